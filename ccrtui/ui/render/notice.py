"""A notice of the engine in words."""

from __future__ import annotations

from ccrtui.core.profile.profile import ProfileError
from ccrtui.core.state import Notice, NoticeCode
from ccrtui.core.walk.step import StepName
from ccrtui.text.catalogue import profile_words
from ccrtui.text.profile_problems import say_problem
from ccrtui.text.words import Words


def notice_text(words: Words, notice: Notice) -> str:
    """The sentence for a notice; names of steps are said in this language."""
    params = dict(notice.params)
    problem = params.pop("problem", None)
    if notice.code is NoticeCode.PROFILE_FAILED and problem:
        return say_problem(profile_words(words.language), ProfileError(problem, **params)).text
    step = params.get("step")
    if step in set(StepName):
        params["step"] = words.steps[StepName(step)].name
    return words.say(words.notices[notice.code], **params)
