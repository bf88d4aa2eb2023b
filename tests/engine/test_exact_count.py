"""Counting exactly: behind a refresh on both sides, and only level when the leader stood still."""

from __future__ import annotations

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.index import Count, IndexEntry, IndexList
from ccrtui.core.elasticsearch.replication import IndexCopy, ShardCopy, ShardStats
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.state import ExactCount
from ccrtui.core.watch.difference import Difference
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.counting.exact import count_exactly
from tests.engine.fakes import PassingClock, answer

PAIR = IndexPair("orders", "copy")


class Counted:
    """Both sides with their numbers; the leader's grow by `moves` with each look at it."""

    def __init__(self, leader: int = 8, follower: int = 8, moves: int = 0) -> None:
        self.leader, self.follower, self.moves = leader, follower, moves
        self.asked: list[Call] = []
        self.broken: Kind | None = None
        self.broken_from = 1
        """Which of the calls of that kind is the first to fail."""
        self.uncounted: dict[Side, int] = {}
        self.red: frozenset[Side] = frozenset()

    async def send(self, call: Call) -> Outcome:
        self.asked.append(call)
        if call.kind is self.broken and [asked.kind for asked in self.asked].count(call.kind) >= self.broken_from:
            return Fault(FaultCode.BUSY, 503)
        if call.kind is Kind.COUNT:
            return answer(Count(10 if call.side is Side.LEADER else 9, self.uncounted.get(call.side, 0)))
        if call.kind is Kind.INDEX_LIST:
            name = call.target.rpartition("/")[2]
            health = "red" if call.side in self.red else "green"
            return answer(IndexList({name: IndexEntry(name, "u", True, health, 1, 9, 100)}))
        if call.kind is Kind.REFRESH:
            return answer(Acknowledged())
        name, number = ("orders", self.leader) if call.side is Side.LEADER else ("copy", self.follower)
        self.leader += self.moves if call.side is Side.LEADER else 0
        return answer(ShardStats({name: IndexCopy("u", {0: ShardCopy(0, number, number, 1)})}))


def row(verdict: Verdict, reason: Reason) -> IndexView:
    """The pair as it is judged."""
    return IndexView("orders", "copy", verdict, reason)


async def test_both_counts_come_after_the_refresh_of_both_sides() -> None:
    pair = Counted()
    counted = await count_exactly(PAIR, pair.send, PassingClock(), row(Verdict.IN_SYNC, Reason.PROVEN))
    assert counted == ExactCount(10, 9, 100.0, level=True, behind=0)
    kinds = [call.kind for call in pair.asked if call.kind is not Kind.INDEX_LIST]
    assert kinds == [Kind.SHARD_STATS] * 2 + [Kind.REFRESH] * 2 + [Kind.COUNT] * 2 + [Kind.SHARD_STATS]
    assert {call.side for call in pair.asked if call.kind is Kind.REFRESH} == {Side.LEADER, Side.FOLLOWER}
    assert pair.asked[0].side is Side.LEADER


@pytest.mark.parametrize(
    ("pair", "said", "why"),
    [
        (Counted(moves=1), (Verdict.IN_SYNC, Reason.PROVEN), Difference.LEADER_MOVED),
        (Counted(follower=7), (Verdict.CATCHING_UP, Reason.BEHIND), Difference.BEHIND),
        (Counted(follower=7, moves=1), (Verdict.RETRYING, Reason.LEADER_UNREACHABLE), Difference.BEHIND),
        (Counted(follower=7), (Verdict.PAUSED, Reason.PAUSED), Difference.PAUSED),
        (Counted(follower=7), (Verdict.STOPPED, Reason.LEADER_RECREATED), Difference.OTHER_INDEX),
        (Counted(), (Verdict.STOPPED, Reason.HISTORY_DIFFERS), Difference.OTHER_HISTORY),
        (Counted(), (Verdict.IN_SYNC, Reason.BY_NUMBERS), Difference.BY_NUMBERS),
        (Counted(), (Verdict.UNKNOWN, Reason.IDENTITY_UNPROVEN), Difference.UNPROVEN),
    ],
)
async def test_counts_that_are_not_level_say_why(pair: Counted, said: tuple[Verdict, Reason], why: Difference) -> None:
    counted = await count_exactly(PAIR, pair.send, PassingClock(), row(*said))
    assert isinstance(counted, ExactCount)
    assert (counted.level, counted.difference) == (False, why)
    assert counted.behind == (
        None if why in (Difference.OTHER_INDEX, Difference.OTHER_HISTORY) else max(0, 8 - pair.follower)
    )


@pytest.mark.parametrize(
    "red", [frozenset({Side.LEADER}), frozenset({Side.FOLLOWER}), frozenset({Side.LEADER, Side.FOLLOWER})]
)
async def test_an_index_with_a_primary_that_is_not_started_is_never_refreshed(red: frozenset[Side]) -> None:
    """That takes a minute (observed on 7.3.0), and the count is partial anyway."""
    pair = Counted()
    pair.red, pair.uncounted = red, dict.fromkeys(red, 1)
    counted = await count_exactly(PAIR, pair.send, PassingClock())
    assert isinstance(counted, ExactCount)
    assert counted.difference is Difference.PARTIAL
    assert {call.side for call in pair.asked if call.kind is Kind.REFRESH} == {Side.LEADER, Side.FOLLOWER} - red


@pytest.mark.parametrize("side", [Side.LEADER, Side.FOLLOWER])
async def test_a_count_that_lacks_a_shard_on_either_side_is_not_level(side: Side) -> None:
    pair = Counted()
    pair.uncounted = {side: 1}
    counted = await count_exactly(PAIR, pair.send, PassingClock(), row(Verdict.IN_SYNC, Reason.PROVEN))
    assert isinstance(counted, ExactCount)
    assert (counted.level, counted.difference) == (False, Difference.PARTIAL)


@pytest.mark.parametrize(
    ("kind", "nth"),
    [
        (Kind.SHARD_STATS, 1),
        (Kind.SHARD_STATS, 2),
        (Kind.REFRESH, 1),
        (Kind.REFRESH, 2),
        (Kind.COUNT, 1),
        (Kind.COUNT, 2),
        (Kind.SHARD_STATS, 3),
    ],
)
async def test_whatever_fails_is_told(kind: Kind, nth: int) -> None:
    pair = Counted()
    pair.broken, pair.broken_from = kind, nth
    assert await count_exactly(PAIR, pair.send, PassingClock()) == Fault(FaultCode.BUSY, 503)


async def test_a_list_that_fails_keeps_nothing_from_being_refreshed_and_counted() -> None:
    pair = Counted()
    pair.broken, pair.red = Kind.INDEX_LIST, frozenset({Side.LEADER})
    counted = await count_exactly(PAIR, pair.send, PassingClock(), row(Verdict.IN_SYNC, Reason.PROVEN))
    assert counted == ExactCount(10, 9, 100.0, level=True, behind=0)
    assert [call.side for call in pair.asked if call.kind is Kind.REFRESH] == [Side.LEADER, Side.FOLLOWER]


async def test_an_index_that_the_list_does_not_have_is_refreshed_all_the_same() -> None:
    pair = Counted()

    async def none_listed(call: Call) -> Outcome:
        outcome = await pair.send(call)
        return answer(IndexList({})) if call.kind is Kind.INDEX_LIST else outcome

    counted = await count_exactly(PAIR, none_listed, PassingClock(), row(Verdict.IN_SYNC, Reason.PROVEN))
    assert counted == ExactCount(10, 9, 100.0, level=True, behind=0)


async def test_each_side_is_asked_for_its_own_index_alone() -> None:
    pair = Counted()
    await count_exactly(PAIR, pair.send, PassingClock())
    names = {side: {call.target.split("/")[1] for call in pair.asked if call.side is side} for side in ENDS}
    assert names == {Side.LEADER: {"orders", "_cat"}, Side.FOLLOWER: {"copy", "_cat"}}


async def test_a_count_that_is_none_is_a_mistake_of_this_program() -> None:
    pair = Counted()

    async def mistaken(call: Call) -> Outcome:
        return answer(Acknowledged()) if call.kind is Kind.COUNT else await pair.send(call)

    with pytest.raises(TypeError, match="Acknowledged, not Count"):
        await count_exactly(PAIR, mistaken, PassingClock())
