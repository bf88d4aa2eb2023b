"""What is published: always the newest, as old as it is, and with what was sent."""

from __future__ import annotations

import asyncio

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.record.event import Event, What
from ccrtui.core.state import NoticeCode
from ccrtui.core.watch.aging import STALE_AFTER_S
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.state_store import StateStore
from tests.core.watch.film import Film, task
from tests.engine.fakes import PROFILE, PassingClock, always, answer, bench


def level_at(at: float) -> LinkView:
    film = Film()
    film.tick(at, {0: 8}, {0: 8}, {0: task(8)})
    assert film.view
    return film.view


def shown(store: StateStore) -> Verdict | None:
    return store.state.link.verdict if store.state.link else None


def test_each_publication_is_a_newer_state_and_wakes_who_listens() -> None:
    store, woken = StateStore(PROFILE, PassingClock()), []
    store.listen(lambda: woken.append(store.state.revision))
    before = store.state
    store.publish()
    store.publish()
    assert woken == [1, 2]
    assert before.revision == 0


def test_the_state_carries_what_was_sent_and_the_switch() -> None:
    async def send() -> StateStore:
        desk = bench(always(answer(Acknowledged())))
        store = StateStore(PROFILE, desk.clock)
        store.sender = desk.sender
        await desk.sender.send(cluster_identity(Side.LEADER))
        desk.sender.allow_write = True
        store.publish()
        return store

    state = asyncio.run(send()).state
    assert ([sent.call for sent in state.calls], state.counts.read, state.write) == (
        [cluster_identity(Side.LEADER)],
        1,
        True,
    )


def test_a_link_is_published_as_old_as_it_is_and_fresh_again_with_the_next() -> None:
    clock = PassingClock()
    store = StateStore(PROFILE, clock)
    store.publish(link=level_at(clock.now))
    verdicts = [shown(store)]
    clock.now += STALE_AFTER_S + 1
    store.publish()
    verdicts.append(shown(store))
    store.publish(link=level_at(clock.now))
    assert [*verdicts, shown(store)] == [Verdict.IN_SYNC, Verdict.UNKNOWN, Verdict.IN_SYNC]


def test_growing_older_is_published_only_in_the_steps_that_are_shown_and_when_it_is_old() -> None:
    clock = PassingClock()
    store = StateStore(PROFILE, clock)
    store.grow_older()
    assert store.state.revision == 0
    store.publish(link=level_at(clock.now))
    revisions = []
    for _ in range(12):
        clock.now += 1.0
        store.grow_older()
        revisions.append(store.state.revision)
    assert revisions == [1, 1, 1, 2, 3, 3, 3, 3, 3, 4, 4, 4]


def test_the_same_notice_twice_can_be_told_apart() -> None:
    store = StateStore(PROFILE, PassingClock())
    store.notice(NoticeCode.COUNTED, index="orders")
    first = store.state.notice
    store.notice(NoticeCode.COUNTED, index="orders")
    second = store.state.notice
    assert first is not None
    assert second is not None
    assert (first.params, second.number - first.number) == ({"index": "orders"}, 1)


def test_what_is_known_late_to_have_changed_takes_its_place_in_time() -> None:
    clock = PassingClock()
    store, now = StateStore(PROFILE, clock), clock.epoch()
    early, late = (Event(now - ago, What.VERDICT, "leader", "orders", "in_sync", "slow") for ago in (9, 3))
    store.add_events([late])
    store.add_events([early])
    assert store.state.events == (early, late)
