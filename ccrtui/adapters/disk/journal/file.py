"""The journal of a profile: what was about to be sent is on disk before it leaves, and then how it ended.

A folder holds one file per process. Each line names the digest of the one before; a file's first line names the
newest earlier file and its last line.
"""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from ccrtui.adapters.disk.atomic_file import sync_folder
from ccrtui.adapters.disk.journal.claims import entries_by_kind, never_left
from ccrtui.adapters.disk.journal.folder import files, journal_error, newest_line, next_name, read_all, set_torn_aside
from ccrtui.adapters.disk.journal.lines import digest, encode, of_record
from ccrtui.adapters.disk.journal.replay import Entry, attempts_of, entries_of, unresolved_of
from ccrtui.adapters.disk.paths import make_private
from ccrtui.core.call.attempt import Attempt
from ccrtui.core.call.call import Call
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.profile import Made
from ccrtui.core.timestamp import rfc3339
from ccrtui.ports.journal import JournalError

VERSION = 1


class JournalFile:
    """The port Journal; the file of this process appears with its first intent."""

    def __init__(self, folder: Path) -> None:
        """Nothing is touched yet."""
        self._folder = folder
        self._file = folder
        self._handle: int | None = None
        self._last: str | None = None
        self._size = 0
        self._count = 0

    def intent(self, call: Call, region: str | None) -> str:
        """Put on disk that a call is about to leave; gives the entry's id."""
        (entry,) = self.intents([(call, region)])
        return entry

    def intents(self, calls: Sequence[tuple[Call, str | None]]) -> tuple[str, ...]:
        """Put on disk, in one go, that these calls are about to leave, each with its region; gives the entries' ids."""
        self._open()
        entries = tuple(f"{self._file.stem}-{self._count + number}" for number in range(1, len(calls) + 1))
        self._append(*(_intent(entry, *about) for entry, about in zip(entries, calls, strict=True)))
        self._count += len(entries)
        return entries

    def claim(self, made: Mapping[str, Made]) -> None:
        """Put on disk what calls that are about to leave would make, by their ids."""
        self._open()
        calls: dict[str, JsonValue] = {call: entries_by_kind(value) for call, value in made.items()}
        self._append({"type": "claim", "at": _now(), "calls": calls})

    def never_left(self) -> Made:
        """What was claimed last for a call of which no intent came behind it."""
        return never_left(read_all(self._folder))

    def outcome(self, entry: str, result: str, detail: Mapping[str, JsonValue]) -> None:
        """Put on disk how it ended; of the detail only figures, codes and ids are kept."""
        self._open()
        self._append({"type": "outcome", "entry": entry, "at": _now(), "result": result, "detail": of_record(detail)})

    def settle(self, call: str, result: str, detail: Mapping[str, JsonValue]) -> None:
        """Put on disk how all earlier intents of a call ended, known now by reading the state again."""
        self._open()
        self._append({"type": "settled", "call": call, "at": _now(), "result": result, "detail": of_record(detail)})

    def unresolved(self) -> tuple[str, ...]:
        """Call ids whose intent has no outcome, oldest first."""
        return unresolved_of(self.entries())

    def attempts(self) -> Mapping[str, Attempt]:
        """The newest sending of each call."""
        return attempts_of(self.entries())

    def entries(self) -> tuple[Entry, ...]:
        """Everything recorded for this profile by all processes, newest last."""
        return entries_of(read_all(self._folder))

    def close(self) -> None:
        """Let go of this process's file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _open(self) -> None:
        if self._handle is not None:
            return
        try:
            make_private(self._folder)
        except ProfileError as error:
            raise JournalError(f"{error.params['folder']}: {error.params['reason']}") from error
        earlier = files(self._folder)
        for file in earlier:
            set_torn_aside(file)
        follows, link = newest_line(earlier)
        self._file = self._folder / next_name(earlier)
        try:
            self._handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
            fcntl.flock(self._handle, fcntl.LOCK_EX)
            sync_folder(self._folder)
        except OSError as error:
            raise journal_error(self._file, error) from error
        self._last = link
        self._size = 0
        self._append(
            {
                "type": "opened",
                "version": VERSION,
                "at": _now(),
                "pid": os.getpid(),
                "host": socket.gethostname(),
                "follows": follows,
            }
        )

    def _append(self, *records: Mapping[str, JsonValue]) -> None:
        """Write lines and wait for the disk. A file that failed is cut to what stood before and not used again."""
        assert self._handle is not None
        lines, last = b"", self._last
        for values in records:
            line = encode(values, last)
            lines, last = lines + line, digest(line)
        try:
            if os.write(self._handle, lines) != len(lines):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._handle)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._handle, self._size)
            self.close()
            raise journal_error(self._file, error) from error
        self._size += len(lines)
        self._last = last


def _intent(entry: str, call: Call, region: str | None) -> JsonObject:
    return {
        "type": "intent",
        "entry": entry,
        "at": _now(),
        "call": call.id,
        "kind": str(call.kind),
        "effect": str(call.effect),
        "side": str(call.side),
        "region": region,
        "service": str(call.service),
        "request": call.request,
    }


def _now() -> str:
    return rfc3339(time.time(), "milliseconds")
