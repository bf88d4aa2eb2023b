"""A simulated day under watch: at rest, or under traffic with rollovers and restarts; and every false word in it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from random import Random

from ccrtui.core.profile.threshold import Threshold
from ccrtui.core.record.changes import Known, events_of
from ccrtui.core.record.event import Event
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.sim.model.indices import documents
from ccrtui.sim.model.indices.documents import Write
from tests.truth.watched_pair import WatchedPair

DAY_S = 86_400
LIMITS = (Threshold(warn_seconds=30, critical_seconds=120, warn_operations=5_000, warn_history_hours=6),)
"""What an operator may have set who wishes to be told early."""
SETTLES_S = 60
"""How long after a node came back, or an index came to be followed, all is well again: a lost leader is dialled anew
each 30 s, and patterns of auto-follow look at it each 60 s."""
DOWN_S = 25
MOST_A_SECOND = 12
BEFORE_S = (0.0, 0.01, 0.05, 0.5)
"""How long before a sample it may be written: some of it is on its way then."""
DELAY_S = 0.02
"""How long the link takes, each way."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long the day is and what happens in it; every so many seconds, 0: never."""

    seconds: int = DAY_S
    writes: bool = False
    rollover_s: int = 0
    restart_s: int = 0


@dataclass
class Day:
    """What was said in it: false words by second, alarms while all was well, events, and how often each word."""

    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    written: int = 0
    samples: int = 0
    rollovers: int = 0
    restarts: int = 0


async def lived(pair: WatchedPair, plan: Plan, seed: int = 0, told: Callable[[int], None] = lambda second: None) -> Day:
    """Let the day pass, sampled each second."""
    day, chance, known = Day(), Random(seed), Known()
    await pair.fault("link", delay_s=DELAY_S)
    newest, unrest_until, seen = "orders", SETTLES_S, dict[str, int]()
    down: str | None = None
    for second in range(1, plan.seconds + 1):
        if plan.rollover_s and second % plan.rollover_s == 0 and down is None:
            day.rollovers += 1
            newest = f"logs-{day.rollovers:06d}"
            await pair.client.ok("PUT", f"/{newest}", {"settings": {"number_of_shards": 2, "number_of_replicas": 0}})
        if plan.restart_s and second % plan.restart_s == plan.restart_s // 2:
            down = chance.choice(("leader", "follower"))
            day.restarts += 1
            await pair.fault("node", cluster=down, state="stopped")
        if plan.restart_s and second % plan.restart_s == plan.restart_s // 2 + DOWN_S and down is not None:
            await pair.fault("node", cluster=down, state="started")
            down, unrest_until = None, second + SETTLES_S
        view = await pair.tick(chance.choice(BEFORE_S), partial(_traffic, day, pair, plan, newest, second, chance))
        pair.views.clear()
        for row in view.indices:
            seen.setdefault(row.follower_index, second)
        known = _judge(day, pair, view, second, known, second < unrest_until or down is not None, seen)
        told(second)
    return day


def _traffic(day: Day, pair: WatchedPair, plan: Plan, newest: str, second: int, chance: Random) -> None:
    """Write as much as that hour of the day brings."""
    leader = pair.simulator.world.clusters["leader"]
    rate = MOST_A_SECOND * (1 + math.sin(2 * math.pi * second / DAY_S)) / 2
    for name in dict.fromkeys(("orders", newest)):
        index = leader.indices.get(name)
        if not plan.writes or index is None or not index.started or not leader.node.running:
            continue
        for _ in range(chance.randrange(int(rate) + 2)):
            day.written += 1
            documents.write(leader, index, Write("index", f"{day.written}", {"qty": second}))


def _judge(
    day: Day, pair: WatchedPair, view: LinkView, second: int, known: Known, unrest: bool, seen: dict[str, int]
) -> Known:
    events, known = events_of(known, view)
    day.events += events
    day.samples += 1
    for row in view.indices:
        day.words[row.verdict.value, row.reason.value] += 1
        unrest_of_it = unrest or second < seen[row.follower_index] + SETTLES_S
        alarms = () if unrest_of_it else row.alarms
        day.alarms += [f"{second} s: {row.follower_index} {alarm.figure} {alarm.value}" for alarm in alarms]
        wrong = _false_word(row, pair.missing(row.follower_index), unrest_of_it)
        if wrong:
            day.false.append(f"{second} s: {row.follower_index} {row.verdict.value}, {row.reason.value}: {wrong}")
    return known


def _false_word(row: IndexView, missing: int | None, unrest: bool) -> str | None:
    """Why what is said of an index is not true; None where it is."""
    if row.verdict is Verdict.IN_SYNC and missing != 0:
        return "green, and " + ("nobody can know" if missing is None else f"{missing} operations are missing")
    if row.verdict.is_problem and not unrest and missing is not None:
        return f"no green, and all is well ({missing} operations on their way)"
    if row.operations_behind is not None and missing is not None and row.operations_behind != missing:
        return f"{row.operations_behind} operations behind, and {missing} are missing"
    return None


async def follow_logs(pair: WatchedPair) -> None:
    """Let whatever is rolled over be followed."""
    pattern = {"remote_cluster": "leader", "leader_index_patterns": ["logs-*"]}
    await pair.client.ok("PUT", "/_ccr/auto_follow/logs", pattern, on="follower")
