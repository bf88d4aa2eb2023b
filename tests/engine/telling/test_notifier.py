"""The command of a profile: told of changes in order, never waited for by a sample, and its failure said once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace

from ccrtui.core.profile.announcement import Announcement
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.telling.notifier import MOST_WAITING, Notifier
from tests.engine.fakes import PROFILE, settled

LOUD = replace(PROFILE, notify=("page", "--team", "db"))
WORDS = {False: Verdict.IN_SYNC, True: Verdict.PAUSED}


class Pager:
    """A command that answers when it is let, with what it was told to."""

    def __init__(self) -> None:
        self.heard: list[dict[str, object]] = []
        self.commands: set[tuple[str, ...]] = set()
        self.answer: str | None = None
        self.free = asyncio.Event()
        self.free.set()

    async def deliver(self, command: Sequence[str], text: str, patience_s: float) -> str | None:
        del patience_s
        await self.free.wait()
        self.commands.add(tuple(command))
        self.heard.append(json.loads(text))
        return self.answer


def view(at: float, paused: bool) -> LinkView:
    index = IndexView("orders", "orders", WORDS[paused], Reason.PAUSED if paused else Reason.PROVEN)
    return LinkView("leader", True, index.reason, (index,), 1_700_000_000.0 + at, at)


async def test_it_gets_one_object_for_each_change() -> None:
    pager, failures = Pager(), list[str]()
    notifier = Notifier(LOUD, pager, failures.append)
    for at, paused in enumerate((False, True, True, False)):
        notifier.take(view(at, paused))
    await settled()
    assert pager.commands == {LOUD.notify}
    assert [each["verdict"] for each in pager.heard] == ["paused", "in_sync"]
    assert failures == []


async def test_a_sample_never_waits_for_it_and_what_waits_is_bounded() -> None:
    pager, failures = Pager(), list[str]()
    pager.free.clear()
    notifier = Notifier(LOUD, pager, failures.append)
    for at in range(3 * MOST_WAITING):
        notifier.take(view(at, bool(at % 2)))
    await settled()
    pager.free.set()
    await notifier.close()
    assert 0 < len(pager.heard) <= MOST_WAITING + 1


async def test_its_failure_is_said_once_until_it_works_again() -> None:
    pager, failures = Pager(), list[str]()
    notifier = Notifier(LOUD, pager, failures.append)
    for at, answer in enumerate(("no", "no", "no", None, "again", "again")):
        pager.answer = answer
        notifier.take(view(at, bool(at % 2)))
        await settled()
    assert failures == ["no", "again"]


async def test_nothing_is_run_or_looked_at_where_nobody_wants_to_know() -> None:
    pager, seen = Pager(), list[LinkView]()
    quiet = Notifier(PROFILE, pager, lambda _reason: None, seen.append)
    shown = Notifier(replace(PROFILE, announce=(Announcement.BELL,)), None, lambda _reason: None, seen.append)
    for at, paused in enumerate((False, True)):
        quiet.take(view(at, paused))
    assert (pager.heard, seen) == ([], [])
    for at, paused in enumerate((False, True)):
        shown.take(view(at, paused))
    assert [each.verdict for each in seen] == [Verdict.PAUSED]
