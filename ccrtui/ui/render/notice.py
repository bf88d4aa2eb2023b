"""A notice of the engine in words."""

from __future__ import annotations

from ccrtui.core.state import Notice
from ccrtui.core.step import StepName
from ccrtui.text.words import Words


def notice_text(words: Words, notice: Notice) -> str:
    """The sentence for a notice; names of steps are said in this language."""
    params = dict(notice.params)
    step = params.get("step")
    if step in set(StepName):
        params["step"] = words.steps.of(StepName(step)).name
    return words.say(words.notices.of(notice.code), **params)
