"""Who may write with a profile: an exclusive lock that ends with the process, and names its holder."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import socket
import time
from pathlib import Path
from types import TracebackType

from ccrtui.adapters.disk.atomic_file import reason_of
from ccrtui.adapters.disk.paths import make_private
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.timestamp import rfc3339


class ProfileLock:
    """The lock of one profile; taken again by the same object it only counts."""

    def __init__(self, path: Path, name: str) -> None:
        """Nothing is touched before the lock is taken."""
        self._path = path
        self._name = name
        self._handle: int | None = None
        self._depth = 0

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._depth > 0

    def acquire(self) -> None:
        """Take it at once. Raises ProfileError `profile_locked` (holder, since), `lock_is_link` or `lock_unusable`."""
        if self._handle is None:
            self._handle = self._lock()
        self._depth += 1

    def release(self) -> None:
        """Give back one `acquire`."""
        self._depth -= 1
        if self._depth == 0 and self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> ProfileLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _lock(self) -> int:
        make_private(self._path.parent)
        handle = -1
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            if os.fstat(handle).st_nlink > 1:
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(handle, 0)
            os.pwrite(handle, json.dumps(_ourselves()).encode(), 0)
        except BlockingIOError as error:
            holder, since = _holder(handle)
            os.close(handle)
            raise ProfileError("profile_locked", name=self._name, holder=holder, since=since) from error
        except OSError as error:
            if handle >= 0:
                os.close(handle)
            if error.errno == errno.ELOOP:
                raise ProfileError("lock_is_link", file=str(self._path)) from error
            raise ProfileError("lock_unusable", file=str(self._path), reason=reason_of(error)) from error
        return handle


def _ourselves() -> dict[str, str | int]:
    return {"pid": os.getpid(), "host": socket.gethostname(), "since": rfc3339(time.time())}


def _holder(handle: int) -> tuple[str, str]:
    """Process and host of the holder, and since when; `?` where the holder has not yet written it."""
    try:
        holder = json.loads(os.pread(handle, 4096, 0))
        return f"{int(holder['pid'])}@{holder['host']}", str(holder["since"])
    except (ValueError, KeyError, TypeError):
        return "?", "?"
