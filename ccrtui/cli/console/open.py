"""The console on a profile: `ccrtui [PROFILE]`."""

from __future__ import annotations

from functools import partial

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.console.run import run_console
from ccrtui.cli.seconds import every
from ccrtui.cli.session import prompter
from ccrtui.cli.spoken import spoken_language
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import USAGE, UsageError, first_word
from ccrtui.compose import (
    connector,
    log_to_file,
    open_history,
    open_paths,
    profile_store,
    secret_source,
    system_clock,
)
from ccrtui.core.profile.profile import Profile
from ccrtui.engine.recording.last_seen import last_seen
from ccrtui.engine.state_store import StateStore
from ccrtui.text.catalogue import words
from ccrtui.text.language import choose_language


def run(arguments: list[str]) -> int:
    """Open the console on a profile; without a name on the only one there is, or that is chosen on the board of all.

    Raises UsageError and ProfileError.
    """
    paths = open_paths(environment())
    log_to_file(paths)
    store = profile_store(paths)
    _check_name(arguments, store.names())
    parser = Arguments("")
    parser.flag("--all")
    parser.option("--link")
    parser.option("--every", every)
    options = parser.read(arguments)
    if options.all or (not options.words and len(store.names()) > 1):
        parser.no_more(options.words)
        if not store.names():
            raise UsageError("no_profile", names="")
        from ccrtui.cli.console.board import choose

        chosen = choose(arguments, words(spoken_language(arguments)), live=options.all)
        if isinstance(chosen, int) or chosen.profile is None:
            return chosen if isinstance(chosen, int) else USAGE
        return _open(store.load(chosen.name).of_link(chosen.profile.link_name), options.lang, options.every)
    profile = store.load(parser.only_name(options.words or (_only(store.names()),)))
    return _open(profile if options.link is None else profile.of_link(options.link), options.lang, options.every)


def _open(profile: Profile, requested: str | None, every_s: float | None) -> int:
    """The console on the link that a profile speaks of."""
    paths = open_paths(environment())
    language = choose_language(requested, profile.language, environment())
    connect = connector(paths, profile, secret_source(paths, environment(), prompter(words(language))), language)
    clock = system_clock()
    last = last_seen(partial(open_history, paths.history_of(profile.name)), profile.link_name, clock)
    state = StateStore(profile, clock, last)
    return run_console(state, lambda: (profile, connect), words(language), environment(), every_s)


def _check_name(arguments: list[str], names: tuple[str, ...]) -> None:
    """A word that is no profile was perhaps meant to be a verb."""
    _, word = first_word(arguments)
    if word is not None and word not in names:
        raise UsageError("no_such_word", name=word, names=", ".join(names))


def _only(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return names[0]
    raise UsageError("no_profile", names="")
