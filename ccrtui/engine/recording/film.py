"""A link as it is recorded: each view becomes what is kept of it, in every layer, and the events that it brings."""

from __future__ import annotations

from ccrtui.core.record.changes import Known, clock_was_set, events_of
from ccrtui.core.record.event import Event
from ccrtui.core.record.keep import kept_link, kept_row
from ccrtui.core.record.kept import Kept, Values
from ccrtui.core.record.stretch import BASE, Stretch
from ccrtui.core.record.thinning import BASE_S, RESOLUTIONS
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.engine.recording.layer import Layer

GAP_S = 60.0
"""After how many seconds without a sample it is not said that nothing has changed in between."""


class Film:
    """The recording of one link."""

    def __init__(self, link: str, known: Known | None = None) -> None:
        """`known` is what the record told before this session, so that a change in between is an event too."""
        self._layers = [Layer(resolution, link) for resolution in RESOLUTIONS]
        self._known = known or Known()
        self._views: dict[str, IndexView] = {}
        self._rows: dict[str, Values] = {}
        self._base: Kept | None = None
        self._link = link
        self._taken_at: float | None = None
        self._stretches: list[Stretch] = []
        self._events: list[Event] = []

    def begin_anew(self) -> None:
        """Say everything with the next view: what was written before it may be gone."""
        self._base = None
        for layer in self._layers:
            layer.begin_anew()

    def add(self, view: LinkView) -> list[Event]:
        """Add a view; gives the events that it brings."""
        if self._jumps(view):
            self.begin_anew()
        self._taken_at = view.taken_at
        fresh = [row for row in view.indices if self._views.get(row.follower_index) is not row]
        events, self._known = events_of(self._known, view, fresh)
        self._events += events
        self._keep(view, fresh)
        touched = frozenset(row.follower_index for row in fresh)
        now = Kept(view.sampled_at, kept_link(view), self._rows)
        base = self._based_on(now)
        for layer in self._layers:
            ended = layer.take(now, touched, base)
            if ended is not None and ended.frames:
                self._stretches.append(ended)
        return events

    def batch(self) -> tuple[list[Stretch], list[Event]]:
        """What is to be written now."""
        stretches = [*self._stretches, *(part for layer in self._layers if (part := layer.batch()) is not None)]
        events, self._stretches, self._events = self._events, [], []
        return stretches, events

    def _based_on(self, now: Kept) -> Kept:
        """What whole moments are told by their difference from; laid anew from time to time."""
        if self._base is None or now.at >= self._base.at + BASE_S:
            self._base = now
            self._stretches.append(Stretch(BASE, self._link, now.at, now.at, True, (now,)))
        return self._base

    def _keep(self, view: LinkView, fresh: list[IndexView]) -> None:
        """Keep the rows that are other ones than before: the same one costs nothing."""
        before = self._views
        newcomers = any(row.follower_index not in before for row in fresh)
        if not fresh and len(view.indices) == len(before):
            return
        rows = {**self._rows, **{row.follower_index: kept_row(row, view) for row in fresh}}
        self._views = {row.follower_index: row for row in view.indices}
        if newcomers or len(self._views) != len(before):
            rows = {name: values for name, values in rows.items() if name in self._views}
        self._rows = rows

    def _jumps(self, view: LinkView) -> bool:
        """Whether the clock was set since the last view, or nobody looked for a while."""
        if self._taken_at is None:
            return False
        offset = self._known.offset
        paused = view.taken_at - self._taken_at > GAP_S
        return paused or (offset is not None and clock_was_set(offset, view))
