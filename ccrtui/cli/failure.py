"""What a verb says when it fails: one sentence on stderr, and a last line where machines read."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from ccrtui.cli.spoken import spoken_language
from ccrtui.cli.usage import UsageError
from ccrtui.core.profile.profile import ProfileError
from ccrtui.text.catalogue import problem_words
from ccrtui.text.problem import say_problem

MALFORMED = "arguments_wrong"
"""The code that machines read for any mistake of usage."""


def say_failure(arguments: Sequence[str], error: UsageError | ProfileError) -> None:
    """Say it, in the language asked for, else that of the profile that is named, else that of the locale."""
    explanation = say_problem(problem_words(spoken_language(arguments)), error.code, error.params)
    sys.stderr.write(explanation.text + "\n")
    if "--json" in arguments:
        advice = " ".join(filter(None, (explanation.why, explanation.way_out))) or None
        code = error.code if isinstance(error, ProfileError) else MALFORMED
        failure = {"error": {"code": code, "reason": explanation.seen, "advice": advice}}
        print(json.dumps(failure, ensure_ascii=False))
