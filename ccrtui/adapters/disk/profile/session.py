"""The profile of one session: read and changed through its file, locked while the session may write."""

from __future__ import annotations

from collections.abc import Callable

from ccrtui.adapters.disk.paths import Places
from ccrtui.adapters.disk.profile.file import ProfileFile
from ccrtui.adapters.disk.profile.twin import check_only_one
from ccrtui.core.profile.profile import Made, Profile


class LockingSession:
    """The port ProfileSession over one profile file."""

    def __init__(self, file: ProfileFile, places: Places) -> None:
        """Nothing is touched yet."""
        self._file = file
        self._places = places
        self._locked = False

    def load(self) -> Profile:
        """Read it from disk."""
        return self._file.load()

    def lock(self) -> None:
        """Take it for writing. Raises ProfileError `profile_locked` that names the holder, or `profile_id_shared`."""
        if not self._locked:
            check_only_one(self._places, self._file.load())
            self._file.lock.acquire()
            self._locked = True

    def unlock(self) -> None:
        """Give it back."""
        if self._locked:
            self._locked = False
            self._file.lock.release()

    def change(self, edit: Callable[[Profile], Profile]) -> Profile:
        """Write what the edit changed."""
        return self._file.change(edit)

    def record_made(self, made: Made) -> None:
        """Remember what we made."""
        if made != Made():
            self._file.record_made(made)

    def forget_made(self, made: Made) -> None:
        """Take out what never came to be."""
        if made != Made():
            self._file.forget_made(made)
