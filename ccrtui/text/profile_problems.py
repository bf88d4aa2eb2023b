"""What is wrong with a profile, or with the command line of the verb `profiles`, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ccrtui.core.profile.profile import ProfileError
from ccrtui.text.explanation import Explanation

if TYPE_CHECKING:
    from ccrtui.text.records.profiles import ProfileWords


def say_problem(words: ProfileWords, error: ProfileError) -> Explanation:
    """What to say of a ProfileError."""
    template: Explanation = getattr(words.problems, error.code)
    return template.with_values(_spelled_out(words, error.params), ", ")


def say_usage(words: ProfileWords, code: str, params: Mapping[str, str]) -> Explanation:
    """What to say of a mistake on the command line."""
    template: Explanation = getattr(words.usage, code)
    return template.with_values(_spelled_out(words, params), ", ")


def _spelled_out(words: ProfileWords, params: Mapping[str, str]) -> dict[str, str]:
    """The parameters with codes of reasons and types replaced by their words."""
    spelled = dict(params)
    if "reason" in params:
        spelled["reason"] = getattr(words.reasons, params["reason"], params["reason"])
    if "expected" in params:
        spelled["expected"] = getattr(words.expected, params["expected"])
    return spelled
