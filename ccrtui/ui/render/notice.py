"""A notice of the engine in words."""

from __future__ import annotations

from ccrtui.core.profile.profile import ProfileError
from ccrtui.core.state import Notice, NoticeCode
from ccrtui.core.walk.step import StepName
from ccrtui.text.catalogue import Language
from ccrtui.text.words import Words


def notice_text(words: Words, notice: Notice) -> str:
    """The sentence for a notice; names of steps are said in this language."""
    params = dict(notice.params)
    problem = params.pop("problem", None)
    if notice.code is NoticeCode.PROFILE_FAILED and problem:
        from ccrtui.text.profile_words import profile_words, say_problem

        language: Language = "zh" if words.language == "zh" else "en"
        return say_problem(profile_words(language), ProfileError(problem, **params)).text
    step = params.get("step")
    if step in set(StepName):
        params["step"] = words.steps[StepName(step)].name
    return words.say(words.notices[notice.code], **params)
