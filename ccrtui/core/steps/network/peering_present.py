"""The peering connection that is there already, and what its state means for the walk."""

from __future__ import annotations

from datetime import datetime, timedelta

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import instances, peerings
from ccrtui.core.cloud.instance import Instances
from ccrtui.core.cloud.peering import Peering
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.conclude import blocked, missing, satisfied, unknown, waiting
from ccrtui.core.steps.network.joined import ACTIVE, peerings_between, peerings_of
from ccrtui.core.steps.network.peering_ends import account_of, is_our_peering, network_evidence, side_at
from ccrtui.core.steps.sites import both_in_cloud
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement

PENDING, GONE = "PENDING", "DELETED"
ENDED = {"EXPIRED": Code.PEERING_EXPIRED, "REJECTED": Code.PEERING_REJECTED, "FAILED": Code.PEERING_FAILED}
"""States that never become another: such a connection can only be deleted and made again."""

SETTLES_S = 180.0
"""How long a connection within one account may take to be usable."""
ACCEPTED_WITHIN = timedelta(days=7)
TIME = "%Y-%m-%d %H:%M:%S"


def existing(look: Look) -> Peering | None:
    """The connection that counts: one that works, else one that may, else the newest of the rest."""
    there = [peering for peering in peerings_between(look) or _to_unseen(look) if peering.state != GONE]
    newest_first = sorted(there, key=lambda peering: peering.created, reverse=True)
    return min(newest_first, key=_rank, default=None)


def unseen_side(look: Look) -> Side | None:
    """The end whose instance is named and in no list of our account, while the other end is known."""
    if not both_in_cloud(look.profile):
        return None
    for side in ENDS:
        listed = look.value(instances(side, look.region(side)), Instances)
        named = look.profile.cluster(side).instance
        if listed is not None and named and listed.get(named) is None and look.instance(side.other):
            return side
    return None


def unseen_reads(look: Look) -> tuple[Call, ...]:
    """The connections of the end that we see, when the other end is in no list of ours."""
    side = unseen_side(look)
    instance = look.instance(side.other) if side else None
    return (peerings(side.other, look.region(side.other), instance.vpc),) if side and instance else ()


def judge_existing(look: Look, peering: Peering) -> Judgement:
    """What a connection in that state means."""
    evidence = found_evidence(look.profile, peering)
    if peering.state == ACTIVE:
        return satisfied(Code.PEERING_ACTIVE, **evidence, **network_evidence(look))
    if peering.state == PENDING:
        return _judge_pending(look, peering)
    if peering.state in ENDED:
        return blocked(ENDED[peering.state], **evidence)
    if peering.state == "ISOLATED":
        return blocked(Code.PEERING_ISOLATED, **evidence)
    return unknown(Code.PEERING_STATE_UNKNOWN, **evidence)


def accepting_side(look: Look, peering: Peering) -> Side | None:
    """The side of ours that can accept it: the one whose account was asked."""
    side = side_at(look, peering.peer)
    return side if side is not None and account_of(look.facts, side) == peering.peer.account else None


def can_be_replaced(profile: Profile, peering: Peering) -> bool:
    """Whether it is ours to delete, so that another can be made in its place."""
    return peering.state in ENDED and is_our_peering(profile, peering)


def found_evidence(profile: Profile, peering: Peering) -> JsonObject:
    """Which connection it is, and in which state."""
    return {
        "connection": peering.id,
        "connection_name": peering.name,
        "state": peering.state,
        "bandwidth": peering.bandwidth,
        "account": peering.peer.account,
        "made_by_us": is_our_peering(profile, peering),
    }


def accept_by(created: str) -> str | None:
    """Until when a connection can be accepted, in China time as the server's own times are; None if unreadable."""
    try:
        return (datetime.strptime(created, TIME) + ACCEPTED_WITHIN).strftime(TIME)
    except ValueError:
        return None


def _rank(peering: Peering) -> int:
    return {ACTIVE: 0, PENDING: 1}.get(peering.state, 2)


def _to_unseen(look: Look) -> list[Peering]:
    """The connections of the end that we see with another account's VPC in the region of the end that we don't."""
    side = unseen_side(look)
    instance = look.instance(side.other) if side else None
    own = account_of(look.facts, side.other) if side else None
    if side is None or instance is None or own is None:
        return []
    region = look.region(side)
    beyond = [(peering, peering.beyond(instance.vpc)) for peering in peerings_of(look, side.other)]
    return [peering for peering, end in beyond if end.region == region and end.account != own]


def _judge_pending(look: Look, peering: Peering) -> Judgement:
    """Within one account it passes by itself; another account must accept it, which we may be as well."""
    evidence = found_evidence(look.profile, peering)
    if peering.source.account == peering.peer.account:
        return waiting(Code.PEERING_PENDING, SETTLES_S, **evidence)
    evidence = {
        **evidence,
        "accept_by": accept_by(peering.created),
        "from_account": peering.source.account,
        "region": peering.peer.region,
        "vpcs": [peering.source.vpc, peering.peer.vpc],
        **network_evidence(look),
    }
    if accepting_side(look, peering) is not None:
        return missing(Code.PEERING_TO_ACCEPT, **evidence)
    return waiting(Code.PEERING_AWAITS_OTHER, 0, **evidence)
