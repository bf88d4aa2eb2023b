"""All journal files of one profile: in order, read and checked, with torn last lines set aside."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from ccrtui.adapters.disk.aside import aside_of
from ccrtui.adapters.disk.atomic_file import reason_of, sync_folder, write_atomically
from ccrtui.adapters.disk.journal.lines import Chain, DamagedLineError, decode
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.ports.journal import JournalError


def journal_error(file: Path, error: OSError) -> JournalError:
    """The error for a file that the system refuses."""
    return JournalError(f"{file}: {reason_of(error)}")


def files(folder: Path) -> list[Path]:
    """The journal files, oldest first: their names begin with a number that grows."""
    try:
        return sorted(folder.glob("[0-9]*.jsonl"))
    except OSError as error:
        raise journal_error(folder, error) from error


def next_name(earlier: list[Path]) -> str:
    """What the next file of this process is called."""
    number = int(earlier[-1].name.partition("-")[0]) + 1 if earlier else 1
    return f"{number:08d}-{os.getpid()}.jsonl"


def read_chain(file: Path) -> Chain:
    """One file's lines. Raises JournalError that names file and line."""
    try:
        return decode(file.read_bytes())
    except OSError as error:
        raise journal_error(file, error) from error
    except DamagedLineError as error:
        raise JournalError(f"{file}: {error}") from None


def newest_line(earlier: list[Path]) -> tuple[str | None, str | None]:
    """The newest file that has a line, and the digest of its last one; another process may have just made its file."""
    for file in reversed(earlier):
        last = read_chain(file).last
        if last is not None:
            return file.name, last
    return None, None


def read_all(folder: Path) -> Iterator[JsonObject]:
    """Every line of every file, oldest first, after checking that each file follows the one it names.

    An earlier file that is gone breaks nothing; one that lost the line it is named by does. Raises JournalError.
    """
    known: dict[str, frozenset[JsonValue]] = {}
    for file in files(folder):
        chain = read_chain(file)
        known[file.name] = frozenset(chain.digests)
        first = chain.lines[0] if chain.lines else {}
        follows = str(first.get("follows"))
        if first.get("previous") not in known.get(follows, {first.get("previous")}):
            raise JournalError(f"{file}: line 1: {follows} has lost the line it was linked by")
        yield from chain.lines


def set_torn_aside(file: Path) -> Path | None:
    """Move a torn last line of a dead process into a file beside; None where nothing is torn or its writer lives."""
    try:
        with file.open("r+b") as opened:
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return None
            chain = decode(opened.read())
            if not chain.torn:
                return None
            aside = aside_of(file, "torn")
            write_atomically(aside, chain.torn)
            opened.truncate(chain.whole)
            os.fsync(opened.fileno())
            sync_folder(file.parent)
            return aside
    except DamagedLineError as error:
        raise JournalError(f"{file}: {error}") from None
    except OSError as error:
        raise journal_error(file, error) from error
