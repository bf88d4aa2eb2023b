"""Which Cloud Connect Network shall join the two VPCs, and how far each is in it."""

from __future__ import annotations

from ccrtui.core.call import Side
from ccrtui.core.cloud.calls import ccns
from ccrtui.core.cloud.ccn import Ccn, CcnAttachment, Ccns
from ccrtui.core.facts import Facts
from ccrtui.core.profile import Profile
from ccrtui.core.step import Choice
from ccrtui.core.steps.joined import NEW_CCN, attachments_of, ccns_between, our_ccns
from ccrtui.core.steps.peering_ends import account_of
from ccrtui.core.steps.sites import SIDES, region_of

_OUT = ("DELETED", "EXPIRED", "REJECTED", "FAILED", "DETACHING")
"""States in which a VPC is in a network no more, or never was."""


def picked(facts: Facts, profile: Profile) -> str | None:
    """The one that was named; else one both are in, the only one either is in, or ours. None: there is none yet."""
    if profile.link.ccn not in (None, NEW_CCN):
        return profile.link.ccn
    ours = our_ccns(facts, profile)[:1]
    if profile.link.ccn == NEW_CCN:
        return next(iter(ours), None)
    leader, follower = (_entered(facts, profile, side) for side in SIDES)
    either = sorted(leader | follower)
    only = either if len(either) == 1 else []
    return next(iter((*ccns_between(facts, profile), *sorted(leader & follower), *only, *ours)), None)


def ccn_choice(facts: Facts, profile: Profile) -> Choice | None:
    """What can be picked from, where it is not clear which; None where it is, or where there is none at all."""
    if profile.link.ccn is not None or picked(facts, profile) is not None:
        return None
    names = {one.id: one.name for one in listed(facts, profile)}
    entered = set().union(*(_entered(facts, profile, side) for side in SIDES))
    ids = (*names, *sorted(entered - set(names)))
    if not ids:
        return None
    return Choice("ccn", (*ids, NEW_CCN), None, (*(names.get(one, "") for one in ids), ""))


def listed(facts: Facts, profile: Profile) -> tuple[Ccn, ...]:
    """The networks of the leader's account."""
    found = facts.value(ccns(Side.LEADER, region_of(profile, Side.LEADER)), Ccns)
    return found.ccns if found else ()


def attachment(facts: Facts, profile: Profile, side: Side, ccn: str) -> CcnAttachment | None:
    """The attachment of the VPC at an end to that network; None also where it was taken out."""
    found = attachments_of(facts, profile, side)
    return next((one for one in found if one.ccn == ccn and one.state != "DELETED"), None)


def is_known(facts: Facts, profile: Profile, ccn: str) -> bool:
    """Whether that network is there, as far as our accounts see it."""
    return owner(facts, profile, ccn) is not None


def owner(facts: Facts, profile: Profile, ccn: str) -> str | None:
    """Whose network it is: its main account; None where nothing tells."""
    if any(one.id == ccn for one in listed(facts, profile)):
        return account_of(facts, Side.LEADER)
    seen = (attachment(facts, profile, side, ccn) for side in SIDES)
    return next((one.ccn_account for one in seen if one is not None), None)


def name_of(facts: Facts, profile: Profile, ccn: str) -> str | None:
    """What it is called; None where it is another account's."""
    return next((one.name for one in listed(facts, profile) if one.id == ccn), None)


def _entered(facts: Facts, profile: Profile, side: Side) -> set[str]:
    return {one.ccn for one in attachments_of(facts, profile, side) if one.state not in _OUT}
