"""The console on a profile: `ccrtui [PROFILE]`."""

from __future__ import annotations

import os
import sys

from ccrtui.cli.arguments import Arguments, UsageError, first_word
from ccrtui.cli.console_run import run_console
from ccrtui.cli.session import prompter, wish
from ccrtui.compose import connector, log_to_file, open_paths, profile_store, secret_source, system_clock
from ccrtui.core.profile.profile import ProfileError
from ccrtui.engine.state_store import StateStore
from ccrtui.text.catalogue import profile_words, words
from ccrtui.text.language import choose_language
from ccrtui.text.profile_problems import say_problem

USAGE = 2


def run(arguments: list[str]) -> int:
    """Open the console; without a name, on the only profile there is."""
    parser = Arguments("")
    parser.add_argument("profile", nargs="?")
    language = choose_language(wish(arguments), None, os.environ)
    try:
        paths = open_paths(os.environ)
        log_to_file(paths)
        store = profile_store(paths)
        _check_name(arguments, store.names())
        given = parser.parse_args(arguments)
        if given.help:
            sys.stdout.write(words(language).verbs.help)
            return 0
        profile = store.load(given.profile or _only(store.names()))
        language = choose_language(given.lang, profile.language, os.environ)
        found = words(language)
        connect = connector(paths, profile, secret_source(paths, os.environ, prompter(found)), language)
        return run_console(StateStore(profile, system_clock()), lambda: (profile, connect), found, os.environ)
    except UsageError as error:
        found = words(language)
        sys.stderr.write(found.say(str(getattr(found.verbs, error.code)), **error.params) + "\n")
    except ProfileError as error:
        sys.stderr.write(say_problem(profile_words(language), error).text + "\n")
    return USAGE


def _check_name(arguments: list[str], names: tuple[str, ...]) -> None:
    """A word that is no profile was perhaps meant to be a verb."""
    _, word = first_word(arguments)
    if word is not None and word not in names:
        raise UsageError("no_such_word", name=word, names=", ".join(names))


def _only(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return names[0]
    raise UsageError("which_profile" if names else "no_profile", names=", ".join(names))
