"""Reading a history: a moment, the moments between two, the events; always from the finest layer that has them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ccrtui.adapters.disk.history.body import BodyError, unpacked
from ccrtui.adapters.disk.history.place import for_reading
from ccrtui.core.record.event import Event, What
from ccrtui.core.record.kept import NOTHING, Kept, after
from ccrtui.core.record.stretch import BASE
from ccrtui.core.record.thinning import RESOLUTIONS
from ccrtui.core.record.through_time.piece import Watched, clipped, joined
from ccrtui.core.record.trouble import HistoryError, Trouble

_WHATS = frozenset(What)
_SPANS_S = {layer.number: layer.seconds for layer in RESOLUTIONS}
_SAME_S = 0.0005
"""Moments are kept in whole milliseconds."""


class HistoryReader:
    """The port Past on one file, used by one thread. Every method raises HistoryError."""

    def __init__(self, path: Path) -> None:
        """Opens it."""
        self._path = path
        self._connection = for_reading(path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def about(self) -> Mapping[str, str]:
        """What it is about, as was noted when it was written."""
        with self._telling():
            return {str(key): str(value) for key, value in self._connection.execute("SELECT key, value FROM about")}

    def links(self) -> tuple[str, ...]:
        """The links that it tells of."""
        with self._telling():
            rows = self._connection.execute("SELECT DISTINCT link FROM stretch ORDER BY link LIMIT 100")
            return tuple(str(row[0]) for row in rows)

    def span(self, link: str) -> tuple[float, float] | None:
        """The first and the last moment that is known of a link, epoch seconds; None where nothing is."""
        with self._telling():
            first, last = self._connection.execute(
                "SELECT min(first_ms), max(last_ms) FROM stretch WHERE link = ? AND resolution >= 0", (link,)
            ).fetchone()
        return None if first is None else (first / 1000, last / 1000)

    def moment(self, link: str, at: float) -> Kept | None:
        """The link as it was last seen until then; None where it was not."""
        with self._telling():
            for layer in RESOLUTIONS:
                row = self._connection.execute(
                    "SELECT max(id) FROM stretch WHERE resolution = ? AND link = ? AND whole = 1 AND first_ms <= ?",
                    (layer.number, link, round(at * 1000)),
                ).fetchone()
                if row[0] is not None:
                    return self._until(layer.number, link, row[0], at)
        return None

    def moments(self, link: str, since: float, until: float) -> Iterator[Kept]:
        """The link at every moment that is kept between the two, oldest first, the state at the first one before."""
        before = self.moment(link, since)
        if before is not None:
            yield before
        with self._telling():
            for number, start, end in self._layers(link, since, until):
                yield from self._moments(number, link, start, end)

    def watched(self, link: str, since: float, until: float) -> list[Watched]:
        """When between the two a link was looked at, oldest first, as the layers tell of it that `moments` reads."""
        told: list[Watched] = []
        with self._telling():
            for number, start, end in self._layers(link, since, until):
                rows = self._connection.execute(
                    "SELECT first_ms, last_ms FROM stretch WHERE resolution = ? AND link = ? AND last_ms >= ? "
                    "AND first_ms <= ?",
                    (number, link, round(start * 1000), round(end * 1000)),
                )
                stretches = joined(((first / 1000, last / 1000) for first, last in rows), _SPANS_S[number])
                told += clipped(stretches, start, end)
        return told

    def events(self, since: float, until: float) -> list[Event]:
        """What changed between the two, oldest first."""
        with self._telling():
            rows = self._connection.execute(
                "SELECT at_ms, what, link, follower, earlier, later FROM event WHERE at_ms > ? AND at_ms <= ? "
                "ORDER BY at_ms, id",
                (round(since * 1000), round(until * 1000)),
            ).fetchall()
        return [_event(*row) for row in rows if row[1] in _WHATS]

    def step(self, link: str, at: float, *, forward: bool) -> float | None:
        """The next moment, or the last one before."""
        with self._telling():
            steps = (self._step(layer.number, link, at, forward=forward) for layer in RESOLUTIONS)
            known = [step for step in steps if step is not None]
        return (min if forward else max)(known, default=None)

    def change(self, link: str, at: float, *, forward: bool) -> float | None:
        """The next event, or the last one before; the clock of this machine is none."""
        nearest = "min(at_ms) FROM event WHERE at_ms > ?" if forward else "max(at_ms) FROM event WHERE at_ms < ?"
        with self._telling():
            row = self._connection.execute(
                f"SELECT {nearest} AND link = ? AND what <> 'clock'", (round(at * 1000), link)
            ).fetchone()
        return None if row[0] is None else row[0] / 1000

    def _step(self, layer: int, link: str, at: float, *, forward: bool) -> float | None:
        """The nearest moment of one layer, from the nearest stretch that has one."""
        where, order = ("last_ms > ?", "id") if forward else ("first_ms < ?", "id DESC")
        rows = self._connection.execute(
            f"SELECT body FROM stretch WHERE resolution = ? AND link = ? AND {where} ORDER BY {order}",
            (layer, link, round(at * 1000)),
        )
        for (body,) in rows:
            distances = ((frame.at - at) * (1 if forward else -1) for frame in unpacked(body))
            further = [distance for distance in distances if distance > _SAME_S]
            if further:
                rows.close()
                return at + min(further) * (1 if forward else -1)
        return None

    def _layers(self, link: str, since: float, until: float) -> list[tuple[int, float, float]]:
        """Which layer tells of which part of that time, the oldest part first: each until the next finer one begins."""
        parts, end = [], until
        for layer in RESOLUTIONS:
            row = self._connection.execute(
                "SELECT min(first_ms) FROM stretch WHERE resolution = ? AND link = ?", (layer.number, link)
            ).fetchone()
            if row[0] is None or row[0] / 1000 >= end:
                continue
            start = max(since, row[0] / 1000 - _SAME_S)
            parts.append((layer.number, start, end))
            end = start
            if end <= since:
                break
        return parts[::-1]

    def _until(self, layer: int, link: str, whole: int, at: float) -> Kept:
        """The link as the run of stretches that begins with a whole one tells it for a moment."""
        rows = self._connection.execute(
            "SELECT base, last_ms, body FROM stretch WHERE resolution = ? AND link = ? AND id >= ? AND id < "
            "coalesce((SELECT min(id) FROM stretch WHERE resolution = ? AND link = ? AND whole = 1 AND id > ?), "
            "9223372036854775807) AND first_ms <= ? ORDER BY id",
            (layer, link, whole, layer, link, whole, round(at * 1000)),
        ).fetchall()
        state, seen = NOTHING, 0.0
        for base, last_ms, body in rows:
            state = state if base is None else self._base(base)
            for frame in unpacked(body):
                if frame.at <= at:
                    state = after(state, frame)
            seen = last_ms / 1000
        return replace(state, at=max(state.at, min(at, seen)))

    def _base(self, number: int) -> Kept:
        row = self._connection.execute(
            "SELECT body FROM stretch WHERE id = ? AND resolution = ?", (number, BASE)
        ).fetchone()
        frames = unpacked(row[0]) if row else []
        return after(NOTHING, frames[0]) if frames else NOTHING

    def _moments(self, layer: int, link: str, since: float, until: float) -> Iterator[Kept]:
        rows = self._connection.execute(
            "SELECT base, body FROM stretch WHERE resolution = ? AND link = ? AND id >= "
            "coalesce((SELECT max(id) FROM stretch WHERE resolution = ? AND link = ? AND whole = 1 AND first_ms <= ?), "
            "0) AND first_ms <= ? ORDER BY id",
            (layer, link, layer, link, round(since * 1000), round(until * 1000)),
        )
        state = NOTHING
        for base, body in rows.fetchall():
            state = state if base is None else self._base(base)
            for frame in unpacked(body):
                state = after(state, frame)
                if since < frame.at <= until:
                    yield state

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, BodyError, UnicodeDecodeError) as error:
            raise HistoryError(Trouble.UNREADABLE, file=str(self._path), reason=str(error)) from error


def _event(at_ms: int, what: str, link: str, follower: str | None, earlier: str | None, later: str | None) -> Event:
    return Event(at_ms / 1000, What(what), link, follower, earlier, later)
