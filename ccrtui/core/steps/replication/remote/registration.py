"""What the follower has registered under the alias, and what it should have: settings, addresses, mode."""

from __future__ import annotations

from ccrtui.core.call.call import Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.capability import Capability, can
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, RemoteInfo, RemoteSettings
from ccrtui.core.elasticsearch.requests.cluster import (
    cluster_identity,
    remote_info,
    remote_settings,
)
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.link_words import RemoteMode
from ccrtui.core.steps.conclude import (
    blocked,
    by_fault,
    choice_needed,
    missing,
)
from ccrtui.core.steps.replication.remote.contact import (
    contact,
)
from ccrtui.core.steps.replication.remote.leader_address import leader_mode, leader_transport
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Choice, Judgement

FOLLOWER = Side.FOLLOWER


def settings_of(facts: Facts, alias: str) -> dict[str, str | tuple[str, ...]]:
    """The persistent settings of an alias, by their last word."""
    persistent = facts.value(remote_settings(FOLLOWER), RemoteSettings)
    return dict(persistent.of(alias)) if persistent else {}


def registered(look: Look) -> bool:
    """Whether the settings give the alias an address."""
    settings = look.value(remote_settings(FOLLOWER), RemoteSettings)
    return settings is not None and bool(settings.addresses(look.profile.link.alias))


def in_file(look: Look) -> bool:
    """Registered in the server's own configuration file, which the settings do not show."""
    info = look.value(remote_info(FOLLOWER), RemoteInfo)
    return info is not None and info.get(look.profile.link.alias) is not None


def registered_addresses(look: Look) -> tuple[str, ...]:
    """As configured; of a remote cluster of the server's own file, which no setting shows, as the node tells."""
    settings = look.value(remote_settings(FOLLOWER), RemoteSettings)
    if configured := settings.addresses(look.profile.link.alias) if settings else ():
        return configured
    info = look.value(remote_info(FOLLOWER), RemoteInfo)
    remote = info.get(look.profile.link.alias) if info else None
    return remote.addresses if remote else ()


def wants_other_address(look: Look) -> bool:
    """Whether an alias that we made points elsewhere than the profile now says; what others made is left alone."""
    wanted = leader_transport(look)
    return registered_by_us(look) and bool(wanted) and set(wanted) != set(registered_addresses(look))


def registered_by_us(look: Look) -> bool:
    """Whether the alias on this follower is one that this profile made."""
    identity = look.value(cluster_identity(FOLLOWER), ClusterIdentity)
    return identity is not None and f"{identity.uuid}/{look.profile.link.alias}" in look.profile.made.aliases


def unregistered(look: Look) -> Judgement:
    """Missing, or what has to be known or newer before the alias can be registered."""
    identity = look.value(cluster_identity(FOLLOWER), ClusterIdentity)
    if fault := look.fault(cluster_identity(FOLLOWER)):
        return by_fault(cluster_identity(FOLLOWER), fault)
    if not leader_transport(look):
        return choice_needed(Choice("leader-transport", ()))
    proxy = look.profile.link.remote_mode is RemoteMode.PROXY
    if proxy and identity and not can(identity.version, Capability.PROXY_MODE):
        return blocked(Code.PROXY_TOO_OLD, follower_version=str(identity.version))
    if other := _other_alias(look):
        return missing(Code.REMOTE_UNDER_OTHER_ALIAS, **remote_seen(look), other_alias=other)
    return missing(Code.REMOTE_MISSING, **remote_seen(look))


def _other_alias(look: Look) -> str | None:
    """An alias that points already where ours would, from the settings or the server's own file."""
    wanted = set(leader_transport(look))
    settings, info = (
        look.value(remote_settings(FOLLOWER), RemoteSettings),
        look.value(remote_info(FOLLOWER), RemoteInfo),
    )
    addresses = {remote.alias: remote.addresses for remote in info.remotes} if info else {}
    if settings:
        addresses |= {alias: settings.addresses(alias) for alias in (*settings.persistent, *settings.transient)}
    others = (alias for alias, known in addresses.items() if alias != look.profile.link.alias and wanted & set(known))
    return min(others, default=None)


def wanted_settings(look: Look) -> dict[str, str | tuple[str, ...] | None]:
    """Where it may be skipped by default no failed dial would tell why, so that is switched off for what we make."""
    addresses = leader_transport(look)
    identity = look.value(cluster_identity(FOLLOWER), ClusterIdentity)
    skips = identity is not None and can(identity.version, Capability.SKIPS_BY_DEFAULT)
    telling: dict[str, str | tuple[str, ...] | None] = {"skip_unavailable": "false"} if skips else {}
    if leader_mode(look) is RemoteMode.PROXY:
        return {"mode": "proxy", "proxy_address": addresses[0], **telling}
    return {"seeds": addresses, **telling}


def remote_seen(look: Look) -> JsonObject:
    """The evidence of the step, whatever it comes to; connections are as the follower counts them."""
    info = look.value(remote_info(FOLLOWER), RemoteInfo)
    remote = info.get(look.profile.link.alias) if info else None
    configured = registered_addresses(look)
    return {
        "alias": look.profile.link.alias,
        "address": ", ".join(configured or leader_transport(look)),
        "mode": remote.mode if remote else leader_mode(look).value,
        "connected": contact(look) or (remote.connected if remote else None),
        "connections": remote.connections if remote else None,
        "connections_wanted": remote.connections_wanted if remote else None,
    }
