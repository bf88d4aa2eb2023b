"""Watching many followers: processor time, requests and payload of each tick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ccrtui.engine.watch import TICK_MOST_S
from tests.benchmark.figure import Figure
from tests.benchmark.process import processor_s, resident_mib
from tests.benchmark.regions import Regions
from tests.benchmark.watched import watching
from tests.terminal.terminal import Terminal

SHARDS = 5
MOVING = 20
SETTLE_S = 10.0
LEVEL_WITHIN_S = 900
WATCHED_S = 30.0
FULL = (("follower", "GET", "/_all/_ccr/info"), ("follower", "GET", "/_ccr/stats"))
"""What existing consoles ask for, whole."""
TICK_SIGN = ("/_ccr/stats", "time_since_last_read_millis")
"""The path of a request that each tick sends exactly once, and what its query holds."""


def polling() -> Iterator[Figure]:
    """Measure the console with 1,000 followers of five shards each, 20 of them moving, asked once a second."""
    yield from _watched(1000, 1.0, 3)


def ten_thousand() -> Iterator[Figure]:
    """Measure the console with 10,000 followers of five shards each, asked as often as it chooses."""
    yield from _watched(10_000, TICK_MOST_S, 12)


def _watched(followers: int, period_s: float, most: float) -> Iterator[Figure]:
    """What one tick takes, times how often one is wanted: a machine that is too busy for as many looks no better."""
    what = f"{followers:,} x {SHARDS}, {MOVING} moving"
    with Regions(followers=followers, shards=SHARDS, moving=MOVING) as regions:
        with watching(regions, f"{followers:,} indices", 120, 36) as terminal:
            _proven(terminal, followers)
            terminal.collect(SETTLE_S)
            used_s = _used_s(terminal, regions)
            requests: list[dict[str, Any]] = regions.control("GET", "/requests")["requests"]
            memory = resident_mib(terminal.pid)
        ticks = sum(_is_tick(request) for request in requests)
        if not ticks:
            raise RuntimeError(f"no tick in {WATCHED_S:g} s")
        yield Figure(f"processor a tick, {what}", 1000 * used_s / ticks, "ms", None)
        yield Figure(f"processor a tick x one each {period_s:g} s, {what}", 100 * used_s / ticks / period_s, "%", most)
        yield Figure(f"memory, {what}", memory, "MiB", None)
        yield Figure("requests a tick and cluster", _busiest(requests, ticks), "", 4)
        yield from _payload(regions, requests, ticks)


def _proven(terminal: Terminal, followers: int) -> None:
    """Wait until the history of every shard has been compared: what that costs is paid once."""
    terminal.wait_until_shown(f"{followers:,} indices.*in sync", LEVEL_WITHIN_S)


def _is_tick(request: dict[str, Any]) -> bool:
    path, held = TICK_SIGN
    return request["path"] == path and held in request["query"]


def _used_s(terminal: Terminal, regions: Regions) -> float:
    """Seconds of processor time that the program takes while the requests of the same time are counted."""
    regions.control("DELETE", "/requests")
    used = processor_s(terminal.pid)
    terminal.collect(WATCHED_S)
    return processor_s(terminal.pid) - used


def _busiest(requests: list[dict[str, Any]], ticks: int) -> float:
    counts = Counter(request["cluster"] for request in requests)
    return max(counts.values()) / max(1, ticks)


def _payload(regions: Regions, requests: list[dict[str, Any]], ticks: int) -> Iterator[Figure]:
    """Weigh each request of the watched time by how often it was sent, against the whole answers."""
    kinds = Counter((request["cluster"], request["path"], request["query"]) for request in requests)
    full, small = (sum(len(regions.ask(*each, compressed=wanted)) for each in FULL) / 1024 for wanted in (False, True))
    peer = "full info + full stats"
    for name, compressed in (("filtered", False), ("filtered, compressed", True)):
        sizes = {kind: _weight(regions, kind, compressed) for kind in kinds}
        poll = sum(sizes[kind] * times for kind, times in kinds.items()) / max(1, ticks) / 1024
        yield Figure(f"payload of a tick, {name}", poll, "KiB", 0.0125 if compressed else 0.25, full, peer)
    yield Figure("payload of a tick, both compressed", poll, "KiB", 0.6, small, f"{peer}, compressed")


def _weight(regions: Regions, kind: tuple[str, str, str], compressed: bool) -> int:
    side, path, query = kind
    return regions.weigh(side, f"{path}?{query}" if query else path, compressed)
