"""What every verb on a profile shares: reading it, choosing words, connecting, and saying what went wrong."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccrtui.cli.arguments import Arguments, UsageError
from ccrtui.compose import connector, log_to_file, open_paths, profile_store, secret_source
from ccrtui.core.profile.profile import Profile, ProfileError
from ccrtui.text.catalogue import profile_words, words
from ccrtui.text.language import Language, choose_language
from ccrtui.text.profile_problems import say_problem
from ccrtui.text.words import Words

if TYPE_CHECKING:
    from ccrtui.engine.connection import Connect

USAGE = 2
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class VerbSession:
    """One run of a verb: what was given, the profile, how to connect, and the words to speak.

    `prose` are the words of what machines read: English unless a language was asked for.
    """

    given: argparse.Namespace
    profile: Profile
    connect: Connect
    words: Words
    prose: Words
    language: Language


def run_verb(parser: Arguments, arguments: list[str], act: Callable[[VerbSession], Awaitable[int]]) -> int:
    """Parse, open the profile, run; every failure is a sentence (and a last JSON line) and an exit code."""
    asked = "--json" in arguments
    language = choose_language(wish(arguments), None, os.environ)
    if {"-h", "--help"} & set(arguments):
        sys.stdout.write(words(language).verbs.help)
        return 0
    try:
        given = parser.parse_args(arguments)
        session = _open(given)
        language = session.language
        return _to_the_end(act(session), session.words)
    except UsageError as error:
        found = words(language)
        say_failure(asked, error.code, found.say(str(getattr(found.verbs, error.code)), **error.params), "")
    except ProfileError as error:
        said = say_problem(profile_words(language), error)
        say_failure(asked, error.code, said.seen, " ".join(filter(None, (said.why, said.way_out))))
    return USAGE


def say_failure(as_json: bool, code: str, reason: str, advice: str) -> None:
    """Say why the verb failed: on stderr, and as its last line where machines read."""
    sys.stderr.write(" ".join(filter(None, (reason, advice))) + "\n")
    if as_json:
        print(json.dumps({"error": {"code": code, "reason": reason, "advice": advice or None}}, ensure_ascii=False))


def _open(given: argparse.Namespace) -> VerbSession:
    paths = open_paths(os.environ)
    log_to_file(paths)
    profile = profile_store(paths).load(given.profile)
    language = choose_language(given.lang, profile.language, os.environ)
    secrets = secret_source(paths, os.environ, prompter(words(language)))
    prose = words(given.lang or "en")
    return VerbSession(given, profile, connector(paths, profile, secrets, language), words(language), prose, language)


def prompter(found: Words) -> Callable[[str], str]:
    """How a person is asked for a password, without echo."""

    def prompt(purpose: str) -> str:
        if not sys.stdin.isatty():
            raise EOFError
        return getpass.getpass(found.say(found.verbs.password_prompt, side=found.side(purpose)))

    return prompt


def wish(arguments: list[str]) -> str | None:
    """The language that was asked for, before anything else is understood."""
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None


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
            sys.stderr.write(words.verbs.interrupted + "\n")
            return INTERRUPTED

    return asyncio.run(run())
