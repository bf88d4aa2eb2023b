"""All profiles of this user: the files of one folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ccrtui.adapters.disk.atomic_file import reason_of
from ccrtui.adapters.disk.paths import Paths
from ccrtui.adapters.disk.profile.file import ProfileFile
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.name import name_problem
from ccrtui.core.profile.profile import Profile


class ProfileFolder:
    """The port ProfileStore on the profiles' folder."""

    def __init__(self, paths: Paths) -> None:
        """The folder needs not to exist."""
        self._paths = paths

    def names(self) -> tuple[str, ...]:
        """The names of all profiles, sorted."""
        folder = self._paths.profiles
        try:
            stems = [path.stem for path in folder.iterdir() if path.suffix == ".toml"]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise ProfileError("place_unusable", folder=str(folder), reason=reason_of(error)) from error
        return tuple(sorted(name for name in stems if name_problem(name) is None))

    def path(self, name: str) -> Path:
        """The file of that profile."""
        return ProfileFile(self._paths, name).path

    def load(self, name: str) -> Profile:
        """Read one profile."""
        return ProfileFile(self._paths, name).load()

    def text(self, name: str) -> str:
        """The profile as TOML, without comments."""
        from ccrtui.adapters.disk.profile.edit import document_of

        return document_of(self.load(name)).as_string()

    def create(self, profile: Profile) -> Path | None:
        """Write a new profile."""
        return ProfileFile(self._paths, profile.name).create(profile)

    def change(self, name: str, edit: Callable[[Profile], Profile]) -> Profile:
        """Write what the edit changed."""
        return ProfileFile(self._paths, name).change(edit)

    def remove(self, name: str) -> None:
        """Delete the file of that profile."""
        ProfileFile(self._paths, name).remove()
