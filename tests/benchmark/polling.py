"""Watching many followers: processor time, requests and payload of each tick."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.benchmark.figure import Figure
from tests.benchmark.process import processor_s, resident_mib
from tests.benchmark.regions import Regions
from tests.benchmark.watched import watching
from tests.terminal.terminal import Terminal

FOLLOWERS = 1000
SHARDS = 5
SETTLE_S = 10.0
WATCHED_S = 30.0
FULL = (("follower", "/_all/_ccr/info"), ("follower", "/_ccr/stats"))
"""What existing consoles ask for, whole."""
TICK_SIGN = "/_ccr/stats"
"""The path of a request that each tick sends exactly once."""


def polling() -> Iterator[Figure]:
    """Measure the console with 1,000 followers of five shards each, asked once a second."""
    with Regions() as regions:
        names = [f"metrics-{number:04d}" for number in range(FOLLOWERS)]
        regions.follow(names, SHARDS)
        regions.write(names, 2)
        with watching(regions, f"{FOLLOWERS:,} indices +✓ in sync", 120, 36) as terminal:
            terminal.collect(SETTLE_S)
            share = _share(terminal, regions)
            requests: list[dict[str, Any]] = regions.control("GET", "/requests")["requests"]
            memory = resident_mib(terminal.pid)
        ticks = sum(request["path"] == TICK_SIGN for request in requests)
        what = f"{FOLLOWERS:,} followers x {SHARDS} shards"
        yield Figure(f"processor, {what}, {ticks / WATCHED_S:.2f} ticks a second", share * 100, "%", 4)
        yield Figure(f"memory, {what}", memory, "MiB", None)
        yield Figure("requests a tick and cluster", _busiest(requests, ticks), "", 4)
        yield from _payload(regions, requests, ticks)


def _share(terminal: Terminal, regions: Regions) -> float:
    """The share of one core that the program takes while the requests of the same time are counted."""
    regions.control("DELETE", "/requests")
    began, used = time.perf_counter(), processor_s(terminal.pid)
    terminal.collect(WATCHED_S)
    return (processor_s(terminal.pid) - used) / (time.perf_counter() - began)


def _busiest(requests: list[dict[str, Any]], ticks: int) -> float:
    counts = Counter(request["cluster"] for request in requests)
    return max(counts.values()) / max(1, ticks)


def _payload(regions: Regions, requests: list[dict[str, Any]], ticks: int) -> Iterator[Figure]:
    """Weigh each request of the watched time by how often it was sent, against the whole answers."""
    kinds = Counter((request["cluster"], request["path"], request["query"]) for request in requests)
    full = sum(len(regions.ask(side, "GET", path)) for side, path in FULL)
    for name, compressed, budget in (("filtered", False, 0.25), ("filtered, compressed", True, 0.02)):
        sizes = {kind: len(_again(regions, kind, compressed)) for kind in kinds}
        poll = sum(sizes[kind] * times for kind, times in kinds.items()) / max(1, ticks)
        yield Figure(f"payload of a tick, {name}", poll / 1024, "KiB", budget, full / 1024, "full info + full stats")


def _again(regions: Regions, kind: tuple[str, str, str], compressed: bool) -> bytes:
    side, path, query = kind
    return regions.ask(side, "GET", f"{path}?{query}" if query else path, compressed=compressed)
