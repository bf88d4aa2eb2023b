"""Keeping a history within its room: what is older than its layer keeps goes, and then the oldest of each layer."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from ccrtui.core.record.stretch import BASE
from ccrtui.core.record.thinning import RESOLUTIONS

MOST_EVENTS = 100_000


def make_room(connection: sqlite3.Connection, now: float, quotas: Sequence[int]) -> None:
    """Delete what has no room, within the caller's transaction.

    `now` is epoch seconds, `quotas` how many bytes each resolution may take, the finest first.
    """
    for layer, quota in zip(RESOLUTIONS, quotas, strict=True):
        oldest_ms = round((now - layer.kept_s) * 1000)
        connection.execute(
            "DELETE FROM stretch WHERE resolution = ? AND packed = 1 AND last_ms < ?", (layer.number, oldest_ms)
        )
        over = _size(connection, layer.number) - quota
        if over > 0:
            _drop(connection, layer.number, over)
    connection.execute(
        "DELETE FROM stretch WHERE resolution = ? AND id NOT IN (SELECT base FROM stretch WHERE base IS NOT NULL) "
        "AND id <> (SELECT max(id) FROM stretch WHERE resolution = ?)",
        (BASE, BASE),
    )
    connection.execute("DELETE FROM event WHERE id <= (SELECT max(id) FROM event) - ?", (MOST_EVENTS,))


def _size(connection: sqlite3.Connection, layer: int) -> int:
    row = connection.execute("SELECT sum(length(body)) FROM stretch WHERE resolution = ?", (layer,)).fetchone()
    return int(row[0] or 0)


def _drop(connection: sqlite3.Connection, layer: int, over: float) -> None:
    """Delete the oldest stretches of a layer, so many bytes of them."""
    rows = connection.execute(
        "SELECT id, length(body) FROM stretch WHERE resolution = ? AND packed = 1 ORDER BY id", (layer,)
    )
    last = None
    for number, size in rows:
        if over <= 0:
            break
        last, over = number, over - size
    rows.close()
    if last is not None:
        connection.execute("DELETE FROM stretch WHERE resolution = ? AND packed = 1 AND id <= ?", (layer, last))
