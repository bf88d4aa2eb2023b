"""Putting batches together: what was written every few seconds becomes one stretch once the next whole one begins."""

from __future__ import annotations

import sqlite3

from ccrtui.adapters.disk.history.body import packed, unpacked


def pack(connection: sqlite3.Connection, resolution: int, link: str) -> None:
    """Make one of each run of batches before the newest whole one, within the caller's transaction.

    Raises BodyError where one cannot be read.
    """
    rows = connection.execute(
        "SELECT id, whole, last_ms, body FROM stretch WHERE resolution = ? AND link = ? AND packed = 0 AND id < "
        "(SELECT max(id) FROM stretch WHERE resolution = ? AND link = ? AND whole = 1) ORDER BY id",
        (resolution, link, resolution, link),
    ).fetchall()
    for run in _runs(rows):
        frames = [frame for row in run for frame in unpacked(row[3])]
        first, last = run[0][0], run[-1][0]
        connection.execute(
            "UPDATE stretch SET body = ?, last_ms = ?, packed = 1 WHERE id = ?",
            (packed(frames, dense=True), run[-1][2], first),
        )
        connection.execute(
            "DELETE FROM stretch WHERE resolution = ? AND link = ? AND id > ? AND id <= ?",
            (resolution, link, first, last),
        )


_Row = tuple[int, int, int, bytes]


def _runs(rows: list[_Row]) -> list[list[_Row]]:
    """The rows in runs, each of which begins with a whole one."""
    runs: list[list[_Row]] = []
    for row in rows:
        if row[1] or not runs:
            runs.append([])
        runs[-1].append(row)
    return runs
