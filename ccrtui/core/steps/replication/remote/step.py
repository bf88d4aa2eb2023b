"""The remote cluster: registered under its alias, connected, and really the leader."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.capability import can_connect
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests.cluster import (
    cluster_identity,
    health,
    nodes,
    put_remote,
    remote_info,
    remote_settings,
    remove_remote,
)
from ccrtui.core.elasticsearch.requests.replication import follow_stats
from ccrtui.core.profile.link_words import RemoteMode
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.conclude import (
    beside,
    blocked,
    by_fault,
    by_side,
    satisfied,
    unknown,
)
from ccrtui.core.steps.replication.remote.contact import (
    contact,
    contact_reads,
    dialled,
    lacks_role,
)
from ccrtui.core.steps.replication.remote.contents import compare_contents, contents_reads
from ccrtui.core.steps.replication.remote.disconnected import not_connected, own_look
from ccrtui.core.steps.replication.remote.leader_address import leader_reads
from ccrtui.core.steps.replication.remote.registration import (
    FOLLOWER,
    in_file,
    registered,
    registered_addresses,
    registered_by_us,
    remote_seen,
    settings_of,
    unregistered,
    wanted_settings,
    wants_other_address,
)
from ccrtui.core.steps.replication.remote.remarks import remarks
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState

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
        if not (registered(look) or in_file(look)):
            return (*first, health(FOLLOWER))
        reads = (*first, *contact_reads(look))
        if contact(look):
            return (*reads, *contents_reads(look))
        why = (nodes(FOLLOWER), follow_stats(FOLLOWER))
        return (*reads, *why, *own_look(look)) if dialled(look) else reads

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Missing until registered; satisfied when connected and what is seen there is what the leader holds."""
        profile = intention.profile
        look = Look(facts, profile)
        for call in (remote_settings(FOLLOWER), remote_info(FOLLOWER)):
            if (fault := facts.fault(call)) and lacks_role(fault):
                return blocked(Code.REMOTE_DIALS_NOBODY, roles=None, **remote_seen(look))
            if fault:
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
        if apart := _apart(facts):
            return apart
        if not registered(look) and not in_file(look):
            well = health(FOLLOWER)
            if fault := facts.fault(well):
                return by_fault(well, fault)
            return unregistered(look)
        if contact(look):
            return _reached(look)
        if wants_other_address(look):
            return unregistered(look)
        return not_connected(look) if dialled(look) else unknown(Code.NOT_LOOKED)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One settings update, in the mode that was chosen."""
        if self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        profile = intention.profile
        look = Look(facts, profile)
        identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
        if identity is None:
            return ()
        alias, wanted = profile.link.alias, wanted_settings(look)
        foreign = _ONLY_IN_SNIFF if "proxy_address" in wanted else _ONLY_IN_PROXY
        configured = settings_of(facts, alias)
        obsolete: dict[str, None] = {key: None for key in configured if key in foreign}
        if configured.get("mode") == RemoteMode.PROXY and "mode" not in wanted:
            obsolete["mode"] = None
        call = put_remote(FOLLOWER, alias, {**wanted, **obsolete})
        made = Made(aliases=(f"{identity.uuid}/{alias}",))
        return (PlannedCall(call, made, undo=(remove_remote(FOLLOWER, alias, wanted),)),)


def _reached(look: Look) -> Judgement:
    """What is said of the cluster behind the alias; ours is registered anew where another address is wished."""
    compared = compare_contents(look)
    if compared is not None and compared.code is Code.ALIAS_OTHER_CLUSTER:
        return unregistered(look) if wants_other_address(look) else _whose(look, compared)
    return beside(compared or satisfied(Code.REMOTE_CONNECTED, **remote_seen(look)), remarks(look))


def _whose(look: Look, judged: Judgement) -> Judgement:
    """Whether we registered the alias that leads elsewhere: then choosing its address anew mends it."""
    own = registered_by_us(look)
    addresses = ", ".join(registered_addresses(look)) or None
    whose = {"own_address": addresses if own else None, "others_alias": None if own else look.profile.link.alias}
    return replace(judged, evidence={**judged.evidence, **whose})


def _apart(facts: Facts) -> Judgement | None:
    """Two versions that speak no common protocol look like a TLS fault when they are dialled, so it is said before."""
    leader, follower = (facts.value(cluster_identity(side), ClusterIdentity) for side in (Side.LEADER, FOLLOWER))
    if leader is None or follower is None or can_connect(leader.version, follower.version):
        return None
    return blocked(Code.VERSIONS_INCOMPATIBLE, **by_side(version=(str(leader.version), str(follower.version))))
