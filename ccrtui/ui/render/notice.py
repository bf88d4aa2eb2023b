"""A notice of the engine in words."""

from __future__ import annotations

from ccrtui.core.state import Notice, NoticeCode
from ccrtui.core.walk.step import StepName
from ccrtui.text.catalogue import problem_words
from ccrtui.text.phrases.alarm import not_notified
from ccrtui.text.problem import say_problem
from ccrtui.text.words import Words


def notice_text(words: Words, notice: Notice) -> str:
    """The sentence for a notice; names of steps are said in this language."""
    params = dict(notice.params)
    problem = params.pop("problem", None)
    if notice.code is NoticeCode.PROFILE_FAILED and problem:
        return say_problem(problem_words(words.language), problem, params).text
    if notice.code is NoticeCode.NOTIFY_FAILED:
        return not_notified(words, params.get("reason", ""))
    step = params.get("step")
    if step in set(StepName):
        params["step"] = words.steps[StepName(step)].name
    return words.say(words.notices[notice.code], **params)
