"""The verb `status`: one verdict, and an exit code that says it, as our own or as a monitoring plug-in's."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from enum import StrEnum

from ccrtui.cli.arguments import Arguments, typed_as
from ccrtui.cli.failure import failure_text, say_failure
from ccrtui.cli.links import joined, links_of, worst_exit_code
from ccrtui.cli.output import write_object, write_result
from ccrtui.cli.seconds import seconds
from ccrtui.cli.session import VerbSession, run_on_all, run_on_one
from ccrtui.cli.shapes.link import status_lines, status_object
from ccrtui.cli.spoken import spoken_language
from ccrtui.cli.usage import UsageError
from ccrtui.compose import load_clients
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.form import word
from ccrtui.core.profile.profile import Profile
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.counting.coverage import read_coverage
from ccrtui.engine.recording.recall import breaks_lately
from ccrtui.engine.status import ESTABLISH_S, established, until_ok, watch_for_a_verdict
from ccrtui.engine.trust import read_trust, trust_beside
from ccrtui.text.catalogue import words
from ccrtui.text.phrases.number import coverage_sentence
from ccrtui.text.words import Words

UNTIL_OK_S = 300.0
NOT_KNOWN = 4
"""Exit code of a profile that could not be used, beside others that could."""


class Until(StrEnum):
    """What may be waited for."""

    OK = "ok"


def run(arguments: list[str]) -> int:
    """Sample until the verdict is established, at most 5 s or `--timeout`; with `--until ok` until it is a good one."""
    parser = Arguments("status", on_profile=True, or_all=True)
    parser.flag("--json")
    parser.flag("--nagios")
    parser.not_together("--json", "--nagios")
    parser.option("--until", typed_as(word(Until)))
    parser.option("--timeout", seconds)
    parser.option("--link")
    parser.flag("--coverage")
    parser.not_together("--coverage", "--nagios")
    options = parser.read(arguments)
    if not options.all:
        return run_on_one(options, arguments, lambda session: _status(options, arguments, [session]))
    if options.link is not None:
        raise UsageError("options_apart", option="--link", other="--all")
    return run_on_all(options, arguments, lambda sessions, failures: _status(options, arguments, sessions, failures))


async def _status(
    options: argparse.Namespace,
    arguments: list[str],
    sessions: Sequence[VerbSession],
    failures: Sequence[ProfileError] = (),
) -> int:
    """Ask about every link of these profiles at once, and tell of the worst first where there are several profiles."""
    asked = [(session, profile) for session in sessions for profile in links_of(session)]
    load_clients()
    looks = await asyncio.gather(*(_look(session, profile) for session, profile in asked))
    told = [(*each, *look) for each, look in zip(asked, looks, strict=True)]
    if options.all:
        told.sort(key=lambda each: each[2].verdict.rank)
    words = choose_words(arguments, sessions)
    if options.nagios:
        return _tell_monitoring(words, [(profile, view) for _, profile, view, *_ in told], arguments, failures)
    if options.json:
        write_object(joined([(profile.name, about) for _, profile, _, about, _ in told]))
    else:
        for session, profile, view, _, further in told:
            name = profile.name if options.all else None
            write_result(*status_lines(session.words, view, profile=name), *further)
    for error in failures:
        say_failure(arguments, error)
    return worst_exit_code([*(view.exit_code for _, _, view, *_ in told), *(NOT_KNOWN for _ in failures)])


def choose_words(arguments: list[str], sessions: Sequence[VerbSession]) -> Words:
    """The words for what is about all of them."""
    return sessions[0].words if len(sessions) == 1 else words(spoken_language(arguments))


def _tell_monitoring(
    wording: Words, asked: list[tuple[Profile, LinkView]], arguments: list[str], failures: Sequence[ProfileError]
) -> int:
    from ccrtui.cli.shapes.nagios import plugin_lines, plugin_state

    reasons = [failure_text(arguments, error) for error in failures]
    write_result(*plugin_lines(wording, asked, reasons))
    return plugin_state(asked, reasons)


async def _look(session: VerbSession, profile: Profile) -> tuple[LinkView, JsonObject, tuple[str, ...]]:
    """One link, looked at until its verdict is established; what machines are told of it, and people beside it."""
    options = session.options
    timeout_s = _timeout_s(options.timeout, options.until)
    connection = session.connect(profile)
    try:
        look_s = ESTABLISH_S if options.until else timeout_s
        send, clock = connection.sender.send, connection.clock
        watch = watch_for_a_verdict(profile, send, clock, connection.proofs, look_s)
        asking = asyncio.ensure_future(read_trust(send, profile.link.alias)) if options.json else None
        look = until_ok if options.until else established
        view = await look(watch, clock, profile, timeout_s)
        covered = await read_coverage(send, profile.link.alias) if options.coverage else None
        trust = await trust_beside(asking, view) if asking is not None else None
        past = connection.past
        breaks_1h = await asyncio.to_thread(breaks_lately, past, profile.link_name, clock) if asking else None
    finally:
        await connection.close()
    if options.json:
        return view, status_object(session.words, view, clock.monotonic(), None, trust, covered, breaks_1h), ()
    return view, {}, (f"  {coverage_sentence(session.words, covered)}",) if options.coverage else ()


def _timeout_s(seconds: float | None, until: Until | None) -> float:
    """How long to go on."""
    if seconds is None:
        return ESTABLISH_S if until is None else UNTIL_OK_S
    return seconds
