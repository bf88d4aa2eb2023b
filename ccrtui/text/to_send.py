"""What an operator has to hand on to somebody else before a step can go on: a ticket, a request, a policy."""

from __future__ import annotations

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement
from ccrtui.text.template import said
from ccrtui.text.ticket import ccn_account_text, other_account_text, ticket_text
from ccrtui.text.words import Words


def text_to_send(words: Words, judgement: Judgement) -> str:
    """The text that belongs to a judgement, ready to be copied; empty where nobody else is needed."""
    evidence = judgement.evidence
    if judgement.code in (Code.NO_SHARED_AUTHORITY, Code.TICKET_FILED) and evidence.get("leader_instance"):
        return ticket_text(words, evidence)
    if judgement.code is Code.PEERING_AWAITS_OTHER:
        return other_account_text(words, evidence)
    if judgement.code is Code.CCN_AWAITS_OTHER:
        return ccn_account_text(words, evidence)
    if judgement.code is FaultCode.NOT_PERMITTED:
        return said(evidence.get("policy"))
    return ""
