"""The remote cluster: registered under its alias, connected, and really the leader."""

from __future__ import annotations

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.capability import Capability, can, can_connect
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, Nodes, RemoteInfo, RemoteSettings
from ccrtui.core.elasticsearch.replication import FollowStats
from ccrtui.core.elasticsearch.requests.cluster import (
    cluster_identity,
    health,
    nodes,
    put_remote,
    remote_info,
    remote_settings,
    remove_remote,
    transport_probe,
)
from ccrtui.core.elasticsearch.requests.replication import follow_stats
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Made, RemoteMode
from ccrtui.core.steps.conclude import (
    beside,
    blocked,
    by_fault,
    by_side,
    choice_needed,
    fault_evidence,
    missing,
    satisfied,
    unknown,
)
from ccrtui.core.steps.replication.contents import compare_contents, contents_reads
from ccrtui.core.steps.replication.leader_address import leader_mode, leader_reads, leader_transport
from ccrtui.core.steps.replication.remote_cause import cause_of, leaves_open, published_by, with_look
from ccrtui.core.steps.replication.remote_contact import (
    contact,
    contact_reads,
    dialled,
    failure,
    lacks_role,
    nobody_asked,
)
from ccrtui.core.steps.replication.remote_key import key_cause, key_evidence
from ccrtui.core.steps.replication.remote_remarks import remarks
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Choice, Intention, Judgement, PlannedCall, StepName, StepState

FOLLOWER = Side.FOLLOWER
_ONLY_IN_SNIFF = frozenset({"seeds", "node_connections", "proxy"})
_ONLY_IN_PROXY = frozenset({"proxy_address", "proxy_socket_connections", "server_name"})
"""Settings that the other mode refuses (public reference, remote clusters); all others are left as they are."""


class RemoteClusterStep:
    """Registers the leader on the follower; a search through the alias makes it dial, and tells the truth at once."""

    name = StepName.REMOTE_CLUSTER

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The settings and who is connected; if the alias is there, who answers through it; then what is seen there.

        Where there is no contact, what tells why. A cluster without a master may answer that nothing is configured
        (recorded on 9.5.3), so its health is asked before that is believed.
        """
        profile = intention.profile
        look = Look(facts, profile)
        settings, info = remote_settings(FOLLOWER), remote_info(FOLLOWER)
        own = leader_reads(look)
        first = (cluster_identity(FOLLOWER), cluster_identity(Side.LEADER), settings, info, *own)
        if any(call not in facts for call in first) or _apart(facts):
            return first
        if not (_registered(look) or _in_file(look)):
            return (*first, health(FOLLOWER))
        reads = (*first, *contact_reads(look))
        if contact(look):
            return (*reads, *contents_reads(look))
        why = (nodes(FOLLOWER), follow_stats(FOLLOWER))
        return (*reads, *why, *_own_look(look)) if dialled(look) else reads

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Missing until registered; satisfied when connected and what is seen there is what the leader holds."""
        profile = intention.profile
        look = Look(facts, profile)
        for call in (remote_settings(FOLLOWER), remote_info(FOLLOWER)):
            if (fault := facts.fault(call)) and lacks_role(fault):
                return blocked(Code.REMOTE_DIALS_NOBODY, roles=None, **_seen(look))
            if fault:
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
        if apart := _apart(facts):
            return apart
        if not _registered(look) and not _in_file(look):
            well = health(FOLLOWER)
            if fault := facts.fault(well):
                return by_fault(well, fault)
            return _unregistered(look)
        if contact(look):
            return beside(compare_contents(look) or satisfied(Code.REMOTE_CONNECTED, **_seen(look)), remarks(look))
        if _wants_other_address(look):
            return _unregistered(look)
        return _not_connected(look) if dialled(look) else unknown(Code.NOT_LOOKED)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One settings update, in the mode that was chosen."""
        if self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        profile = intention.profile
        look = Look(facts, profile)
        identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
        if identity is None:
            return ()
        alias, wanted = profile.link.alias, _wanted_settings(look)
        foreign = _ONLY_IN_SNIFF if "proxy_address" in wanted else _ONLY_IN_PROXY
        configured = _settings(facts, alias)
        obsolete: dict[str, None] = {key: None for key in configured if key in foreign}
        if configured.get("mode") == RemoteMode.PROXY and "mode" not in wanted:
            obsolete["mode"] = None
        call = put_remote(FOLLOWER, alias, {**wanted, **obsolete})
        made = Made(aliases=(f"{identity.uuid}/{alias}",))
        return (PlannedCall(call, made, undo=(remove_remote(FOLLOWER, alias, wanted),)),)


def _settings(facts: Facts, alias: str) -> dict[str, str | tuple[str, ...]]:
    persistent = facts.value(remote_settings(FOLLOWER), RemoteSettings)
    return dict(persistent.of(alias)) if persistent else {}


def _registered(look: Look) -> bool:
    settings = look.value(remote_settings(FOLLOWER), RemoteSettings)
    return settings is not None and bool(settings.addresses(look.profile.link.alias))


def _in_file(look: Look) -> bool:
    """Registered in the server's own configuration file, which the settings do not show."""
    info = look.value(remote_info(FOLLOWER), RemoteInfo)
    return info is not None and info.get(look.profile.link.alias) is not None


def _apart(facts: Facts) -> Judgement | None:
    """Two versions that speak no common protocol look like a TLS fault when they are dialled, so it is said before."""
    leader, follower = (facts.value(cluster_identity(side), ClusterIdentity) for side in (Side.LEADER, FOLLOWER))
    if leader is None or follower is None or can_connect(leader.version, follower.version):
        return None
    return blocked(Code.VERSIONS_INCOMPATIBLE, **by_side(version=(str(leader.version), str(follower.version))))


def _addresses(look: Look) -> tuple[str, ...]:
    """As configured; of a remote cluster of the server's own file, which no setting shows, as the node tells."""
    settings = look.value(remote_settings(FOLLOWER), RemoteSettings)
    if configured := settings.addresses(look.profile.link.alias) if settings else ():
        return configured
    info = look.value(remote_info(FOLLOWER), RemoteInfo)
    remote = info.get(look.profile.link.alias) if info else None
    return remote.addresses if remote else ()


def _wants_other_address(look: Look) -> bool:
    """Whether an alias that we made points elsewhere than the profile now says; what others made is left alone."""
    identity = look.value(cluster_identity(FOLLOWER), ClusterIdentity)
    made_by_us = identity is not None and f"{identity.uuid}/{look.profile.link.alias}" in look.profile.made.aliases
    wanted = leader_transport(look)
    return made_by_us and bool(wanted) and set(wanted) != set(_addresses(look))


def _unregistered(look: Look) -> Judgement:
    identity = look.value(cluster_identity(FOLLOWER), ClusterIdentity)
    if fault := look.fault(cluster_identity(FOLLOWER)):
        return by_fault(cluster_identity(FOLLOWER), fault)
    if not leader_transport(look):
        return choice_needed(Choice("leader-transport", ()))
    proxy = look.profile.link.remote_mode is RemoteMode.PROXY
    if proxy and identity and not can(identity.version, Capability.PROXY_MODE):
        return blocked(Code.PROXY_TOO_OLD, follower_version=str(identity.version))
    if other := _other_alias(look):
        return missing(Code.REMOTE_UNDER_OTHER_ALIAS, **_seen(look), other_alias=other)
    return missing(Code.REMOTE_MISSING, **_seen(look))


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


def _wanted_settings(look: Look) -> dict[str, str | tuple[str, ...] | None]:
    """Where it may be skipped by default no failed dial would tell why, so that is switched off for what we make."""
    addresses = leader_transport(look)
    identity = look.value(cluster_identity(FOLLOWER), ClusterIdentity)
    skips = identity is not None and can(identity.version, Capability.SKIPS_BY_DEFAULT)
    telling: dict[str, str | tuple[str, ...] | None] = {"skip_unavailable": "false"} if skips else {}
    if leader_mode(look) is RemoteMode.PROXY:
        return {"mode": "proxy", "proxy_address": addresses[0], **telling}
    return {"seeds": addresses, **telling}


def _not_connected(look: Look) -> Judgement:
    if nobody_asked(look):
        node_list = look.value(nodes(FOLLOWER), Nodes)
        roles = ", ".join(role for node in node_list.nodes for role in node.roles) if node_list else None
        return blocked(Code.REMOTE_DIALS_NOBODY, roles=roles, **_seen(look))
    failed = failure(look)
    if failed is None:
        return unknown(Code.NOT_LOOKED)
    call, fault = failed
    if fault.code is FaultCode.NOT_FOUND:
        return _unregistered(look)
    if fault.code is FaultCode.TIMED_OUT:
        return _down(look, Code.REMOTE_SILENT, _seen(look))
    if not fault.answered:
        return by_fault(call, fault)
    if key := _of_the_key(look, fault):
        return key
    code, looked = cause_of(fault), published_by(fault) or {}
    for probe in _own_look(look):
        code, looked = with_look(code, look.outcome(probe))
    return _down(look, code, {**fault_evidence(call, fault), **_seen(look), **looked})


def _of_the_key(look: Look, fault: Fault) -> Judgement | None:
    alias = look.profile.link.alias
    info = look.value(remote_info(FOLLOWER), RemoteInfo)
    code = key_cause(fault, info.get(alias) if info else None, _addresses(look))
    return blocked(code, **{**_seen(look), **key_evidence(fault, alias)}) if code else None


def _down(look: Look, code: Code, evidence: JsonObject) -> Judgement:
    """No connection: of one that has carried operations, by the follower's own figures, no address is blamed."""
    stats = look.value(follow_stats(FOLLOWER), FollowStats)
    tasks = (task for shards in (stats.tasks.values() if stats else ()) for task in shards.values())
    read = sum(task.operations_read for task in tasks if task.alias == look.profile.link.alias)
    if code not in _OF_THE_ADDRESS or not read:
        return blocked(code, **evidence)
    return blocked(Code.REMOTE_INTERRUPTED, **{**evidence, "was": code.value, "operations_read": read})


_OF_THE_ADDRESS = frozenset(
    {
        Code.REMOTE_REFUSED,
        Code.REMOTE_UNREACHABLE,
        Code.REMOTE_HANDSHAKE_TIMEOUT,
        Code.REMOTE_TLS,
        Code.REMOTE_SILENT,
        Code.REMOTE_FAILED,
        Code.REMOTE_UNEXPLAINED,
    }
)
"""What doubts address, port or certificate."""


def _own_look(look: Look) -> tuple[Call, ...]:
    """Our own dial of the address, where the follower's words leave the cause open."""
    failed = failure(look)
    addresses = _addresses(look)
    if failed is None or not failed[1].answered or not leaves_open(failed[1]) or nobody_asked(look):
        return ()
    return (transport_probe(Side.LEADER, addresses[0]),) if addresses else ()


def _seen(look: Look) -> JsonObject:
    info = look.value(remote_info(FOLLOWER), RemoteInfo)
    remote = info.get(look.profile.link.alias) if info else None
    configured = _addresses(look)
    return {
        "alias": look.profile.link.alias,
        "address": ", ".join(configured or leader_transport(look)),
        "mode": remote.mode if remote else leader_mode(look).value,
        "connected": contact(look) or (remote.connected if remote else None),
        "connections": remote.connections if remote else None,
        "connections_wanted": remote.connections_wanted if remote else None,
    }
