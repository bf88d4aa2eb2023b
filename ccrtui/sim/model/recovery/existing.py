"""Shards that start from their own files: of an index that was closed, and of a node that starts.

Recorded on 7.3.0: a closed index is red for an instant (asks-red 55 to 57, asks-follower-states 124); a node begins
with every index red, and starts four primaries at a time (asks-starting 25 to 46).
"""

from __future__ import annotations

from collections.abc import Iterable

from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.model.recovery.record import EXISTING, Recovery

CLOSED_S = 0.05
"""How long the shard of a closed index is nowhere."""
BOOT_S = 0.4
"""How long a node that answers has started none of its shards."""
AT_ONCE = 4
OPEN_S = 0.06
START_S = 0.1
"""How long a shard takes to start, and after how much of that it answers for its statistics."""


def reopened(clock: SimClock, shard: Shard) -> None:
    """Note that a shard has started from its files, which whoever asked for it has waited for."""
    now = clock.millis()
    shard.recovery = Recovery(EXISTING, now, shard.store_bytes, now, True)


def begin(clock: SimClock, shards: Iterable[Shard], wait_s: float) -> None:
    """Take shards away, and start them again after so many seconds, a few at a time."""
    for place, shard in enumerate(shards):
        turn = place // AT_ONCE
        _start(clock, shard, wait_s + turn * START_S)


def _start(clock: SimClock, shard: Shard, wait_s: float) -> None:
    recovery = Recovery(EXISTING, clock.millis(), shard.store_bytes)
    shard.state, shard.recovery = "UNASSIGNED", recovery

    def initialize() -> None:
        if shard.recovery is recovery and not shard.lost:
            shard.state, recovery.started_ms = "INITIALIZING", clock.millis()

    def show() -> None:
        recovery.opened = True

    def start() -> None:
        if shard.recovery is recovery and not shard.lost:
            shard.state, recovery.stopped_ms = "STARTED", clock.millis()
            shard.last_search = clock.monotonic()
            shard.changed.fire()

    clock.call_later(wait_s, initialize)
    clock.call_later(wait_s + OPEN_S, show)
    clock.call_later(wait_s + START_S, start)
