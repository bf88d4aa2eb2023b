"""The command line: which verb was meant, what is said when it fails, and what ends it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccrtui.cli.output import OutputError, require_stdout, write_document
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import HELP, INTERRUPTED, UsageError, first_word, requested_language
from ccrtui.core.profile.name import VERBS
from ccrtui.engine.collection import collect_seldom

if TYPE_CHECKING:
    from ccrtui.core.profile.error import ProfileError
    from ccrtui.text.language import Language

_MODULES = {
    "demo": "ccrtui.cli.verbs.demo",
    "simulate": "ccrtui.cli.verbs.simulate",
    "profiles": "ccrtui.cli.verbs.profiles",
    "setup": "ccrtui.cli.verbs.setup",
    "status": "ccrtui.cli.verbs.status",
    "watch": "ccrtui.cli.verbs.watch",
    "export": "ccrtui.cli.verbs.export",
    "doctor": "ccrtui.cli.verbs.doctor",
    "events": "ccrtui.cli.history.events",
    "report": "ccrtui.cli.report.verb",
    "history": "ccrtui.cli.history.verb",
}
_CONSOLE = "ccrtui.cli.console.open"


def run(arguments: Sequence[str]) -> int:
    """Run one verb; without one, the console. Gives the exit code."""
    collect_seldom()
    _speak_anything()
    try:
        return _run_explained(list(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except OutputError as error:
        from ccrtui.cli.failure import end_unwritten

        return end_unwritten(arguments, error)


def _run_explained(arguments: list[str]) -> int:
    """Run it, and say on stderr what is wrong with the command line or the profile."""
    require_stdout()
    try:
        return _run(arguments)
    except UsageError as error:
        return _explained(arguments, error)
    except Exception as error:
        from ccrtui.core.profile.error import ProfileError

        if not isinstance(error, ProfileError):
            raise
        return _explained(arguments, error)


def _explained(arguments: list[str], error: UsageError | ProfileError) -> int:
    from ccrtui.cli.failure import say_failure

    return say_failure(arguments, error)


def _run(arguments: list[str]) -> int:
    position, word = first_word(arguments)
    if word in VERBS and word not in _MODULES and word != "help":
        raise UsageError("verb_not_here", verb=str(word))
    if word == "help":
        return _help(first_word(arguments[position + 1 :])[1], arguments)
    if HELP & set(arguments):
        return _help(word, arguments)
    if word in _MODULES:
        return _call(_MODULES[word], [*arguments[:position], *arguments[position + 1 :]])
    return _call(_CONSOLE, arguments)


def _call(module: str, arguments: list[str]) -> int:
    code = importlib.import_module(module).run(arguments)
    return int(code)


def _help(word: str | None, arguments: Sequence[str]) -> int:
    from ccrtui.text.language import choose_language

    write_document(_help_text(word, choose_language(requested_language(arguments), None, environment())))
    return 0


def _help_text(word: str | None, language: Language) -> str:
    if word == "profiles":
        from ccrtui.text.catalogue import profile_words
        from ccrtui.text.profile_help import profile_help

        return profile_help(profile_words(language))
    from ccrtui.text.catalogue import help_page

    return help_page(language, word)


def _speak_anything() -> None:
    """Let a terminal that can't show a character get a substitute for it instead of an end of the program."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
