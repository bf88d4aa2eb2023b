"""The remote cluster: registered under its alias, connected, and really the leader."""

from __future__ import annotations

from ccrtui.core.call import Call, Side
from ccrtui.core.capability import Capability, can
from ccrtui.core.cluster import ClusterIdentity, RemoteInfo, RemoteSettings
from ccrtui.core.code import Code
from ccrtui.core.facts import Facts
from ccrtui.core.fault import Fault, FaultCode
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile import Made, Profile, RemoteMode
from ccrtui.core.search_calls import (
    cluster_identity,
    put_remote,
    remote_info,
    remote_settings,
    remove_remote,
)
from ccrtui.core.step import Choice, Intention, Judgement, PlannedCall, StepName, StepState
from ccrtui.core.steps.conclude import blocked, by_fault, choice_needed, fault_evidence, missing, satisfied, unknown
from ccrtui.core.steps.contents import compare_contents, contents_reads, search_through
from ccrtui.core.steps.leader_address import leader_mode, leader_reads, leader_transport

FOLLOWER = Side.FOLLOWER
_ONLY_IN_SNIFF = frozenset({"seeds", "node_connections", "proxy"})
_ONLY_IN_PROXY = frozenset({"proxy_address", "proxy_socket_connections", "server_name"})
"""Settings that the other mode refuses (public reference, remote clusters); all others are left as they are."""


class RemoteClusterStep:
    """Registers the leader on the follower; a search through the alias makes it dial, and tells the truth at once."""

    name = StepName.REMOTE_CLUSTER

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The settings and who is connected; if the alias is there, a search through it; then what is seen there."""
        profile = intention.profile
        settings, info = remote_settings(FOLLOWER), remote_info(FOLLOWER)
        own = leader_reads(facts, profile)
        first = (cluster_identity(FOLLOWER), cluster_identity(Side.LEADER), settings, info, *own)
        if settings not in facts or info not in facts or not (_registered(facts, profile) or _in_file(facts, profile)):
            return first
        searched = search_through(facts, profile)
        if not _contact(facts, profile):
            return (*first, searched)
        return (*first, searched, *contents_reads(facts, profile))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Missing until registered; satisfied when connected and what is seen there is what the leader holds."""
        profile = intention.profile
        for call in (remote_settings(FOLLOWER), remote_info(FOLLOWER)):
            if fault := facts.fault(call):
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
        if not _registered(facts, profile) and not _in_file(facts, profile):
            return _unregistered(facts, profile)
        if _contact(facts, profile):
            return compare_contents(facts, profile) or satisfied(Code.REMOTE_CONNECTED, **_seen(facts, profile))
        if _wants_other_address(facts, profile):
            return _unregistered(facts, profile)
        failed = facts.fault(search_through(facts, profile))
        return _not_connected(facts, profile, failed) if failed else unknown(Code.NOT_LOOKED)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One settings update, in the mode that was chosen."""
        if self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        profile = intention.profile
        identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
        if identity is None:
            return ()
        alias, wanted = profile.link.alias, _wanted_settings(facts, profile)
        foreign = _ONLY_IN_SNIFF if "proxy_address" in wanted else _ONLY_IN_PROXY
        configured = _settings(facts, alias)
        obsolete: dict[str, None] = {key: None for key in configured if key in foreign}
        if configured.get("mode") == RemoteMode.PROXY and "mode" not in wanted:
            obsolete["mode"] = None
        call = put_remote(FOLLOWER, alias, {**wanted, **obsolete})
        made = Made(aliases=(f"{identity.uuid}/{alias}",))
        return (PlannedCall(call, made, undo=(remove_remote(FOLLOWER, alias, wanted),)),)


def _settings(facts: Facts, alias: str) -> dict[str, str | tuple[str, ...]]:
    found = facts.value(remote_settings(FOLLOWER), RemoteSettings)
    return {**found.transient.get(alias, {}), **found.persistent.get(alias, {})} if found else {}


def _registered(facts: Facts, profile: Profile) -> bool:
    found = facts.value(remote_settings(FOLLOWER), RemoteSettings)
    return found is not None and bool(found.addresses(profile.link.alias))


def _in_file(facts: Facts, profile: Profile) -> bool:
    """Registered in the server's own configuration file, which the settings do not show."""
    found = facts.value(remote_info(FOLLOWER), RemoteInfo)
    return found is not None and found.get(profile.link.alias) is not None


def _contact(facts: Facts, profile: Profile) -> bool:
    """Whether the search reached the other cluster: it answered, or refused us by name."""
    call = search_through(facts, profile)
    fault = facts.fault(call)
    return call in facts and (fault is None or fault.code is FaultCode.NOT_AUTHORIZED)


def _addresses(facts: Facts, profile: Profile) -> tuple[str, ...]:
    found = facts.value(remote_settings(FOLLOWER), RemoteSettings)
    return found.addresses(profile.link.alias) if found else ()


def _wants_other_address(facts: Facts, profile: Profile) -> bool:
    """Whether an alias that we made points elsewhere than the profile now says; what others made is left alone."""
    identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
    ours = identity is not None and f"{identity.uuid}/{profile.link.alias}" in profile.made.aliases
    wanted = leader_transport(facts, profile)
    return ours and bool(wanted) and set(wanted) != set(_addresses(facts, profile))


def _unregistered(facts: Facts, profile: Profile) -> Judgement:
    identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
    if fault := facts.fault(cluster_identity(FOLLOWER)):
        return by_fault(cluster_identity(FOLLOWER), fault)
    if not leader_transport(facts, profile):
        return choice_needed(Choice("leader-transport", ()))
    proxy = profile.link.remote_mode is RemoteMode.PROXY
    if proxy and identity and not can(identity.version, Capability.PROXY_MODE):
        return blocked(Code.PROXY_TOO_OLD, follower_version=str(identity.version))
    return missing(Code.REMOTE_MISSING, **_seen(facts, profile))


def _wanted_settings(facts: Facts, profile: Profile) -> dict[str, str | tuple[str, ...] | None]:
    addresses = leader_transport(facts, profile)
    if leader_mode(facts, profile) is RemoteMode.PROXY:
        return {"mode": "proxy", "proxy_address": addresses[0]}
    return {"seeds": addresses}


_BY_CAUSE = (
    ("handshake_timeout", Code.REMOTE_HANDSHAKE_TIMEOUT),
    ("connect_timeout", Code.REMOTE_UNREACHABLE),
    ("connection refused", Code.REMOTE_REFUSED),
    ("connection reset", Code.REMOTE_TLS),
    ("general node connection failure", Code.REMOTE_TLS),
    ("unknown_host", Code.REMOTE_UNREACHABLE),
    ("no route to host", Code.REMOTE_UNREACHABLE),
    ("connect_exception", Code.REMOTE_REFUSED),
)
"""What the follower says of a failed dial, by words in its chain of causes (observed on Elasticsearch 7.3.0)."""


def _not_connected(facts: Facts, profile: Profile, fault: Fault) -> Judgement:
    call = search_through(facts, profile)
    if fault.code is FaultCode.NOT_FOUND:
        return _unregistered(facts, profile)
    if fault.code is FaultCode.TIMED_OUT:
        return blocked(Code.REMOTE_SILENT, **_seen(facts, profile))
    if not fault.answered:
        return by_fault(call, fault)
    words = " ".join(filter(None, (fault.error_type, fault.reason, fault.cause_type, fault.cause_reason))).lower()
    code = next((code for text, code in _BY_CAUSE if text in words), Code.REMOTE_FAILED)
    return blocked(code, **{**fault_evidence(call, fault), **_seen(facts, profile)})


def _seen(facts: Facts, profile: Profile) -> JsonObject:
    found = facts.value(remote_info(FOLLOWER), RemoteInfo)
    remote = found.get(profile.link.alias) if found else None
    configured = _addresses(facts, profile)
    return {
        "alias": profile.link.alias,
        "address": ", ".join(configured or leader_transport(facts, profile)),
        "mode": remote.mode if remote else leader_mode(facts, profile).value,
        "connected": _contact(facts, profile) or (remote.connected if remote else None),
        "connections": remote.connections if remote else None,
        "connections_wanted": remote.connections_wanted if remote else None,
    }
