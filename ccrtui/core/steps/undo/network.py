"""Taking back what joined the two networks: connections, networks between many, and VPCs in them, all of ours only."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.conclude import blocked, by_fault, missing, satisfied, suspected, unknown, waiting
from ccrtui.core.steps.sites import both_in_cloud
from ccrtui.core.steps.undo.absent import with_absent
from ccrtui.core.steps.undo.ccn import absent_ccns, leaving, made_ccn_reads, others_inside, unmake_ccns
from ccrtui.core.steps.undo.peering import (
    absent_peerings,
    delete_peerings,
    made_peering_reads,
    made_peerings,
    routes_of_others,
)
from ccrtui.core.steps.undo.unseen import named_sites, surely
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName

LEAVES_S = 60.0
"""How long a VPC may take to leave a network."""
LISTED_S = 20.0
"""How long a list may still show what was taken out."""


class UndoNetwork:
    """Deletes the connection that we made, detaches what we attached, and deletes the network that we made.

    What others have led through it, or attached to it, would go with it; then it is left alone, and they are named.
    """

    name = StepName.PEERING

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """What is named by our marker or by an id in the profile; nothing where no end is in the cloud."""
        profile = intention.profile
        look = Look(facts, profile)
        if not _may_have_made(profile):
            return ()
        sites = named_sites(profile) if _kept(profile) else ()
        return (*sites, *made_peering_reads(look), *made_ccn_reads(look))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Satisfied when nothing of ours is left; blocked while others use it."""
        if not_seen := self._not_seen(facts, intention):
            return not_seen
        profile, planned = intention.profile, self.calls(facts, intention)
        if used := _used(Look(facts, profile)):
            return used
        absent = (*absent_peerings(Look(facts, profile)), *absent_ccns(Look(facts, profile)))
        if planned:
            return with_absent(missing(Code.MADE_BY_US, calls=len(planned)), Look(facts, profile), absent)
        judged = _left(Look(facts, profile)) or surely(
            satisfied(Code.NOTHING_MADE), Look(facts, profile), _kept(profile)
        )
        return with_absent(judged, Look(facts, profile), absent)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """Connections first, then detaching, and when that is done the network itself."""
        profile = intention.profile
        look = Look(facts, profile)
        if not _may_have_made(profile) or self._not_seen(facts, intention) or _used(look):
            return ()
        return (*delete_peerings(look), *unmake_ccns(look))

    def _not_seen(self, facts: Facts, intention: Intention) -> Judgement | None:
        """A look that failed or was not made, where it matters."""
        for call in self.reads(facts, intention):
            fault = facts.fault(call)
            if fault is not None and not _may_fail(intention.profile, call, fault):
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
        return None


def _kept(profile: Profile) -> tuple[str, ...]:
    made = profile.made
    return (*made.peerings, *made.ccns, *made.ccn_attachments)


def _may_have_made(profile: Profile) -> bool:
    return both_in_cloud(profile) and all(profile.region(side) for side in ENDS)


def _may_fail(profile: Profile, call: Call, fault: Fault) -> bool:
    """What was asked for by its id may be gone; a key that may not list networks has made none."""
    made = profile.made.ccns or profile.made.ccn_attachments
    unused = call.kind is Kind.CCNS and fault.code is FaultCode.NOT_PERMITTED and not made
    return unused or fault.code is FaultCode.NOT_FOUND


def _used(look: Look) -> Judgement | None:
    for peering in made_peerings(look):
        if routes := routes_of_others(look, peering):
            return blocked(Code.CONNECTION_IN_USE, connection=peering.id, routes=list(routes))
    return None


def _left(look: Look) -> Judgement | None:
    """A network of ours that can't be deleted yet, or ever: something is leaving it, or is there to stay."""
    if going := leaving(look):
        states = {attachment.region: attachment.state for attachment in going}
        evidence = {f"{side}_state": states.get(look.region(side)) for side in ENDS}
        return waiting(Code.CCN_ATTACHING, LEAVES_S, ccn=going[0].ccn, **evidence)
    if others := others_inside(look):
        return suspected(Code.CONNECTION_IN_USE, LISTED_S, connection=others[0], routes=list(others[1]))
    return None
