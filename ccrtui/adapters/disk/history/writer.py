"""Writing a history: batch by batch, each whole on disk or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from ccrtui.adapters.disk.history.body import BodyError, packed
from ccrtui.adapters.disk.history.packing import pack
from ccrtui.adapters.disk.history.place import for_writing, lock, set_aside, telling
from ccrtui.adapters.disk.history.room import make_room
from ccrtui.core.profile.history_room import DEFAULT_ROOM
from ccrtui.core.record.event import Event
from ccrtui.core.record.stretch import BASE, Stretch
from ccrtui.core.record.trouble import HistoryError, Trouble


class HistoryFile:
    """The port History on one file, used by one thread. Nothing is touched before `begin`."""

    def __init__(self, path: Path, quotas: Sequence[int] = DEFAULT_ROOM.quotas) -> None:
        """`quotas`: how many bytes each resolution may take, the finest first."""
        self._path = path
        self._quotas = quotas
        self._bases: dict[str, int | None] = {}
        self._lock: int | None = None
        self._connection: sqlite3.Connection | None = None

    def begin(self, about: Mapping[str, str]) -> str | None:
        """Open it for recording, and note what it is about; gives the name of a damaged one that was set aside.

        Raises HistoryError; then nothing is recorded.
        """
        if self._lock is None:
            self._lock = lock(self._path)
        aside = None
        try:
            self._connection = for_writing(self._path)
            self._note(about)
        except sqlite3.DatabaseError:
            self._let_go()
            aside = str(set_aside(self._path))
            self._connection = for_writing(self._path)
            self._note(about)
        return aside

    def add(self, stretches: Sequence[Stretch], events: Sequence[Event]) -> None:
        """Put a batch on disk. Raises HistoryError; `history_damaged`: it was set aside and has to be begun anew."""
        connection = self._connection
        if connection is None:
            raise HistoryError(Trouble.UNWRITABLE, file=str(self._path), reason="closed")
        try:
            with telling(self._path):
                self._write(connection, stretches, events)
        except (sqlite3.DatabaseError, BodyError) as error:
            self._let_go()
            raise HistoryError(Trouble.DAMAGED, kept=str(set_aside(self._path)), reason=str(error)) from error

    def close(self) -> None:
        """Let go of the file."""
        self._let_go()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _write(self, connection: sqlite3.Connection, stretches: Sequence[Stretch], events: Sequence[Event]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for stretch in stretches:
                self._insert(connection, stretch)
            connection.executemany(
                "INSERT INTO event (at_ms, what, link, follower, earlier, later) VALUES (?, ?, ?, ?, ?, ?)",
                [_event(event) for event in events],
            )
            if any(stretch.whole for stretch in stretches):
                make_room(connection, stretches[-1].last, self._quotas)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        if any(stretch.whole for stretch in stretches):
            connection.execute("PRAGMA incremental_vacuum").fetchall()

    def _insert(self, connection: sqlite3.Connection, stretch: Stretch) -> None:
        first, last = round(stretch.first * 1000), round(stretch.last * 1000)
        layer = (stretch.resolution, stretch.link)
        if not stretch.frames:
            connection.execute(
                "UPDATE stretch SET last_ms = ? WHERE id = "
                "(SELECT max(id) FROM stretch WHERE resolution = ? AND link = ? AND packed = 0)",
                (last, *layer),
            )
            return
        base = self._bases.get(stretch.link) if stretch.whole else None
        is_base = stretch.resolution == BASE
        row = connection.execute(
            "INSERT INTO stretch (resolution, link, first_ms, last_ms, whole, packed, base, body) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*layer, first, last, stretch.whole, is_base, base, packed(stretch.frames, dense=is_base)),
        ).lastrowid
        if is_base:
            self._bases[stretch.link] = row
        elif stretch.whole:
            pack(connection, *layer)

    def _note(self, about: Mapping[str, str]) -> None:
        if self._connection is not None:
            with telling(self._path):
                self._connection.executemany(
                    "INSERT INTO about VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value "
                    "WHERE value <> excluded.value",
                    list(about.items()),
                )

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except sqlite3.Error:
                return


def _event(event: Event) -> tuple[int, str, str, str | None, str | None, str | None]:
    return (round(event.at * 1000), event.what.value, event.link, event.index, event.before, event.after)
