"""Judging only what is news says, of every index and in every sample, what judging everything says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.history.histories import Due
from ccrtui.core.history.stamp import Stamp, Stamped
from ccrtui.core.watch.advance import advance
from ccrtui.core.watch.assess import assess
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.sums import summed
from ccrtui.core.watch.tally import Counted, Tally
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.watch.estate_model import NAMES, POLL_S, Estate
from tests.examples import tried

names = st.sampled_from(NAMES)
some = st.sampled_from([(0,), (1,), (0, 1)])
questions = st.sampled_from(["leader_shards", "leader_clock", "info", "tasks", "follower_shards", "remotes"])
events = st.one_of(
    st.tuples(st.just("write"), names, some, st.integers(1, 9)),
    st.tuples(st.just("apply"), names, some, st.integers(1, 20)),
    st.tuples(st.sampled_from(["read", "restart", "unread", "pause", "lose_history"]), names, some),
    st.tuples(st.just("read"), names, some),
    st.tuples(st.sampled_from(["recreate", "restore", "elsewhere"]), names),
    st.tuples(
        st.just("index"),
        names,
        st.sampled_from(["leased", "closed", "untold", "refused", "blocked", "apart"]),
        st.booleans(),
    ),
    st.tuples(st.just("index"), names, st.just("lease_age_s"), st.sampled_from([0, 60, 120])),
    st.tuples(st.just("index"), names, st.just("docs"), st.integers(4, 6)),
    st.tuples(
        st.just("index"),
        names,
        st.just("gone"),
        st.frozensets(st.tuples(st.sampled_from(["leader", "follower"]), st.sampled_from([0, 1])), max_size=2),
    ),
    st.tuples(st.just("set"), st.just("link"), st.sampled_from(["pass", "refuse", "swallow"])),
    st.tuples(st.just("set"), st.just("away"), st.frozensets(st.sampled_from(["leader", "follower"]), max_size=1)),
    st.tuples(st.just("set"), st.just("failing"), st.frozensets(questions, max_size=2)),
    st.tuples(st.just("set"), st.just("left"), st.frozensets(names, max_size=1)),
    st.tuples(st.just("set"), st.just("poll_s"), st.sampled_from([POLL_S, 1.0])),
    st.tuples(st.just("set"), st.just("connected"), st.sampled_from([True, False, None])),
    st.tuples(st.just("set"), st.just("leases"), st.booleans()),
    st.tuples(st.just("set"), st.just("listed"), st.booleans()),
    st.tuples(st.just("set"), st.just("asynchronous"), st.frozensets(names, max_size=2)),
    st.tuples(st.just("wait"), st.sampled_from([0.1, 2.0, 9.0, 31.0, 3600.0])),
    st.tuples(st.just("set_clock"), st.sampled_from([-3600.0, -2.0, 2.0, 3600.0])),
    st.tuples(st.just("count"), names, st.integers(4, 6)),
    st.tuples(st.just("documents"), st.sampled_from(["same", "other", "refused"])),
)
ticks = st.lists(st.lists(events, max_size=3), min_size=1, max_size=30)


_MARKS = {"same": "", "other": "'", "refused": None}


class Watcher:
    """One way to judge: only what is news, or all of it each time."""

    def __init__(self, whole: bool) -> None:
        self.whole = whole
        self.history = LinkHistory()
        self.tally: dict[tuple[Side, str], Counted] = {}
        self.documents = "same"

    def judge(self, snapshot: Snapshot) -> LinkView:
        """Take in one sample."""
        before = self.history.anew() if self.whole else self.history
        history = advance(before, snapshot)
        histories = history.histories
        dues = histories.due(snapshot)
        if dues:
            theirs, ours = (self._documents(dues, mark) for mark in ("", _MARKS[self.documents]))
            histories = histories.answered(dues, theirs, ours, snapshot.taken_at)
        history = replace(history, histories=histories, tally=Tally(dict(self.tally)) if self.tally else history.tally)
        view = assess(history, snapshot)
        self.history = history.judged(view)
        return view

    @staticmethod
    def _documents(dues: tuple[Due, ...], mark: str | None) -> Stamped | Fault:
        """What a side shows of what is due; None: it refuses."""
        if mark is None:
            return Fault(FaultCode.NOT_AUTHORIZED, 403)
        spans = (range(due.leader.low, due.leader.high + 1) for due in dues)
        return Stamped(tuple({number: Stamp(f"{number}{mark}", 1) for number in span} for span in spans))


def plain(view: LinkView) -> LinkView:
    """A view with trends up to its sample, and without what differs by how long an answer took."""
    rows = tuple(replace(row, trend=view.trend_of(row), trend_at=view.number) for row in view.indices)
    return replace(view, indices=rows, operations_per_s=None, read_back_at=None)


def follow(story: list[list[tuple[Any, ...]]]) -> list[tuple[LinkView, LinkView]]:
    """Both ways of judging through all samples of a story that begins with an estate which is level and proven."""
    estate, watchers = Estate(leases=True, listed=True), (Watcher(whole=False), Watcher(whole=True))
    views = []
    for number, happenings in enumerate([[], [("set", "leases", False), ("set", "listed", False)], [], *story]):
        for event in happenings:
            for watcher in watchers:
                if event[0] == "documents":
                    watcher.documents = event[1]
                if event[0] == "count":
                    watcher.tally |= {
                        (side, event[1]): Counted(None, event[2], float(number))
                        for side in (Side.LEADER, Side.FOLLOWER)
                    }
            if event[0] not in ("documents", "count"):
                estate.happen(event)
        snapshot = estate.snapshot()
        views.append((watchers[0].judge(snapshot), watchers[1].judge(snapshot)))
    return views


@tried(120)
@given(ticks)
def test_every_view_is_the_one_that_judging_everything_gives(story: list[list[tuple[Any, ...]]]) -> None:
    for number, (news, whole) in enumerate(follow(story)):
        assert plain(news) == plain(whole), number
        assert (news.read_back_at is None) == (whole.read_back_at is None)
        assert news.read_back_at == pytest.approx(whole.read_back_at, abs=0.3)
        assert (news.operations_per_s is None) == (whole.operations_per_s is None)
        assert news.operations_per_s == pytest.approx(whole.operations_per_s)
        assert sorted(news.indices, key=_urgency) == list(news.indices)
        assert news.sums == summed(news.indices)
        assert news.sums.indices is news.indices
        assert news.verdict is whole.verdict


def _urgency(row: IndexView) -> tuple[int, bool]:
    return row.verdict.rank, row.reason is not Reason.BY_NUMBERS


def test_what_a_follower_heard_elsewhere_counts_in_the_next_sample_though_nothing_is_news_in_that() -> None:
    views = follow([[("elsewhere", "a")], [], []])
    assert [row.follower_index for row in views[-3][0].indices if not row.proven] == []
    assert [(row.follower_index, row.reason) for row in views[-2][0].indices if not row.proven] == [
        ("a", Reason.HISTORY_DIFFERS)
    ]
    assert plain(views[-1][0]) == plain(views[-1][1])


def test_tasks_that_have_not_read_since_they_began_prove_no_contact_though_all_else_is_as_it_was() -> None:
    began: list[list[tuple[Any, ...]]] = [[("unread", "a", (0, 1))], [("read", "a", (0, 1))]]
    views = follow([*began, *began[:1], []])
    assert {view.indices[0].reason for both in views[-2:] for view in both} == {Reason.NO_CONTACT}
    assert [row.verdict for row in views[-3][0].indices] == [Verdict.IN_SYNC] * len(NAMES)


def test_what_is_not_proven_and_renews_no_lease_has_less_history_left_with_each_sample() -> None:
    asked = [("set", "leases", True), ("index", "a", "lease_age_s", 120)]
    unasked = [("set", "leases", False), ("index", "a", "gone", frozenset({("leader", 0)}))]
    views = follow([asked, unasked, [("index", "a", "gone", frozenset())], [], []])
    rows = [news.indices[0] for news, _ in views[-3:]]
    assert {(row.follower_index, row.reason) for row in rows} == {("a", Reason.HISTORY_UNPROVEN)}
    assert [row.lease_left_s for row in rows] == [whole.indices[0].lease_left_s for _, whole in views[-3:]]
    assert len({row.lease_left_s for row in rows}) == len(rows)


def test_the_link_carried_when_a_read_of_any_index_last_came_back_though_nothing_else_of_it_is_news() -> None:
    read: list[tuple[Any, ...]] = [("read", "b", (1,))]
    views = follow([[], read, [], [("pause", "b", (0, 1))], []])
    times = [news.read_back_at for news, _ in views[-5:]]
    assert times == [whole.read_back_at for _, whole in views[-5:]]
    assert times[0] is not None
    assert times[1:] == [views[-4][0].taken_at] * 4
    before, after = ({row.follower_index: row for row in news.indices} for news, _ in views[-5:-3])
    assert all(after[name] is row for name, row in before.items())


def test_a_row_of_which_nothing_is_news_stays_the_very_same_value() -> None:
    estate, watcher = Estate(leases=True, listed=True), Watcher(whole=False)
    watcher.judge(estate.snapshot())
    estate.leases = estate.listed = False
    views = [watcher.judge(estate.snapshot()) for _ in range(3)]
    assert {row.verdict for row in views[-1].indices} == {Verdict.IN_SYNC}
    estate.happen(("write", "b", (1,), 3))
    last = watcher.judge(estate.snapshot())
    before = {row.follower_index: row for row in views[-1].indices}
    assert [row.follower_index for row in last.indices if row is not before[row.follower_index]] == ["b"]
    assert last.indices[0].follower_index == "b"
    assert last.indices[0].operations_behind == 3
