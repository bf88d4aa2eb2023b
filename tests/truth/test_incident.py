"""A recorded incident, handed to a colleague: every screen on the file shows what the live one showed at that moment.

But for what a record does not keep: rates of what went well, the course of a distance, counts of what moves, and what
a server said.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ccrtui.compose import export_history, open_history
from ccrtui.core.call.fault import Fault
from ccrtui.core.profile.order import WORST_FIRST
from ccrtui.core.record.about import profile_of
from ccrtui.core.state import State
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.rates import Flow
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.intents import TravelTo
from ccrtui.engine.recording.offline import Offline
from ccrtui.engine.state_store import StateStore
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.line import text_of
from ccrtui.ui.render.overview.link_detail import link_detail
from ccrtui.ui.render.overview.page import overview
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import sizes_of, watch_columns
from ccrtui.ui.render.watch.index_detail import index_detail
from ccrtui.ui.render.watch.rows import watch_row
from tests.engine.fakes import PassingClock
from tests.patience import PATIENCE_S
from tests.truth.incident import recorded
from tests.truth.watched_pair import watched_pair

LANGUAGES: tuple[Language, ...] = ("en", "zh")
A_MOMENT_S = 0.002
"""A record knows moments to the millisecond."""
HOUR_S = 3600
WORDS = {
    "before": "in_sync",
    "falls silent": "retrying",
    "silent": "retrying",
    "reads again": "in_sync",
    "node lost": "retrying",
    "node back": "in_sync",
    "paused": "paused",
    "paused for hours": "paused",
    "after": "in_sync",
}


class Afterwards(PassingClock):
    """Whoever opens it does so later than whatever is in it."""

    def epoch(self) -> float:
        return 4_000_000_000.0


def _kept(view: LinkView) -> LinkView:
    """The view without what a record does not keep."""
    leader, follower = _code(view.leader_fault), _code(view.follower_fault)
    rows = tuple(_kept_row(row) for row in view.indices)
    kept = replace(view, indices=rows, flow=Flow(), operations_per_s=None)
    return replace(kept, leader_fault=leader, follower_fault=follower)


def _kept_row(row: IndexView) -> IndexView:
    if row.verdict in (Verdict.IN_SYNC, Verdict.CATCHING_UP):
        row = replace(row, leader_docs=None, follower_docs=None, docs_at=None)
    return replace(row, trend=())


def _code(fault: Fault | None) -> Fault | None:
    return None if fault is None else Fault(fault.code, fault.status)


def _screens(state: State, view: LinkView, now: float, language: Language) -> dict[str, list[str]]:
    """What each place draws of a view."""
    wording, link = words(language), _kept(view)
    state = replace(state, now=now, link=link, past=None, walk=None)
    seen = View(state, wording, now, wall=view.sampled_at)
    columns = watch_columns(wording, 160, sizes_of(link.indices), 160, WORST_FIRST, seen.glyphs)
    screens = {
        "overview": overview(seen, 80, 24),
        "watch": [watch_row(seen, columns, row, 160) for row in link.indices],
        "link": link_detail(seen, state, link, 100),
        **{row.follower_index: index_detail(seen, link, row, 100) for row in link.indices},
    }
    return {place: [text_of(line).rstrip() for line in lines] for place, lines in screens.items()}


@contextmanager
def _opened(file: Path) -> Iterator[Callable[[float], State]]:
    """The console's engine on a file alone, without a profile: gives the state at a moment."""
    with_about = open_history(file)
    profile, changed = profile_of(with_about.about(), with_about.links()), threading.Event()
    with_about.close()
    store = StateStore(profile, Afterwards())
    offline = Offline(partial(open_history, file), 0.0, {}, store)
    offline.listen(changed.set)
    offline.start()

    def at(moment: float) -> State:
        asked = False
        while True:
            state = offline.latest()
            if state is not None and state.past is not None and state.past.at == moment:
                return state
            if not asked and state is not None and state.past is not None:
                offline.submit(TravelTo(moment))
                asked = True
            assert changed.wait(PATIENCE_S)
            changed.clear()

    try:
        yield at
    finally:
        assert offline.stop()


async def test_every_screen_on_the_file_shows_what_the_live_one_showed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.truth.incident.PAUSED_S", HOUR_S)
    differences: dict[tuple[str, str, str], tuple[list[str], list[str]]] = {}

    def compare(moment: str, live: LinkView) -> None:
        assert live.verdict.value == WORDS[moment]
        file = tmp_path / "elsewhere" / f"{moment}.db"
        file.parent.mkdir(exist_ok=True)
        export_history(tmp_path / "history.db", file)
        with _opened(file) as at:
            state = at(live.sampled_at + A_MOMENT_S)
        assert state.past is not None
        assert state.past.link is not None
        for language in LANGUAGES:
            ours = _screens(state, live, live.taken_at + A_MOMENT_S, language)
            theirs = _screens(state, state.past.link, state.past.at, language)
            for place in ours.keys() | theirs.keys():
                if ours.get(place) != theirs.get(place):
                    differences[moment, language, place] = ours.get(place, []), theirs.get(place, [])

    async with watched_pair(indices=("orders", "sessions")) as pair:
        incident = await recorded(pair, tmp_path / "history.db", compare)
    assert incident.seen.keys() == WORDS.keys()
    assert differences == {}
