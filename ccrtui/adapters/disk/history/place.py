"""Opening the file of a history: for this user alone, never through a link, by one writer at a time."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ccrtui.adapters.disk.atomic_file import reason_of
from ccrtui.adapters.disk.history.schema import ForeignSchemaError, NewerSchemaError, check, create
from ccrtui.adapters.disk.paths import make_private
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.record.trouble import HistoryError, Trouble

PATIENCE_S = 2.0
"""How long a writer waits for a reader, or for another that copies the file."""
PAGE_BYTES = 1024
"""How large a page of a new file is: a stretch leaves the rest of its last one empty, and most have a few KiB."""
_BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite puts beside the name of a file."""
MOST_VALUE = 64 * 1024 * 1024
MOST_FILE = 1024 * 1024 * 1024
"""How large a file may be that is read."""


def lock(path: Path) -> int:
    """Be the one that records there; ends with the handle that is given, or the process. Raises HistoryError."""
    handle = -1
    try:
        make_private(path.parent)
        handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ProfileError as error:
        raise HistoryError(Trouble.UNWRITABLE, file=str(path), reason=error.params["reason"]) from error
    except BlockingIOError as error:
        os.close(handle)
        raise HistoryError(Trouble.ELSEWHERE, file=str(path)) from error
    except OSError as error:
        raise HistoryError(Trouble.UNWRITABLE, file=str(path), reason=reason_of(error)) from error
    return handle


def for_writing(path: Path) -> sqlite3.Connection:
    """Open it, or make it. Raises HistoryError, and sqlite3.DatabaseError where it is damaged."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, 0o600)
        _check_ours(handle)
        os.close(handle)
    except OSError as error:
        raise HistoryError(Trouble.UNWRITABLE, file=str(path), reason=reason_of(error)) from error
    with telling(path):
        connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
        try:
            _prepare(connection)
        except NewerSchemaError as error:
            connection.close()
            raise HistoryError(Trouble.NEWER, file=str(path)) from error
        except ForeignSchemaError as error:
            connection.close()
            raise sqlite3.DatabaseError("not a history") from error
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none; what is not ours is not touched."""
    exists = check(connection)
    if not exists:
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -2000")
    if not exists:
        create(connection)


def for_reading(path: Path) -> sqlite3.Connection:
    """Open what is there, without changing anything in it. Raises HistoryError."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
        _check_ours(handle)
        os.close(handle)
    except FileNotFoundError as error:
        raise HistoryError(Trouble.MISSING, file=str(path)) from error
    except OSError as error:
        raise HistoryError(Trouble.UNREADABLE, file=str(path), reason=reason_of(error)) from error
    connection = None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE_S)
        guard(connection)
        if check(connection):
            return connection
        problem = HistoryError(Trouble.MISSING, file=str(path))
    except NewerSchemaError:
        problem = HistoryError(Trouble.NEWER, file=str(path))
    except (ForeignSchemaError, sqlite3.DatabaseError) as error:
        problem = _unreadable(path, error)
    if connection is not None:
        connection.close()
    raise problem


def guard(connection: sqlite3.Connection) -> None:
    """Let nothing that stands in the file be run, and nothing in it be larger than it can rightly be."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


def set_aside(path: Path) -> Path:
    """Move a damaged file, and what belongs to it, out of the way; gives its new name. Raises HistoryError."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    try:
        for ending in _BESIDE:
            part = Path(f"{path}{ending}")
            if part.is_symlink() or part.exists():
                part.rename(f"{aside}{ending}")
    except OSError as error:
        raise HistoryError(Trouble.UNWRITABLE, file=str(path), reason=reason_of(error)) from error
    return aside


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """What SQLite cannot do, other than read what is damaged, as HistoryError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise HistoryError(Trouble.UNWRITABLE, file=str(path), reason=str(error)) from error


def _unreadable(path: Path, error: Exception) -> HistoryError:
    if isinstance(error, sqlite3.OperationalError):
        return HistoryError(Trouble.UNREADABLE, file=str(path), reason=str(error))
    return HistoryError(Trouble.FOREIGN, file=str(path))


def _check_ours(handle: int) -> None:
    """Raises OSError where that is no file, or one that is larger than a history can be."""
    status = os.fstat(handle)
    if stat.S_ISREG(status.st_mode) and status.st_size <= MOST_FILE:
        return
    os.close(handle)
    ordinary = stat.S_ISREG(status.st_mode)
    raise OSError(errno.EFBIG if ordinary else errno.EINVAL, "too large for a history" if ordinary else "no file")
