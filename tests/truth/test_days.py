"""Part of a day at rest, and of one of traffic: no alarm, no false word. `python -m tests.truth`: all of both."""

from __future__ import annotations

from ccrtui.core.record.event import What
from tests.truth.day import LIMITS, Plan, follow_logs, lived
from tests.truth.watched_pair import watched_pair

IDLE = Plan(seconds=240)
BUSY = Plan(seconds=420, writes=True, rollover_s=130, restart_s=420)


async def test_a_pair_at_rest_is_green_all_the_time_and_nothing_is_told_of_it() -> None:
    async with watched_pair(thresholds=LIMITS) as pair:
        day = await lived(pair, IDLE)
    assert (day.false, day.alarms, day.events) == ([], [], [])
    assert day.words == {("in_sync", "proven"): IDLE.seconds}


async def test_of_traffic_with_rollovers_and_a_restart_every_word_is_true() -> None:
    async with watched_pair(thresholds=LIMITS) as pair:
        await follow_logs(pair)
        day = await lived(pair, BUSY, seed=1)
        assert pair.missing("logs-000003") is not None
    assert (day.false, day.alarms) == ([], [])
    assert (day.rollovers, day.restarts) == (3, 1)
    assert day.written > BUSY.seconds
    assert day.words["catching_up", "behind"] > BUSY.seconds / 4
    appeared = [event.index for event in day.events if event.what is What.APPEARED]
    assert appeared == ["logs-000001", "logs-000002", "logs-000003"]
