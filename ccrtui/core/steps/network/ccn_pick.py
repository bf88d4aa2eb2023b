"""Which Cloud Connect Network shall join the two VPCs, whose it is, and how far each is in it."""

from __future__ import annotations

from collections.abc import Iterable

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import ccns
from ccrtui.core.cloud.ccn import Ccn, CcnAttachment, Ccns
from ccrtui.core.profile.rules import NEW_CCN
from ccrtui.core.steps.network.joined import attachments_of, ccns_between, our_ccns
from ccrtui.core.steps.network.peering_ends import account_of
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Choice

_OUT = ("DELETED", "EXPIRED", "REJECTED", "FAILED", "DETACHING")
"""States in which a VPC is in a network no more, or never was."""


def picked(look: Look) -> str | None:
    """The one that was named; else one both are in, the only one either is in, or ours. None: there is none yet."""
    if look.profile.link.ccn not in (None, NEW_CCN):
        return look.profile.link.ccn
    own = our_ccns(look)[:1]
    if look.profile.link.ccn == NEW_CCN:
        return next(iter(own), None)
    leader, follower = (_entered(look, side) for side in ENDS)
    either = sorted(leader | follower)
    only = either if len(either) == 1 else []
    return next(iter((*ccns_between(look), *sorted(leader & follower), *only, *own)), None)


def ccn_choice(look: Look) -> Choice | None:
    """What can be picked from, where it is not clear which; None where it is, or where there is none at all.

    Where a VPC is in a network already, only such a network can be picked.
    """
    if look.profile.link.ccn is not None or picked(look) is not None:
        return None
    names = {network.id: network.name for network in listed(look)}
    entered = sorted(set().union(*(_entered(look, side) for side in ENDS)))
    ids = entered or [*names, *([NEW_CCN] if names else [])]
    labels = tuple({"name": names.get(ccn_id, "")} for ccn_id in ids)
    return Choice("ccn", tuple(ids), None, labels, charged=True) if ids else None


def elsewhere(look: Look, ccn: str | None, sides: Iterable[Side]) -> tuple[Side, str] | None:
    """The first of those ends whose VPC is in another network and not in that one, and in which."""
    for side in sides:
        entered = _entered(look, side)
        if entered and ccn not in entered:
            return side, min(entered)
    return None


def fit_for_both(look: Look) -> list[str]:
    """The networks that a VPC is in and that the other could enter, as it is in none or in that one too."""
    entered = sorted(set().union(*(_entered(look, side) for side in ENDS)))
    return [ccn for ccn in entered if elsewhere(look, ccn, ENDS) is None]


def ccn_lists(look: Look) -> tuple[Call, ...]:
    """The networks of the leader's account, and those of the follower's where that is another."""
    leader, follower = (account_of(look.facts, side) for side in ENDS)
    sides = ENDS if leader != follower else ENDS[:1]
    return tuple(ccns(side, look.region(side)) for side in sides)


def listed(look: Look) -> tuple[Ccn, ...]:
    """The networks of our accounts."""
    return tuple(network for side in ENDS for network in _listed_by(look, side))


def attachment(look: Look, side: Side, ccn: str) -> CcnAttachment | None:
    """The attachment of the VPC at an end to that network; None also where it was taken out."""
    attachments = attachments_of(look, side)
    return next((attached for attached in attachments if attached.ccn == ccn and attached.state != "DELETED"), None)


def is_known(look: Look, ccn: str) -> bool:
    """Whether that network is there, as far as our accounts see it."""
    return owner(look, ccn) is not None


def owner(look: Look, ccn: str) -> str | None:
    """Whose network it is: its main account; None where nothing tells."""
    for side in ENDS:
        if any(network.id == ccn for network in _listed_by(look, side)):
            return account_of(look.facts, side)
    attachments = (attachment(look, side, ccn) for side in ENDS)
    return next((attached.ccn_account for attached in attachments if attached is not None), None)


def keeper(look: Look, ccn: str) -> Side | None:
    """The side of ours whose account the network is; None where it is another's, or nothing tells."""
    account = owner(look, ccn)
    return next((side for side in ENDS if account is not None and account_of(look.facts, side) == account), None)


def name_of(look: Look, ccn: str) -> str | None:
    """What it is called; None where it is in none of our lists."""
    return next((network.name for network in listed(look) if network.id == ccn), None)


def _listed_by(look: Look, side: Side) -> tuple[Ccn, ...]:
    networks = look.value(ccns(side, look.region(side)), Ccns)
    return networks.ccns if networks else ()


def _entered(look: Look, side: Side) -> set[str]:
    return {attachment.ccn for attachment in attachments_of(look, side) if attachment.state not in _OUT}
