"""What a verb says when it fails: one sentence on stderr, and a last line where machines read."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from ccrtui.cli.output import READER_GONE, OutputError, discard_output, write_object, write_remark
from ccrtui.cli.spoken import spoken_language
from ccrtui.cli.usage import UsageError
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import ProfileError
from ccrtui.text.catalogue import problem_words
from ccrtui.text.problem import say_problem

MALFORMED = "arguments_wrong"
"""The code that machines read for any mistake of usage."""


def say_failure(arguments: Sequence[str], error: UsageError | ProfileError) -> None:
    """Say it, in the language asked for, else that of the profile that is named, else that of the locale."""
    explanation = say_problem(problem_words(spoken_language(arguments)), error.code, error.params)
    write_remark(explanation.text)
    if "--json" in arguments:
        advice = " ".join(filter(None, (explanation.why, explanation.way_out))) or None
        code = error.code if isinstance(error, ProfileError) else MALFORMED
        failure: JsonObject = {"error": {"code": code, "reason": explanation.seen, "advice": advice}}
        write_object(failure)


def end_unwritten(arguments: Sequence[str], error: OutputError) -> int:
    """Say on stderr that stdout could not be written; that its reader went away needs no word. Gives the exit code."""
    discard_output()
    if error.stream != "stdout" or error.exit_code == READER_GONE:
        return error.exit_code
    words = problem_words(spoken_language(arguments))
    explanation = say_problem(words, "stdout_not_written", {"reason": error.problem.strerror or str(error.problem)})
    with contextlib.suppress(OutputError):
        write_remark(explanation.text)
    return error.exit_code
