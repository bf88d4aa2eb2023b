"""The verb `setup`: the walk without a screen."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from ccrtui.cli.arguments import Arguments, typed_as
from ccrtui.cli.links import links_of
from ccrtui.cli.output import OutputError, require_stderr, write_object, write_remark, write_result
from ccrtui.cli.session import VerbSession, probe_shower, run_verb
from ccrtui.cli.shapes.step import plan_lines, report_lines, report_object
from ccrtui.cli.usage import UsageError
from ccrtui.core.call.answer import WAIT_S
from ccrtui.core.json_value import JsonValue
from ccrtui.core.profile.form import word
from ccrtui.core.profile.profile import Profile
from ccrtui.core.standing.compared import compared
from ccrtui.core.state import CallCounts, Walk, stopping
from ccrtui.core.steps.undo.order import UNDO
from ccrtui.core.steps.walk import WALK
from ccrtui.core.walk.step import Step, StepName, StepState, StepView
from ccrtui.engine.connection import Connection
from ccrtui.engine.walk.setup import run_setup


def run(arguments: list[str]) -> int:
    """Walk and report each step; `--write` applies what is missing, `--undo` takes back what we made."""
    parser = Arguments("setup", on_profile=True)
    for flag in ("--plan", "--write", "--json", "--undo"):
        parser.flag(flag)
    parser.not_together("--plan", "--write")
    parser.option("--until", typed_as(word(StepName)))
    parser.repeatable("--confirm")
    parser.option("--link")
    return run_verb(parser, arguments, _setup)


async def _setup(session: VerbSession) -> int:
    options = session.options
    steps = UNDO if options.undo else WALK
    if options.until and options.until not in {step.name for step in steps}:
        raise UsageError("profile_word_unknown", option="--until", allowed=", ".join(step.name for step in steps))
    if options.undo and options.link:
        raise UsageError("options_apart", option="--link", other="--undo")
    confirmed = _confirmed(session)
    if options.write:
        require_stderr()
    links = links_of(session)
    walked = [await _walk(session, each, steps, confirmed) for each in (reversed(links) if options.undo else links)]
    views = [view for seen, _ in walked for view in seen]
    return _conclude(session, [counts for _, counts in walked], views)


async def _walk(
    session: VerbSession, profile: Profile, steps: tuple[Step, ...], confirmed: frozenset[str]
) -> tuple[list[StepView], CallCounts]:
    """The walk of one link, and what it sent."""
    options, words = session.options, session.words
    if len(session.profile.links) > 1 and not options.json:
        ends = {"leader": profile.link.leader, "follower": profile.link.follower}
        write_result(words.say(words.verbs.link_head, link=profile.link_name, **ends))
    connection = session.connect(profile, probe_shower(words))
    views: list[StepView] = []

    def show_plan(view: StepView) -> None:
        write_remark(*plan_lines(words, view, profile))

    last_progress: dict[str, str] = {}

    def show_progress(view: StepView) -> None:
        sentence = words.explain(view.judgement.code, view.judgement.evidence).seen
        if view.judgement.state is StepState.WAITING and last_progress.get(view.name) != sentence:
            last_progress[view.name] = sentence
            write_remark(f"~ {words.steps[view.name].name}: {sentence}")

    reminder = asyncio.ensure_future(_remind(session, connection))
    try:
        if options.write:
            connection.lock_for_writing()
        async for view in run_setup(
            connection,
            steps,
            confirmed,
            write=options.write,
            independent=options.undo,
            until=options.until,
            show_plan=show_plan,
            show_progress=show_progress,
        ):
            views.append(view)
            if options.json:
                write_object(report_object(session.prose, view, profile))
            else:
                write_result(*report_lines(words, view, profile, undo=options.undo))
    finally:
        reminder.cancel()
        await connection.close()
    return views, connection.sender.counts


def _confirmed(session: VerbSession) -> frozenset[str]:
    """The names that were typed of what would be lost. Raises UsageError where a production profile's own is not.

    The profile's name counts once, for the profile: an index of the same name is to be typed beside it.
    """
    options, profile = session.options, session.profile
    names = list(options.confirm)
    if not (options.write and profile.production):
        return frozenset(names)
    if profile.name not in names:
        raise UsageError("production_unconfirmed", name=profile.name, command=_writing(session, (profile.name,)))
    names.remove(profile.name)
    return frozenset(names)


async def _remind(session: VerbSession, connection: Connection) -> None:
    """Say every few seconds what an answer is awaited for, so that no wait is without a word."""
    words, clock = session.words, connection.clock
    while True:
        await clock.sleep(WAIT_S)
        for sent in connection.sender.sent:
            waited = sent.awaited_s(clock.epoch())
            if waited is not None:
                call = sent.call
                line = words.say(
                    words.verbs.still_waiting,
                    seconds=round(waited),
                    side=words.side(call.side.value),
                    what=words.kinds[call.kind],
                    call=words.request(call),
                )
                with suppress(OutputError):
                    write_remark(f"~ {line}")


def _conclude(session: VerbSession, counts: Sequence[CallCounts], views: list[StepView]) -> int:
    sent: Mapping[str, JsonValue] = {
        "read": sum(each.read for each in counts),
        "probe": sum(each.probe for each in counts),
        "write": sum(each.write for each in counts),
    }
    done = bool(views) and all(view.judgement.state.holds for view in views)
    if session.options.json:
        write_object({"done": done, "sent": sent})
    else:
        for line in _last_lines(session, views, sent, done=done):
            write_result(line)
    return exit_code(views)


def _last_lines(
    session: VerbSession, views: list[StepView], sent: Mapping[str, JsonValue], *, done: bool
) -> Iterator[str]:
    """How it ended, and how to go on."""
    options, words = session.options, session.words
    planned = [item for view in views for item in view.planned]
    confirmed = _confirmed(session)
    untyped = dict.fromkeys(item.confirm for item in planned if item.confirm and item.confirm not in confirmed)
    guard = session.profile.production and session.profile.name not in options.confirm
    command = _writing(session, (*([session.profile.name] if guard else []), *untyped))
    if not options.undo:
        level = words.listed(compared(Walk(tuple(views)), None).names) or None
        yield words.say(words.verbs.setup_done if done else words.verbs.setup_not_done, compared=level, **sent)
        if planned and not options.write:
            yield words.say(words.verbs.setup_how, command=command)
        return
    yield words.say(words.verbs.undo_done if done else words.verbs.undo_not_done, **sent)
    if options.write and untyped and not sent["write"]:
        yield words.say(words.verbs.undo_names, command=command)
    elif planned and not options.write:
        yield words.say(words.verbs.undo_how, command=command)


def _writing(session: VerbSession, names: Iterable[str]) -> str:
    """The command that was typed, with all it had, so that it writes and those names are confirmed too."""
    given = [argument for argument in session.arguments if argument != "--plan"]
    writing = [] if session.options.write else ["--write"]
    return shlex.join(["ccrtui", "setup", *given, *writing, *(word for name in names for word in ("--confirm", name))])


def exit_code(views: list[StepView]) -> int:
    """0 all holds, 1 blocked, 3 something missing, waiting or half done, 4 not established."""
    stop = stopping(views)
    if stop is None:
        return 0
    results = {result.result for result in stop.results.values()}
    if "done" in results and len(results) > 1:
        return 3
    if any(view.judgement.state is StepState.BLOCKED for view in views):
        return 1
    return 4 if stop.judgement.state is StepState.UNKNOWN else 3
