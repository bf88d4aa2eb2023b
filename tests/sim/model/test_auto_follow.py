"""Auto-follow patterns take what comes after them, and say what they could not take."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.indices import indices
from ccrtui.sim.model.replication.auto_follow.pattern import Pattern
from tests.sim.model.pair import Pair


async def put(pair: Pair, name: str = "logs", *patterns: str, follow: str | None = None) -> None:
    await pair.run(pair.follower.auto_follow.put(Pattern(name, "leader", patterns or ("logs-*",), (), follow)))


async def test_only_what_comes_later_is_followed(pair: Pair) -> None:
    await pair.connect()
    pair.create("logs-old", docs=1)
    await put(pair, follow="copy-{{leader_index}}")
    pair.create("logs-new", docs=2)
    pair.create("other", docs=2)
    await pair.pass_time(2)
    assert list(pair.follower.indices) == ["copy-logs-new"]
    assert pair.checkpoints("copy-logs-new") == (1, 1, 1)
    assert pair.follower.auto_follow.outcomes.counters()["number_of_successful_follow_indices"] == 1


async def test_a_clash_is_listed_and_tried_again(pair: Pair) -> None:
    await pair.connect()
    await put(pair)
    indices.create(pair.follower, "logs-1")
    pair.create("logs-1", docs=1)
    await pair.pass_time(1)
    key, _, cause = pair.follower.auto_follow.outcomes.errors()[0]
    assert (key, cause.type) == ("logs:logs-1", "snapshot_restore_exception")
    indices.delete(pair.follower, "logs-1")
    await pair.pass_time(61)
    assert pair.follower.indices["logs-1"].following


async def test_what_cannot_be_followed_is_reported_once(pair: Pair) -> None:
    await pair.connect()
    await put(pair)
    pair.create("logs-soft", soft_deletes__enabled=False)
    await pair.pass_time(130)
    assert [(key, cause.reason) for key, _, cause in pair.follower.auto_follow.outcomes.errors()] == [
        ("logs:logs-soft", "index [logs-soft] cannot be followed, because soft deletes are not enabled")
    ]
    assert pair.follower.auto_follow.outcomes.counters()["number_of_failed_follow_indices"] == 1


async def test_overlapping_patterns_block_each_other(pair: Pair) -> None:
    await pair.connect()
    await put(pair)
    await put(pair, "overlap", "log*")
    pair.create("logs-both")
    await pair.pass_time(1)
    reasons = {key: cause.reason for key, _, cause in pair.follower.auto_follow.outcomes.errors()}
    assert reasons["logs:logs-both"] == (
        "index to follow [logs-both] for pattern [logs] matches with other patterns [overlap]"
    )
    pair.follower.auto_follow.delete("overlap")
    await pair.pass_time(61)
    assert "logs-both" in pair.follower.indices


async def test_a_refusing_leader_is_counted_hundreds_of_times_on_old_servers(make: Callable[..., Pair]) -> None:
    counts = {}
    for version in ("7.3", "7.14"):
        pair = make(version)
        await pair.connect()
        await put(pair)
        pair.link.set("refuse")
        await pair.pass_time(2)
        counts[version] = pair.follower.auto_follow.outcomes.counters()[
            "number_of_failed_remote_cluster_state_requests"
        ]
    assert counts["7.3"] > 100 > counts["7.14"] > 0


async def test_created_while_paused_is_followed_on_resume(make: Callable[..., Pair]) -> None:
    pair = make("7.14")
    await pair.connect()
    await put(pair)
    pair.follower.auto_follow.set_active("logs", False)
    pair.create("logs-1", docs=1)
    await pair.pass_time(70)
    assert pair.follower.indices == {}
    pair.follower.auto_follow.set_active("logs", True)
    await pair.pass_time(1)
    assert "logs-1" in pair.follower.indices


async def test_a_removed_alias_stops_it_and_the_alias_starts_it_again(pair: Pair) -> None:
    await pair.connect()
    await put(pair)
    pair.settings(cluster__remote__leader__seeds=None)
    await pair.pass_time(5)
    failed = pair.follower.auto_follow.outcomes.counters()["number_of_failed_remote_cluster_state_requests"]
    await pair.pass_time(120)
    assert pair.follower.auto_follow.outcomes.counters()["number_of_failed_remote_cluster_state_requests"] == failed
    await pair.connect()
    pair.create("logs-1")
    await pair.pass_time(1)
    assert "logs-1" in pair.follower.indices


async def test_a_missing_pattern_is_missing(pair: Pair) -> None:
    with pytest.raises(ApiError) as error:
        pair.follower.auto_follow.delete("nosuch")
    assert (error.value.status, error.value.cause.reason) == (404, "auto-follow pattern [nosuch] is missing")
