"""What is wrong with a profile or a command line, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccrtui.text.explanation import Explanation
from ccrtui.text.records.problems import ProblemWords
from ccrtui.text.template import fill


def say_problem(words: ProblemWords, code: str, params: Mapping[str, str]) -> Explanation:
    """What to say of a problem: its sentence, behind the place in the file where there is one."""
    spelled = dict(params)
    if "reason" in params:
        spelled["reason"] = words.reasons.get(params["reason"], params["reason"])
    explained = words.problems[code].with_values(spelled, ", ")
    if "line" not in params:
        return explained
    return replace(explained, seen=fill(words.place, spelled) + explained.seen)
