"""The network between two clusters, one way round: open, refusing or swallowing, with delay and bandwidth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.signal import Signal

STATES = ("pass", "refuse", "hang")


@dataclass(slots=True)
class Link:
    """A path from one cluster to another's transport port.

    `delay_s` is spent each way, `bandwidth` is in bytes per second (None: no limit). `wanted` is what it was set to;
    where no network leads there (`routed` is False) it swallows everything, whatever was wanted.
    """

    clock: SimClock
    source: str
    target: str
    port: int = 0
    wanted: str = "pass"
    routed: bool = True
    delay_s: float = 0.0
    bandwidth: float | None = None
    changed: Signal = field(default_factory=Signal)
    on_cut: Callable[[], None] = lambda: None
    busy_until: float = 0.0

    @property
    def address(self) -> str:
        """Where the source dials."""
        return f"127.0.0.1:{self.port}"

    @property
    def state(self) -> str:
        """What becomes of bytes on it now."""
        return self.wanted if self.routed else "hang"

    def route(self, exists: bool) -> None:
        """Say whether the network between the two leads there."""
        if exists != self.routed:
            self.routed = exists
            self.changed.fire()

    def set(self, state: str) -> None:
        """Open it, cut it (connections break, new ones are refused), or have it swallow every byte."""
        if state not in STATES:
            raise ValueError(f"a link is one of {', '.join(STATES)}, not {state!r}")
        self.wanted = state
        if state == "refuse":
            self.on_cut()
        self.changed.fire()

    async def cross(self, size: int = 0) -> None:
        """Carry so many bytes over it one way: delayed, throttled, and kept while it swallows."""
        if self.delay_s:
            await self.clock.sleep(self.delay_s)
        if self.bandwidth:
            start = max(self.clock.monotonic(), self.busy_until)
            self.busy_until = start + size / self.bandwidth
            await self.clock.sleep(self.busy_until - self.clock.monotonic())
        while self.state == "hang":
            await self.changed.wait()
