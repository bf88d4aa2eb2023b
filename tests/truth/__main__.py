"""A whole simulated day at rest and one of traffic, sampled each second: `python -m tests.truth [SECONDS] [SEED]`."""

from __future__ import annotations

import asyncio
import sys
import time

from tests.sim.scenes.idle_loop import IdleLoop
from tests.truth.day import DAY_S, LIMITS, Day, Plan, follow_logs, lived
from tests.truth.watched_pair import watched_pair

HOUR_S = 3600
RESTART_S = 6 * HOUR_S


async def _days(seconds: int, seed: int) -> bool:
    """Let both pass and print what was said; whether all of it was true."""
    well = True
    for name, plan in (
        ("at rest", Plan(seconds)),
        ("traffic", Plan(seconds, writes=True, rollover_s=HOUR_S, restart_s=RESTART_S)),
    ):
        began = time.monotonic()
        async with watched_pair(thresholds=LIMITS, seed=seed) as pair:
            await follow_logs(pair)
            day = await lived(pair, plan, seed)
        print(f"{name}: {_said(day)} in {time.monotonic() - began:.0f} s", flush=True)
        print("".join(f"  {line}\n" for line in (*day.false, *day.alarms)), end="", flush=True)
        well = well and not day.false and not day.alarms
    return well


def _said(day: Day) -> str:
    words = ", ".join(f"{number} {verdict} ({reason})" for (verdict, reason), number in day.words.most_common())
    return (
        f"{day.samples} samples, {day.written} documents, {day.rollovers} rollovers, {day.restarts} restarts, "
        f"{len(day.events)} events, {len(day.alarms)} alarms, {len(day.false)} false words; {words}"
    )


def main() -> int:
    """Run it; 1 where a word was false."""
    numbers = [int(word) for word in sys.argv[1:]]
    seconds, seed = (*numbers, *(DAY_S, 0)[len(numbers) :])
    with asyncio.Runner(loop_factory=IdleLoop) as runner:
        return 0 if runner.run(_days(seconds, seed)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
