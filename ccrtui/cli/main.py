"""The command line: which verb was meant, and what ends it."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from ccrtui.cli.arguments import first_word
from ccrtui.core.profile.profile import VERBS

USAGE = 2
INTERRUPTED = 130

_MODULES = {
    "demo": "ccrtui.cli.demo",
    "simulate": "ccrtui.cli.simulate",
    "profiles": "ccrtui.cli.profiles",
    "setup": "ccrtui.cli.setup",
    "status": "ccrtui.cli.status",
    "watch": "ccrtui.cli.watch",
    "export": "ccrtui.cli.export",
}
_CONSOLE = "ccrtui.cli.console"


def run(arguments: Sequence[str]) -> int:
    """Run one verb; without one, the console. Gives the exit code."""
    _speak_anything()
    try:
        return _run(list(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(arguments: list[str]) -> int:
    position, word = first_word(arguments)
    if word == "help" or (word is None and {"-h", "--help"} & set(arguments)):
        return _help(arguments)
    if word in VERBS and word not in _MODULES:
        return _not_here(word, arguments)
    if word in _MODULES:
        rest = [*arguments[:position], *arguments[position + 1 :]]
        return _call(_MODULES[word], rest)
    return _call(_CONSOLE, arguments)


def _call(module: str, arguments: list[str]) -> int:
    code = importlib.import_module(module).run(arguments)
    return int(code)


def _help(arguments: Sequence[str]) -> int:
    from ccrtui.cli.session import wish
    from ccrtui.text.catalogue import words
    from ccrtui.text.language import choose_language

    sys.stdout.write(words(choose_language(wish(list(arguments)), None, os.environ)).verbs.help)
    return 0


def _not_here(verb: str, arguments: Sequence[str]) -> int:
    from ccrtui.cli.session import wish
    from ccrtui.text.catalogue import words
    from ccrtui.text.language import choose_language

    found = words(choose_language(wish(list(arguments)), None, os.environ))
    sys.stderr.write(found.say(found.verbs.verb_not_here, verb=verb) + "\n")
    return USAGE


def _speak_anything() -> None:
    """Let a terminal that can't show a character get a substitute for it instead of an end of the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
