"""The profile of one session: read and changed through its file, locked while the session may write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ccrtui.adapters.disk.paths import Paths
from ccrtui.adapters.disk.profile.file import ProfileFile
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.name import name_problem
from ccrtui.core.profile.profile import Made, Profile


class LockingSession:
    """The port ProfileSession over one profile file."""

    def __init__(self, file: ProfileFile, paths: Paths, profile: Profile) -> None:
        """Nothing is touched yet. What is read speaks of the link that this profile speaks of."""
        self._file = file
        self._known = profile
        self._paths = paths
        self._locked = False

    def load(self) -> Profile:
        """Read it from disk. Raises ProfileError `link_unknown` where the link is no longer in it."""
        return self._file.load().speaking_as(self._known)

    def lock(self) -> None:
        """Take it for writing. Raises ProfileError `profile_locked` that names the holder, or `profile_id_shared`."""
        if not self._locked:
            _check_only_one(self._paths, self._file.load())
            self._file.lock.acquire()
            self._locked = True

    def unlock(self) -> None:
        """Give it back."""
        if self._locked:
            self._locked = False
            self._file.lock.release()

    def change(self, edit: Callable[[Profile], Profile]) -> Profile:
        """Write what the edit changed; it is given the profile as it speaks of the link."""

        def edit_link(profile: Profile) -> Profile:
            self._known = edit(profile.speaking_as(self._known))
            return replace(self._known, chosen=0)

        return replace(self._file.change(edit_link), chosen=self._known.chosen)

    def check_room(self, further: Iterable[str]) -> None:
        """See that these entries could be recorded."""
        self._file.check_room(further)

    def record_made(self, made: Made) -> None:
        """Remember what we made."""
        if made != Made():
            self._file.record_made(made)

    def forget_made(self, made: Made) -> None:
        """Take out what never came to be."""
        if made != Made():
            self._file.forget_made(made)


def _check_only_one(paths: Paths, profile: Profile) -> None:
    """Raises ProfileError `profile_id_shared` where another profile of this user has the same mark.

    A copied file has the id of the other, and would take back its things.
    """
    for path in sorted(paths.profiles.glob("*.toml")):
        if (
            path.stem != profile.name
            and name_problem(path.stem) is None
            and _marker(paths, path.stem) == profile.marker
        ):
            file = str(paths.profile(profile.name))
            raise ProfileError("profile_id_shared", name=profile.name, other=path.stem, file=file, id=profile.id)


def _marker(paths: Paths, name: str) -> str | None:
    """What that profile marks its things with; None where it cannot be read, and so cannot be worked with either."""
    try:
        return ProfileFile(paths, name).load().marker
    except ProfileError:
        return None
