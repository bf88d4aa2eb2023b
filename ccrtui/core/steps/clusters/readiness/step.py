"""Readiness: licences, versions, certificates and rights of both clusters."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.cloud.calls import instances
from ccrtui.core.elasticsearch.capability import Capability, can, can_connect, can_follow, licence_includes_ccr
from ccrtui.core.elasticsearch.cluster import Privileges
from ccrtui.core.elasticsearch.replication import FollowInfo
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, health, licence, remote_info
from ccrtui.core.elasticsearch.requests.replication import follow_info
from ccrtui.core.elasticsearch.trust import API_KEY_PORT, TrustModel
from ccrtui.core.steps.clusters.pair import told_by_cloud
from ccrtui.core.steps.clusters.readiness.evidence import Ends, authorities, both_seen, places, trust_between
from ccrtui.core.steps.clusters.readiness.facts import asked_of, end_of
from ccrtui.core.steps.clusters.rights import rights_asked
from ccrtui.core.steps.conclude import beside, blocked, by_fault, by_side, passable, satisfied, unknown, waiting
from ccrtui.core.steps.replication.remote.contact import connected
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Choice, Intention, Judgement, PlannedCall, StepName

_SECURITY_OFF = (FaultCode.REJECTED, FaultCode.NOT_FOUND)
"""How a cluster without security answers `_security`: there is no such handler."""


class ReadinessStep:
    """Asks both clusters whether replication is possible between them at all; the cloud, where no path leads there."""

    name = StepName.READINESS

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Licence, health, certificates, user and rights of both; identities, what is connected and what follows."""
        each = [call for side in ENDS for call in asked_of(facts, intention, side)]
        open_to = [side for side in ENDS if licence(side) in each]
        rights = [rights_asked(side, intention.profile) for side in open_to]
        remotes = (remote_info(Side.FOLLOWER),) if Side.FOLLOWER in open_to else ()
        return (*each, *rights, *remotes, *(follow_info(side) for side in open_to))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """The first thing that stands in the way, in the order an operator would mend it."""
        profile = intention.profile
        look = Look(facts, profile)
        ends = (end_of(facts, intention, Side.LEADER), end_of(facts, intention, Side.FOLLOWER))
        return (
            _editions(facts)
            or _unanswered(facts, intention)
            or _licences(look, ends)
            or _versions(look, ends)
            or _rights(look, ends)
            or _security(look, ends)
            or _authority(look, ends)
            or _ready(look, ends)
        )

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """Nothing we could change."""
        del facts, intention
        return ()


def _unanswered(facts: Facts, intention: Intention) -> Judgement | None:
    for side in ENDS:
        own = (cluster_identity(side), licence(side), health(side))
        listed = (instances(side, intention.profile.region(side)),)
        for call in listed if told_by_cloud(facts, intention, side) else own:
            if fault := facts.fault(call):
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
    return None


def _editions(facts: Facts) -> Judgement | None:
    """Replication may be switched off where there is a licence for it; what else keeps us from reading is no sign.

    Of an edition without x-pack neither the licence nor what follows can be read: told of both sides at once.
    """
    lacking = [
        by_fault(call, fault)
        for side in ENDS
        for call in (licence(side), follow_info(side))
        if (fault := facts.fault(call)) and fault.code is FaultCode.EDITION_WITHOUT_CCR
    ]
    by_side = {judgement.evidence["side"]: judgement for judgement in reversed(lacking)}
    named = [by_side[side.value] for side in ENDS if side.value in by_side]
    return beside(named[0], named[1:]) if named else None


def _licences(look: Look, ends: Ends) -> Judgement | None:
    for side, end in zip(ENDS, ends, strict=True):
        licence = end.licence
        if licence and not licence_includes_ccr(licence.kind, licence.status):
            return blocked(
                Code.LICENCE_LACKS_CCR,
                side=side.value,
                licence=licence.kind,
                licence_status=licence.status,
                following=_going_on(look) if side is Side.LEADER else None,
                **both_seen(look, ends),
            )
    return None


def _going_on(look: Look) -> list[str] | None:
    """What is read from a leader whose licence has ended: that goes on (recorded on Elasticsearch 7.3.0)."""
    info = look.value(follow_info(Side.FOLLOWER), FollowInfo)
    followers = info.followers.values() if info else ()
    return (
        sorted(
            follower.index for follower in followers if follower.active and follower.alias == look.profile.link.alias
        )
        or None
    )


def _versions(look: Look, ends: Ends) -> Judgement | None:
    leader, follower = (end.version for end in ends)
    if leader is None or follower is None or can_follow(follower, leader):
        return None
    code = Code.FOLLOWER_OLDER if can_connect(leader, follower) else Code.VERSIONS_INCOMPATIBLE
    return blocked(code, **both_seen(look, ends))


def _rights(look: Look, ends: Ends) -> Judgement | None:
    for side in ENDS:
        call = rights_asked(side, look.profile)
        fault = look.fault(call)
        if fault and fault.code not in _SECURITY_OFF:
            return by_fault(call, fault)
        privileges = look.value(call, Privileges)
        if privileges and not privileges.complete:
            indices = [f"{privilege} on {index}" for index, privilege in privileges.missing_index]
            return blocked(
                Code.PRIVILEGES_MISSING,
                side=side.value,
                user=privileges.user,
                privileges=[*privileges.missing_cluster, *indices],
                **both_seen(look, ends),
            )
    return None


def _security(look: Look, ends: Ends) -> Judgement | None:
    """Blocked when users must log in to one instance only; a connection that stands refutes it."""
    leader, follower = (end.instance for end in ends)
    if leader is None or follower is None or leader.secured == follower.secured or connected(look):
        return None
    return blocked(
        Code.SECURITY_DIFFERS, **{**both_seen(look, ends), **by_side(secured=(leader.secured, follower.secured))}
    )


def _authority(look: Look, ends: Ends) -> Judgement | None:
    """Blocked when both lists were read and share nothing; a connection that stands refutes it, a key needs none.

    Before there is an alias the port that the profile names tells which way is meant.
    """
    leader, follower = (end.certificates for end in ends)
    if trust_between(look, ends) is TrustModel.API_KEY or _by_key_port(look):
        return None
    if leader is None or follower is None or not leader.entries or not follower.entries:
        return None
    if leader.shared_authorities(follower) or connected(look):
        return None
    known = {**both_seen(look, ends), **authorities(leader, follower), **places(look, ends)}
    known["api_key_since"] = _api_key_since(ends)
    if filed_on := look.profile.link.ticket_filed:
        return waiting(Code.TICKET_FILED, 0.0, filed_on=filed_on, **known)
    judged = blocked(Code.NO_SHARED_AUTHORITY, **known)
    return replace(judged, choices=(Choice("ticket-filed", ()),))


def _by_key_port(look: Look) -> bool:
    addresses = look.profile.cluster(Side.LEADER).transport
    return bool(addresses) and all(address.rpartition(":")[2] == API_KEY_PORT for address in addresses)


def _api_key_since(ends: Ends) -> str | None:
    """The version from which a key is the other way, where both sides are of it."""
    versions = [end.version for end in ends]
    able = all(version is not None and can(version, Capability.API_KEY_TRUST) for version in versions)
    return f"{Capability.API_KEY_TRUST.value.major}.{Capability.API_KEY_TRUST.value.minor}" if able else None


def _ready(look: Look, ends: Ends) -> Judgement:
    if any(end.by_cloud for end in ends):
        return passable(Code.READY_AS_CLOUD_TELLS, **both_seen(look, ends))
    return satisfied(Code.READY, **both_seen(look, ends))
