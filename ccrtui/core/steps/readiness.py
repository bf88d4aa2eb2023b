"""Readiness: licences, versions, certificates and rights of both clusters."""

from __future__ import annotations

from ccrtui.core.call import Call, Side
from ccrtui.core.capability import can_connect, can_follow, licence_includes_ccr
from ccrtui.core.cluster import (
    Certificates,
    ClusterIdentity,
    Health,
    Licence,
    Privileges,
    RemoteInfo,
    User,
)
from ccrtui.core.code import Code
from ccrtui.core.facts import Facts
from ccrtui.core.fault import FaultCode
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile import Profile
from ccrtui.core.search_calls import certificates, cluster_identity, health, licence, remote_info, who_am_i
from ccrtui.core.step import Intention, Judgement, PlannedCall, StepName
from ccrtui.core.steps.clusters import SIDES
from ccrtui.core.steps.conclude import blocked, by_fault, by_side, satisfied, unknown
from ccrtui.core.steps.rights import rights_asked

_SECURITY_OFF = (FaultCode.REJECTED, FaultCode.NOT_FOUND)
"""How a cluster without security answers `_security`: there is no such handler."""


class ReadinessStep:
    """Asks both clusters whether replication is possible between them at all."""

    name = StepName.READINESS

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Licence, health, certificates, user and rights of both; identities and what is connected already."""
        del facts
        each = [
            call
            for side in SIDES
            for call in (cluster_identity(side), licence(side), health(side), certificates(side), who_am_i(side))
        ]
        rights = [rights_asked(side, intention.profile) for side in SIDES]
        return (*each, *rights, remote_info(Side.FOLLOWER))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """The first thing that stands in the way, in the order an operator would mend it."""
        return (
            _unanswered(facts)
            or _licences(facts)
            or _versions(facts)
            or _rights(facts, intention.profile)
            or _authority(facts, intention.profile)
            or satisfied(Code.READY, **_seen(facts))
        )

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """Nothing we could change."""
        del facts, intention
        return ()


def _unanswered(facts: Facts) -> Judgement | None:
    for side in SIDES:
        for call in (cluster_identity(side), licence(side), health(side)):
            if fault := facts.fault(call):
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
    return None


def _licences(facts: Facts) -> Judgement | None:
    for side in SIDES:
        found = facts.value(licence(side), Licence)
        if found and not licence_includes_ccr(found.kind, found.status):
            return blocked(
                Code.LICENCE_LACKS_CCR, side=side.value, licence=found.kind, licence_status=found.status, **_seen(facts)
            )
    return None


def _versions(facts: Facts) -> Judgement | None:
    leader, follower = (facts.value(cluster_identity(side), ClusterIdentity) for side in SIDES)
    if leader is None or follower is None or can_follow(follower.version, leader.version):
        return None
    connectable = can_connect(leader.version, follower.version)
    code = Code.FOLLOWER_OLDER if connectable else Code.VERSIONS_INCOMPATIBLE
    return blocked(code, **_seen(facts))


def _rights(facts: Facts, profile: Profile) -> Judgement | None:
    for side in SIDES:
        call = rights_asked(side, profile)
        fault = facts.fault(call)
        if fault and fault.code not in _SECURITY_OFF:
            return by_fault(call, fault)
        found = facts.value(call, Privileges)
        if found and not found.complete:
            indices = [f"{privilege} on {index}" for index, privilege in found.missing_index]
            return blocked(
                Code.PRIVILEGES_MISSING,
                side=side.value,
                user=found.user,
                privileges=[*found.missing_cluster, *indices],
                **_seen(facts),
            )
    return None


def _authority(facts: Facts, profile: Profile) -> Judgement | None:
    """Blocked when both lists were read and share nothing; a connection that stands refutes it."""
    leader, follower = (facts.value(certificates(side), Certificates) for side in SIDES)
    if leader is None or follower is None or not leader.entries or not follower.entries:
        return None
    connected = facts.value(remote_info(Side.FOLLOWER), RemoteInfo)
    remote = connected.get(profile.link.alias) if connected else None
    if leader.shared_authorities(follower) or (remote and remote.connected):
        return None
    return blocked(Code.NO_SHARED_AUTHORITY, **_seen(facts), **_authorities(leader, follower))


def _authorities(leader: Certificates, follower: Certificates) -> JsonObject:
    def named(found: Certificates) -> list[str]:
        return [f"{entry.subject} ({entry.serial_number})" for entry in found.entries if not entry.has_private_key]

    return by_side(authorities=(named(leader), named(follower)))


def _seen(facts: Facts) -> JsonObject:
    identity = [facts.value(cluster_identity(side), ClusterIdentity) for side in SIDES]
    licences = [facts.value(licence(side), Licence) for side in SIDES]
    colours = [facts.value(health(side), Health) for side in SIDES]
    users = [facts.value(who_am_i(side), User) for side in SIDES]
    lists = [facts.value(certificates(side), Certificates) for side in SIDES]
    leader_list, follower_list = lists
    shared = None
    if leader_list is not None and follower_list is not None and leader_list.entries:
        shared = [entry.subject for entry in leader_list.shared_authorities(follower_list)]
    return {
        **by_side(
            version=_pair([str(found.version) if found else None for found in identity]),
            licence_kind=_pair([found.kind if found else None for found in licences]),
            health=_pair([found.status if found else None for found in colours]),
            user=_pair([found.name if found else None for found in users]),
            roles=_pair([", ".join(found.roles) if found else None for found in users]),
        ),
        "shared_authorities": shared,
        "transport_tls": _tls(leader_list, follower_list),
    }


def _pair(values: list[str | None]) -> tuple[str | None, str | None]:
    return values[0], values[1]


def _tls(leader: Certificates | None, follower: Certificates | None) -> str:
    if leader is None or follower is None:
        return "unknown"
    used = (bool(leader.entries), bool(follower.entries))
    return {(True, True): "both", (False, False): "none"}.get(used, "one_side")
