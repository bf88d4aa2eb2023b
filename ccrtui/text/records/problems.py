"""The words for what can be wrong with a profile or a command line, the same wherever it is met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.text.explanation import Explanation


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """Sentences by the codes of ProfileError and of mistakes of usage, and what a value has to be by its code."""

    problems: Mapping[str, Explanation]
    reasons: Mapping[str, str]
    place: str
    """What stands before the sentence where a line of a file is wrong: `{file}`, `{line}`."""
