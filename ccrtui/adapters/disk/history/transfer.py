"""A copy of a history for somebody else: one file, compact, whole even while it is being written to."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from ccrtui.adapters.disk.atomic_file import reason_of
from ccrtui.adapters.disk.history.place import for_reading
from ccrtui.core.record.trouble import HistoryError, Trouble


def export(path: Path, file: Path) -> None:
    """Write a copy of a history. Raises HistoryError; then no file is left. One that is there is not written over."""
    for_reading(path).close()
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
    except FileExistsError as error:
        raise HistoryError(Trouble.EXISTS, file=str(file)) from error
    except OSError as error:
        raise HistoryError(Trouble.UNWRITABLE, file=str(file), reason=reason_of(error)) from error
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            connection.execute("VACUUM INTO ?", (str(file),))
        finally:
            connection.close()
    except sqlite3.Error as error:
        file.unlink(missing_ok=True)
        raise HistoryError(Trouble.UNWRITABLE, file=str(file), reason=str(error)) from error
