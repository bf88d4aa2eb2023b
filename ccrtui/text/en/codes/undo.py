"""What was made and is taken back, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.CONNECTION_IN_USE: Explanation(
        "Others use {connection}[: {routes}].",
        "They would lose what they have through it.",
        "Take those out first; they are not ours to remove.",
    ),
    Code.NOTHING_MADE: Explanation("Nothing that this profile made is left here."),
    Code.MADE_BY_US: Explanation("What this profile made is still there. Calls to take it back: {calls}."),
    Code.ALIAS_IN_USE: Explanation(
        'Indices still follow through "{alias}"[: {indices}].',
        "Without it they would stop.",
        "Take those followers back first; they are not ours to remove.",
    ),
    Code.HOLDS_OTHERS: Explanation(
        "{index} stays: it holds documents that this profile did not write, or cannot be seen to be empty.",
        "What others have written is not ours to delete.",
        "It is kept.",
    ),
}
