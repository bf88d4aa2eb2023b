"""An incident on one clock: a link that swallows for minutes, a node that is lost, an index paused for hours.

It is watched and recorded as a console would, and what the live one saw is remembered by its moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.recording.film import Film
from ccrtui.sim.model.indices import documents
from ccrtui.sim.model.indices.documents import Write
from tests.truth.watched_pair import WatchedPair

SILENT_S, LOST_S, PAUSED_S = 7 * 60, 3 * 60, 9 * 3600
SELDOM_S = 50
"""From one sample to the next while nothing but time passes: seldom enough to be quick, often enough to be known."""
CALM_S = 40
BATCH = 5


@dataclass
class Incident:
    """The record, and what was seen live: by a name of the moment."""

    pair: WatchedPair
    file: HistoryFile
    film: Film = field(default_factory=lambda: Film("leader"))
    seen: dict[str, LinkView] = field(default_factory=dict)
    seen_by: Callable[[str, LinkView], None] = lambda _moment, _view: None
    """Is told of each of these moments when what was seen until then is on disk."""
    written: int = 1000

    async def happens(self) -> None:
        """Let all of it happen."""
        await self._pass(CALM_S, 1, "before")
        await self.pair.fault("link", state="hang")
        await self._pass(80, 1, "falls silent")
        await self._pass(SILENT_S - 80, 5, "silent")
        await self.pair.heal("link")
        await self._pass(CALM_S, 1, "reads again")
        await self.pair.fault("node", cluster="leader", state="stopped")
        await self._pass(LOST_S, 3, "node lost")
        await self.pair.fault("node", cluster="leader", state="started")
        await self._pass(2 * CALM_S, 1, "node back")
        await self.pair.client.ok("POST", "/sessions/_ccr/pause_follow", on="follower")
        await self._pass(CALM_S, 1, "paused")
        await self._pass(PAUSED_S - CALM_S, SELDOM_S, "paused for hours")
        await self.pair.client.ok("POST", "/sessions/_ccr/resume_follow", {}, on="follower")
        await self._pass(CALM_S, 1, "after")

    async def _pass(self, seconds: int, every: int, moment: str) -> None:
        """Let time pass under some traffic, sampled every so often; the last view is that moment."""
        for number in range(seconds // every):
            self._write()
            await self.pair.clock.sleep(every)
            self.seen[moment] = view = await self.pair.watch.tick()
            self.film.add(view)
            if number % BATCH == 0:
                self.file.add(*self.film.batch())
        self.file.add(*self.film.batch())
        self.seen_by(moment, self.seen[moment])

    def _write(self) -> None:
        leader = self.pair.simulator.world.clusters["leader"]
        for name in ("orders", "sessions") if leader.node.running else ():
            if leader.indices[name].started:
                self.written += 1
                documents.write(leader, leader.indices[name], Write("index", f"{self.written}", {"qty": 1}))


async def recorded(
    pair: WatchedPair, path: Path, seen_by: Callable[[str, LinkView], None] = lambda _moment, _view: None
) -> Incident:
    """Have both indices followed, and record what happens to them."""
    body = {"remote_cluster": "leader", "leader_index": "sessions"}
    await pair.client.ok("PUT", "/sessions/_ccr/follow?wait_for_active_shards=0", body, on="follower")
    file = HistoryFile(path)
    file.begin({"profile": "orders-dr"})
    incident = Incident(pair, file, seen_by=seen_by)
    await incident.happens()
    file.close()
    return incident
