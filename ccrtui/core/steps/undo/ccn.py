"""The Cloud Connect Networks that we made and the VPCs that we attached: detaching them, deleting what is empty."""

from __future__ import annotations

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import ccn_members, ccns
from ccrtui.core.cloud.ccn import CcnAttachment, CcnAttachments
from ccrtui.core.cloud.writes import delete_ccn, detach_ccn
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.steps.network.joined import our_ccns
from ccrtui.core.steps.sites import SIDES, region_of
from ccrtui.core.steps.undo.absent import removed_by
from ccrtui.core.walk.step import Absent, PlannedCall

_GONE = ("DELETED", "EXPIRED", "REJECTED")
"""States in which nothing is attached any more."""
LEAVING = "DETACHING"


def made_ccn_reads(facts: Facts, profile: Profile) -> tuple[Call, ...]:
    """The leader account's networks, then what is in those that we made or attached something to."""
    members = (call for ccn in _concerned(facts, profile) for call in _members(profile, ccn))
    return (ccns(Side.LEADER, region_of(profile, Side.LEADER)), *members)


def leaving(facts: Facts, profile: Profile) -> tuple[CcnAttachment, ...]:
    """What is on its way out of a network that we made, which can be deleted after that."""
    return tuple(
        one for ccn in our_ccns(facts, profile) for one in _inside(facts, profile, ccn) if one.state == LEAVING
    )


def others_inside(facts: Facts, profile: Profile) -> tuple[str, tuple[str, ...]] | None:
    """A network that we made and the VPCs that others attached to it; None where there is no such."""
    for ccn in our_ccns(facts, profile):
        inside = [one for one in _inside(facts, profile, ccn) if one.state != LEAVING and not _is_ours(profile, one)]
        if inside:
            return ccn, tuple(one.vpc for one in inside)
    return None


def unmake_ccns(facts: Facts, profile: Profile) -> tuple[PlannedCall, ...]:
    """What we attached is detached first; when nothing is left in a network of ours, that is deleted."""
    detaching = tuple(call for ccn in _concerned(facts, profile) for call in _detach(facts, profile, ccn))
    empty = (ccn for ccn in our_ccns(facts, profile) if not _inside(facts, profile, ccn))
    return detaching or tuple(_delete(profile, ccn) for ccn in empty)


def absent_ccns(facts: Facts, profile: Profile) -> tuple[Absent, ...]:
    """The networks that are no longer listed, and the VPCs that are no longer in theirs, of those the profile keeps."""
    leader, listed = region_of(profile, Side.LEADER), our_ccns(facts, profile)
    networks = (
        removed_by(Made(ccns=(ccn,)), (delete_ccn(Side.LEADER, leader, ccn),))
        for ccn in profile.made.ccns
        if ccn not in listed
    )
    inside = {_entry(one) for ccn in _concerned(facts, profile) for one in _inside(facts, profile, ccn)}
    vpcs = (
        removed_by(Made(ccn_attachments=(entry,)), _detaching(profile, *entry.split("/", 1)))
        for entry in profile.made.ccn_attachments
        if entry not in inside
    )
    return (*networks, *vpcs)


def _detaching(profile: Profile, ccn: str, vpc: str) -> tuple[Call, ...]:
    """The ways in which a VPC may have been detached: by either key, from either region."""
    return tuple(detach_ccn(key, region_of(profile, place), ccn, vpc) for key in SIDES for place in SIDES)


def _detach(facts: Facts, profile: Profile, ccn: str) -> list[PlannedCall]:
    planned = []
    for one in _inside(facts, profile, ccn):
        if one.state != LEAVING and _is_ours(profile, one):
            call = detach_ccn(_sender(facts, profile, one), one.region, ccn, one.vpc)
            subject = f"{ccn} {one.vpc} {one.region}"
            planned.append(PlannedCall(call, unmade=Made(ccn_attachments=(_entry(one),)), subject=subject))
    return planned


def _delete(profile: Profile, ccn: str) -> PlannedCall:
    call = delete_ccn(Side.LEADER, region_of(profile, Side.LEADER), ccn)
    return PlannedCall(call, unmade=Made(ccns=(ccn,)))


def _concerned(facts: Facts, profile: Profile) -> tuple[str, ...]:
    entered = (entry.partition("/")[0] for entry in profile.made.ccn_attachments)
    return tuple(dict.fromkeys((*entered, *our_ccns(facts, profile))))


def _members(profile: Profile, ccn: str) -> tuple[Call, ...]:
    return tuple(ccn_members(side, region_of(profile, side), ccn) for side in SIDES)


def _seen_by(facts: Facts, profile: Profile, side: Side, ccn: str) -> tuple[CcnAttachment, ...]:
    found = facts.value(ccn_members(side, region_of(profile, side), ccn), CcnAttachments)
    return found.attachments if found else ()


def _inside(facts: Facts, profile: Profile, ccn: str) -> list[CcnAttachment]:
    """What is in a network, as far as our keys show it, each once."""
    seen = {one.vpc: one for side in SIDES for one in _seen_by(facts, profile, side, ccn)}
    return [one for one in seen.values() if one.state not in _GONE]


def _sender(facts: Facts, profile: Profile, one: CcnAttachment) -> Side:
    """Whose key shows the attachment: that of its region before the other."""
    seeing = [side for side in SIDES if one in _seen_by(facts, profile, side, one.ccn)]
    near = [side for side in seeing if region_of(profile, side) == one.region]
    return (near or seeing)[0]


def _is_ours(profile: Profile, one: CcnAttachment) -> bool:
    return _entry(one) in profile.made.ccn_attachments


def _entry(one: CcnAttachment) -> str:
    return f"{one.ccn}/{one.vpc}"
