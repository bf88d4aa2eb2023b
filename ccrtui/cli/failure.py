"""What a verb says when it fails: one sentence on stderr, and a last line where machines read."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from ccrtui.cli.output import READER_GONE, OutputError, discard_output, write_object, write_remark, write_result
from ccrtui.cli.spoken import spoken_language
from ccrtui.cli.usage import USAGE, UsageError, first_word
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.error import ProfileError
from ccrtui.text.catalogue import problem_words
from ccrtui.text.explanation import Explanation
from ccrtui.text.problem import say_problem
from ccrtui.text.spacing import beside

MALFORMED = "arguments_wrong"
"""The code that machines read for any mistake of usage."""
PLUGIN = "--nagios"


def say_failure(arguments: Sequence[str], error: UsageError | ProfileError) -> int:
    """Say it, in the language asked for, else that of the profile that is named, else that of the locale.

    Gives the exit code. A monitoring plug-in says it on stdout, and that nothing is known.
    """
    explanation = _explained(arguments, error)
    if PLUGIN in arguments and first_word(arguments)[1] == "status":
        from ccrtui.cli.shapes.nagios import plugin_failure
        from ccrtui.core.alarm.nagios import NagiosState

        write_result(plugin_failure(explanation.text))
        return NagiosState.UNKNOWN
    write_remark(explanation.text)
    if "--json" in arguments:
        write_object(_object(error.code if isinstance(error, ProfileError) else MALFORMED, explanation))
    return USAGE


def failure_text(arguments: Sequence[str], error: UsageError | ProfileError) -> str:
    """The same as one sentence beside others."""
    return _explained(arguments, error).text


def _explained(arguments: Sequence[str], error: UsageError | ProfileError) -> Explanation:
    return say_problem(problem_words(spoken_language(arguments)), error.code, error.params)


def _object(code: str, explanation: Explanation) -> JsonObject:
    advice = beside(explanation.why, explanation.way_out) or None
    return {"error": {"code": code, "reason": explanation.seen, "advice": advice}}


def end_unwritten(arguments: Sequence[str], error: OutputError) -> int:
    """Say on the other stream that one could not be written; that its reader went away needs no word.

    Gives the exit code.
    """
    discard_output()
    if error.exit_code != READER_GONE:
        code = "stdout_not_written" if error.stream == "stdout" else "stderr_not_written"
        params = {"reason": error.problem.strerror or str(error.problem)}
        explanation = say_problem(problem_words(spoken_language(arguments)), code, params)
        with contextlib.suppress(OutputError):
            if error.stream == "stdout":
                write_remark(explanation.text)
            elif "--json" in arguments:
                write_object(_object(code, explanation))
            else:
                write_result(explanation.text)
    return error.exit_code
