"""What a sample leaves of those before: of whom something is news in it, of whom nothing is, and of whom is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccrtui.core.call.answer import Answer
from ccrtui.core.elasticsearch.flow import FlowStats
from ccrtui.core.watch.advance import advance
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.shard.track import RATE_WINDOW_S
from tests.core.watch.estate_model import NAMES, SHARDS, Estate

EVERY_SHARD = {(name, shard) for name in NAMES for shard in SHARDS}


def watched(estate: Estate, history: LinkHistory | None = None) -> Iterator[LinkHistory]:
    """The history after each further sample of an estate."""
    history = history or LinkHistory()
    while True:
        history = advance(history, estate.snapshot())
        yield history


def moved(estate: Estate, name: str) -> None:
    """Operations come to one shard of an index, and its follower takes them."""
    for event in ("write", "read", "apply"):
        estate.happen((event, name, (0,), *((3,) if event != "read" else ())))


def test_what_tasks_had_heard_is_forgotten_of_those_that_are_gone_and_of_no_others() -> None:
    estate = Estate()
    samples = watched(estate)
    next(samples)
    assert next(samples).read_up_to.keys() == EVERY_SHARD
    estate.happen(("pause", "a", SHARDS))
    after = next(samples)
    assert after.news.changed == frozenset({"a"})
    assert after.read_up_to.keys() == {key for key in EVERY_SHARD if key[0] != "a"}
    moved(estate, "b")
    heard = next(samples).read_up_to
    assert heard["b", 0] == after.read_up_to["b", 0] + 3
    assert {key: at for key, at in heard.items() if key != ("b", 0)} == {
        key: at for key, at in after.read_up_to.items() if key != ("b", 0)
    }


def test_what_tasks_had_heard_that_are_gone_is_forgotten_where_all_of_it_is_looked_at() -> None:
    estate = Estate()
    before = next(watched(estate))
    estate.happen(("pause", "a", SHARDS))
    after = next(watched(estate, before.anew()))
    assert after.news.changed is None
    assert after.read_up_to.keys() == {key for key in EVERY_SHARD if key[0] != "a"}


def test_the_shards_that_took_operations_lately_are_known_by_when_they_last_did() -> None:
    estate = Estate()
    samples = watched(estate)
    assert next(samples).lively == {}
    moved(estate, "a")
    next(samples)
    first = estate.now
    moved(estate, "b")
    assert next(samples).lively == {("a", 0): first, ("b", 0): estate.now}
    estate.happen(("wait", first + RATE_WINDOW_S - estate.now - 1.5))
    assert next(samples).lively.keys() == {("a", 0), ("b", 0)}
    estate.happen(("wait", -0.5))
    assert next(samples).lively.keys() == {("b", 0)}
    assert estate.now == first + RATE_WINDOW_S


def test_who_follows_and_what_was_carried_are_added() -> None:
    estate, carried = Estate(), FlowStats({})
    snapshot = replace(estate.snapshot(), flow=Answer(carried, 200, 0.0, 0.0))
    history = advance(LinkHistory(), snapshot)
    assert history.roster.present.keys() == set(NAMES)
    assert (history.flow.last, history.flow.stats) == (snapshot.taken_at, carried)
    assert advance(history, estate.snapshot()).flow is history.flow


def test_an_index_made_anew_is_told_from_one_that_was_not_known() -> None:
    estate = Estate()
    samples = watched(estate)
    assert next(samples).recreated == frozenset()
    before = next(samples)
    estate.happen(("recreate", "c"))
    after = next(samples)
    assert after.recreated == {"c"}
    assert after.leader_uuids == {**before.leader_uuids, "c": "leader-c-1"}
    assert next(samples).recreated == {"c"}
