"""What is published: always the newest, as old as it is, and with what was sent."""

from __future__ import annotations

import asyncio

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.requests import cluster_identity
from ccrtui.core.state import NoticeCode
from ccrtui.core.watch.aging import STALE_AFTER_S
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.board import Board
from tests.core.watch.film import Film, task
from tests.engine.fakes import PROFILE, PassingClock, always, answer, bench


def level_at(at: float) -> LinkView:
    film = Film()
    film.tick(at, {0: 8}, {0: 8}, {0: task(8)})
    assert film.view
    return film.view


def shown(board: Board) -> Verdict | None:
    return board.state.link.verdict if board.state.link else None


def test_each_publication_is_a_newer_state_and_wakes_who_listens() -> None:
    board, woken = Board(PROFILE, PassingClock()), []
    board.listen(lambda: woken.append(board.state.revision))
    before = board.state
    board.publish()
    board.publish()
    assert woken == [1, 2]
    assert before.revision == 0


def test_the_state_carries_what_was_sent_and_the_switch() -> None:
    async def send() -> Board:
        desk = bench(always(answer(Acknowledged())))
        board = Board(PROFILE, desk.clock)
        board.sender = desk.sender
        await desk.sender.send(cluster_identity(Side.LEADER))
        desk.sender.allow_write = True
        board.publish()
        return board

    state = asyncio.run(send()).state
    assert ([sent.call for sent in state.calls], state.counts.read, state.write) == (
        [cluster_identity(Side.LEADER)],
        1,
        True,
    )


def test_a_link_is_published_as_old_as_it_is_and_fresh_again_with_the_next() -> None:
    clock = PassingClock()
    board = Board(PROFILE, clock)
    board.publish(link=level_at(clock.now))
    verdicts = [shown(board)]
    clock.now += STALE_AFTER_S + 1
    board.publish()
    verdicts.append(shown(board))
    board.publish(link=level_at(clock.now))
    assert [*verdicts, shown(board)] == [Verdict.IN_SYNC, Verdict.UNKNOWN, Verdict.IN_SYNC]


def test_growing_older_is_published_only_in_the_steps_that_are_shown_and_when_it_is_old() -> None:
    clock = PassingClock()
    board = Board(PROFILE, clock)
    board.grow_older()
    assert board.state.revision == 0
    board.publish(link=level_at(clock.now))
    revisions = []
    for _ in range(12):
        clock.now += 1.0
        board.grow_older()
        revisions.append(board.state.revision)
    assert revisions == [1, 1, 1, 2, 3, 3, 3, 3, 3, 4, 4, 4]


def test_the_same_notice_twice_can_be_told_apart() -> None:
    board = Board(PROFILE, PassingClock())
    board.notice(NoticeCode.COUNTED, index="orders")
    first = board.state.notice
    board.notice(NoticeCode.COUNTED, index="orders")
    second = board.state.notice
    assert first is not None
    assert second is not None
    assert (first.params, second.number - first.number) == ({"index": "orders"}, 1)
