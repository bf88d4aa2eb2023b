"""Texts that somebody else is to read: the support ticket, what another account must do, the policy that is missing."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepView
from ccrtui.text.ticket import ticket_text
from ccrtui.text.to_send import text_to_send
from ccrtui.text.words import Words


@dataclass(frozen=True, slots=True)
class Handoff:
    """`what` it is in words; `name` and `ending` of its file; `wanted` tells that the step needs it to go on."""

    what: str
    name: str
    ending: str
    text: str
    wanted: bool = True


def handoff_of(words: Words, step: StepView) -> Handoff | None:
    """The text that belongs to a step as it stands, None when there is none."""
    judgement, texts = step.judgement, words.setup.texts
    if text := text_to_send(words, judgement):
        if judgement.code is FaultCode.NOT_PERMITTED:
            return Handoff(texts.policy, "policy", "json", text)
        if judgement.code in (Code.NO_SHARED_AUTHORITY, Code.TICKET_FILED):
            wanted = judgement.code is Code.NO_SHARED_AUTHORITY
            return Handoff(texts.ticket, "ticket", "txt", text, wanted=wanted)
        return Handoff(texts.other_account, "accept", "txt", text)
    if step.name is StepName.READINESS and judgement.evidence.get("leader_instance"):
        return Handoff(texts.ticket, "ticket", "txt", ticket_text(words, judgement.evidence), wanted=False)
    return None
