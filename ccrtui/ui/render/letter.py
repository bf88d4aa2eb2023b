"""Texts that somebody else is to read: the support ticket, what another account must do, the policy that is missing."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.code import Code
from ccrtui.core.fault import FaultCode
from ccrtui.core.step import StepName, StepView
from ccrtui.text.template import said
from ccrtui.text.ticket import ccn_account_text, other_account_text, ticket_text
from ccrtui.text.words import Words

_ALIGNED = frozenset({Code.NO_SHARED_AUTHORITY, Code.SECURITY_DIFFERS})
"""What only the ticket mends."""


@dataclass(frozen=True, slots=True)
class Letter:
    """`what` it is in words; `name` and `ending` of its file; `wanted` tells that the step needs it to go on."""

    what: str
    name: str
    ending: str
    text: str
    wanted: bool = True


def letter_of(words: Words, step: StepView) -> Letter | None:
    """The text that belongs to a step as it stands, None when there is none."""
    judgement, texts = step.judgement, words.setup.texts
    if judgement.code is FaultCode.NOT_PERMITTED:
        policy = said(judgement.evidence.get("policy"))
        return Letter(texts.policy, "policy", "json", policy) if policy else None
    if judgement.code is Code.PEERING_AWAITS_OTHER:
        text = other_account_text(words, judgement.evidence)
        return Letter(texts.other_account, "accept", "txt", text) if text else None
    if judgement.code is Code.CCN_AWAITS_OTHER:
        text = ccn_account_text(words, judgement.evidence)
        return Letter(texts.other_account, "accept", "txt", text) if text else None
    if step.name is StepName.READINESS and judgement.code not in (Code.AFTER, Code.NOT_LOOKED):
        text = ticket_text(words, judgement.evidence)
        return Letter(texts.ticket, "ticket", "txt", text, judgement.code in _ALIGNED)
    return None
