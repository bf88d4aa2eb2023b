"""The Cloud Connect Networks that we made and the VPCs that we attached: detaching them, deleting what is empty."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import ccn_members, ccns
from ccrtui.core.cloud.ccn import CcnAttachment, CcnAttachments
from ccrtui.core.cloud.writes import delete_ccn, detach_ccn
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.steps.network.joined import our_ccns
from ccrtui.core.steps.undo.absent import removed_by
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Absent, PlannedCall

_GONE = ("DELETED", "EXPIRED", "REJECTED")
"""States in which nothing is attached any more."""
LEAVING = "DETACHING"


def made_ccn_reads(look: Look) -> tuple[Call, ...]:
    """The leader account's networks, then what is in those that we made or attached something to."""
    members = (call for ccn in _concerned(look) for call in _members(look.profile, ccn))
    return (ccns(Side.LEADER, look.region(Side.LEADER)), *members)


def leaving(look: Look) -> tuple[CcnAttachment, ...]:
    """What is on its way out of a network that we made, which can be deleted after that."""
    return tuple(
        attachment for ccn in our_ccns(look) for attachment in _inside(look, ccn) if attachment.state == LEAVING
    )


def others_inside(look: Look) -> tuple[str, tuple[str, ...]] | None:
    """A network that we made and the VPCs that others attached to it; None where there is no such."""
    for ccn in our_ccns(look):
        inside = [
            attachment
            for attachment in _inside(look, ccn)
            if attachment.state != LEAVING and not _is_ours(look.profile, attachment)
        ]
        if inside:
            return ccn, tuple(attachment.vpc for attachment in inside)
    return None


def unmake_ccns(look: Look) -> tuple[PlannedCall, ...]:
    """What we attached is detached first; when nothing is left in a network of ours, that is deleted."""
    detaching = tuple(call for ccn in _concerned(look) for call in _detach(look, ccn))
    empty = (ccn for ccn in our_ccns(look) if not _inside(look, ccn))
    return detaching or tuple(_delete(look.profile, ccn) for ccn in empty)


def absent_ccns(look: Look) -> tuple[Absent, ...]:
    """The networks that are no longer listed, and the VPCs that are no longer in theirs, of those the profile keeps."""
    leader, listed = look.region(Side.LEADER), our_ccns(look)
    networks = (
        removed_by(Made(ccns=(ccn,)), (delete_ccn(Side.LEADER, leader, ccn),))
        for ccn in look.profile.made.ccns
        if ccn not in listed
    )
    inside = {_entry(attachment) for ccn in _concerned(look) for attachment in _inside(look, ccn)}
    vpcs = (
        removed_by(Made(ccn_attachments=(entry,)), _detaching(look.profile, *entry.split("/", 1)))
        for entry in look.profile.made.ccn_attachments
        if entry not in inside
    )
    return (*networks, *vpcs)


def _detaching(profile: Profile, ccn: str, vpc: str) -> tuple[Call, ...]:
    """The ways in which a VPC may have been detached: by either key, from either region."""
    return tuple(detach_ccn(key, profile.region(place), ccn, vpc) for key in ENDS for place in ENDS)


def _detach(look: Look, ccn: str) -> list[PlannedCall]:
    planned = []
    for attachment in _inside(look, ccn):
        if attachment.state != LEAVING and _is_ours(look.profile, attachment):
            call = detach_ccn(_sender(look, attachment), attachment.region, ccn, attachment.vpc)
            subject = f"{ccn} {attachment.vpc} {attachment.region}"
            planned.append(PlannedCall(call, unmade=Made(ccn_attachments=(_entry(attachment),)), subject=subject))
    return planned


def _delete(profile: Profile, ccn: str) -> PlannedCall:
    call = delete_ccn(Side.LEADER, profile.region(Side.LEADER), ccn)
    return PlannedCall(call, unmade=Made(ccns=(ccn,)))


def _concerned(look: Look) -> tuple[str, ...]:
    entered = (entry.partition("/")[0] for entry in look.profile.made.ccn_attachments)
    return tuple(dict.fromkeys((*entered, *our_ccns(look))))


def _members(profile: Profile, ccn: str) -> tuple[Call, ...]:
    return tuple(ccn_members(side, profile.region(side), ccn) for side in ENDS)


def _seen_by(look: Look, side: Side, ccn: str) -> tuple[CcnAttachment, ...]:
    attachments = look.value(ccn_members(side, look.region(side), ccn), CcnAttachments)
    return attachments.attachments if attachments else ()


def _inside(look: Look, ccn: str) -> list[CcnAttachment]:
    """What is in a network, as far as our keys show it, each once."""
    attachments = {attachment.vpc: attachment for side in ENDS for attachment in _seen_by(look, side, ccn)}
    return [attachment for attachment in attachments.values() if attachment.state not in _GONE]


def _sender(look: Look, attachment: CcnAttachment) -> Side:
    """Whose key shows the attachment: that of its region before the other."""
    seeing = [side for side in ENDS if attachment in _seen_by(look, side, attachment.ccn)]
    near = [side for side in seeing if look.region(side) == attachment.region]
    return (near or seeing)[0]


def _is_ours(profile: Profile, attachment: CcnAttachment) -> bool:
    return _entry(attachment) in profile.made.ccn_attachments


def _entry(attachment: CcnAttachment) -> str:
    return f"{attachment.ccn}/{attachment.vpc}"
