"""VPCs that wait to be let into a network of another account, which may be ours as well."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.cloud.ccn import CcnAttachment
from ccrtui.core.cloud.writes import accept_ccn_attachment
from ccrtui.core.json_value import JsonObject
from ccrtui.core.steps.conclude import missing, waiting
from ccrtui.core.steps.network.ccn_pick import attachment, keeper
from ccrtui.core.steps.network.peering_ends import account_of
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement, PlannedCall

PENDING = "PENDING"
"""The state of an attachment that the network's account has not accepted yet."""


def judge_awaited(look: Look, ccn: str, states: JsonObject) -> Judgement | None:
    """To be accepted with the key of the network's account, or by whoever has that; None where nothing waits so."""
    awaited = _awaited(look, ccn)
    if not awaited:
        return None
    asking = next(iter(awaited))
    evidence: JsonObject = {
        **states,
        "account": awaited[asking].ccn_account,
        "from_account": account_of(look.facts, asking),
        "vpc": [attachment.vpc for attachment in awaited.values()],
        "region": [attachment.region for attachment in awaited.values()],
    }
    if keeper(look, ccn) is None:
        return waiting(Code.CCN_AWAITS_OTHER, 0, **evidence)
    return missing(Code.CCN_TO_ACCEPT, **evidence)


def accept_calls(look: Look, ccn: str) -> tuple[PlannedCall, ...]:
    """One call for each that waits. Nothing undoes it but detaching, which whoever attached the VPC does."""
    side = keeper(look, ccn)
    if side is None:
        return ()
    awaited = _awaited(look, ccn).values()
    here = look.region(side)
    return tuple(
        PlannedCall(accept_ccn_attachment(side, here, ccn, attachment.vpc, attachment.region)) for attachment in awaited
    )


def _awaited(look: Look, ccn: str) -> dict[Side, CcnAttachment]:
    """By the side whose VPC waits; within one account it passes by itself."""
    attachments = {side: attached for side in ENDS if (attached := attachment(look, side, ccn)) is not None}
    return {
        side: attached
        for side, attached in attachments.items()
        if attached.state == PENDING and attached.ccn_account != account_of(look.facts, side)
    }
