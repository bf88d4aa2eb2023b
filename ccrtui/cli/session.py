"""What every verb on a profile shares: reading it, choosing words, connecting, and running to the end."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.output import write_remark
from ccrtui.cli.spoken import spoken_language
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import INTERRUPTED, UsageError
from ccrtui.compose import connector, log_to_file, open_paths, profile_store, secret_source
from ccrtui.core.call.call import Call
from ccrtui.core.call.effect import Effect
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.profile import Profile
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language, choose_language
from ccrtui.text.words import Words

if TYPE_CHECKING:
    from ccrtui.engine.connection import Connect


@dataclass(frozen=True, slots=True)
class VerbSession:
    """One run of a verb: its options, the profile, how to connect, and the words to speak.

    `arguments` are those behind the verb, as they were typed; `prose` are the words of what machines read: English
    unless a language was asked for.
    """

    arguments: tuple[str, ...]
    options: argparse.Namespace
    profile: Profile
    connect: Connect
    words: Words
    prose: Words
    language: Language


def run_verb(parser: Arguments, arguments: list[str], act: Callable[[VerbSession], Awaitable[int]]) -> int:
    """Read the arguments, open the profile, run to the end. Raises UsageError and ProfileError."""
    return run_on_one(parser.read(arguments), arguments, act)


def run_on_one(options: argparse.Namespace, arguments: list[str], act: Callable[[VerbSession], Awaitable[int]]) -> int:
    """Open the profile that the options name, and run to the end. Raises ProfileError."""
    session = _open(options, arguments)
    return _to_the_end(act(session), session.words)


def run_on_all(
    options: argparse.Namespace,
    arguments: list[str],
    act: Callable[[Sequence[VerbSession], Sequence[ProfileError]], Awaitable[int]],
) -> int:
    """Open all profiles, and run to the end on those that can be read and with what is wrong with the others.

    Raises UsageError `no_profile` where there is none, ProfileError where that cannot be told.
    """
    names = profile_store(open_paths(environment())).names()
    if not names:
        raise UsageError("no_profile", names="")
    sessions: list[VerbSession] = []
    failures: list[ProfileError] = []
    for name in names:
        try:
            sessions.append(_open(argparse.Namespace(**{**vars(options), "profile": name}), arguments))
        except ProfileError as error:
            failures.append(error)
    return _to_the_end(act(sessions, failures), words(spoken_language(arguments)))


def _open(options: argparse.Namespace, arguments: list[str]) -> VerbSession:
    paths = open_paths(environment())
    log_to_file(paths)
    profile = profile_store(paths).load(options.profile)
    language = choose_language(options.lang, profile.language, environment())
    secrets = secret_source(paths, environment(), prompter(words(language)))
    prose = words(options.lang or "en")
    connect = connector(paths, profile, secrets, language)
    return VerbSession(tuple(arguments), options, profile, connect, words(language), prose, language)


def prompter(wording: Words) -> Callable[[str], str]:
    """How a person is asked for a password, without echo."""

    def prompt(purpose: str) -> str:
        if not sys.stdin.isatty():
            raise EOFError
        return getpass.getpass(wording.say(wording.verbs.password_prompt, side=wording.side(purpose)))

    return prompt


def probe_shower(words: Words) -> Callable[[Call], None]:
    """Writes are shown with their plan; a probe is shown as it leaves."""

    def show(call: Call) -> None:
        if call.effect is Effect.PROBE:
            write_remark(f"· {words.side(call.side.value)}: {words.request(call)}")

    return show


def _to_the_end(acting: Awaitable[int], words: Words) -> int:
    """Run; SIGINT, SIGTERM and SIGHUP cancel it once, so that a write in flight gets its grace and is journaled."""

    async def run() -> int:
        task = asyncio.ensure_future(acting)
        loop = asyncio.get_running_loop()

        def end() -> None:
            if not task.cancelling():
                task.cancel()

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, end)
        try:
            return await task
        except asyncio.CancelledError:
            write_remark(words.verbs.interrupted)
            return INTERRUPTED

    return asyncio.run(run())
