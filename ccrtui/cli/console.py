"""The console on a profile: `ccrtui [PROFILE]`."""

from __future__ import annotations

from functools import partial

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.console_run import run_console
from ccrtui.cli.session import prompter
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import UsageError, first_word
from ccrtui.compose import (
    connector,
    log_to_file,
    open_history,
    open_paths,
    profile_store,
    secret_source,
    system_clock,
)
from ccrtui.engine.recording.recall import recall
from ccrtui.engine.state_store import StateStore
from ccrtui.text.catalogue import words
from ccrtui.text.language import choose_language


def run(arguments: list[str]) -> int:
    """Open the console; without a name, on the only profile there is. Raises UsageError and ProfileError."""
    paths = open_paths(environment())
    log_to_file(paths)
    store = profile_store(paths)
    _check_name(arguments, store.names())
    parser = Arguments("")
    options = parser.read(arguments)
    profile = store.load(parser.only_name(options.words or (_only(store.names()),)))
    language = choose_language(options.lang, profile.language, environment())
    connect = connector(paths, profile, secret_source(paths, environment(), prompter(words(language))), language)
    clock = system_clock()
    last = recall(partial(open_history, paths.history_of(profile.name)), profile.link_name, clock, {}, deep=False)
    state = StateStore(profile, clock, last.view if last is not None else None)
    return run_console(state, lambda: (profile, connect), words(language), environment())


def _check_name(arguments: list[str], names: tuple[str, ...]) -> None:
    """A word that is no profile was perhaps meant to be a verb."""
    _, word = first_word(arguments)
    if word is not None and word not in names:
        raise UsageError("no_such_word", name=word, names=", ".join(names))


def _only(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return names[0]
    raise UsageError("which_profile" if names else "no_profile", names=", ".join(names))
