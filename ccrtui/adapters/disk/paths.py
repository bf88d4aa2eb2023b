"""Where our files are: platformdirs' folders, or all of them under the folder that `CCRTUI_HOME` names."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ccrtui.core.profile.error import ProfileError

HOME_VARIABLE = "CCRTUI_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of this user; none needs to exist yet."""

    config: Path
    state: Path

    @property
    def profiles(self) -> Path:
        """The folder of the profiles."""
        return self.config / "profiles"

    @property
    def locks(self) -> Path:
        """The folder of the lock files."""
        return self.state / "locks"

    @property
    def history(self) -> Path:
        """The folder of what is recorded."""
        return self.state / "history"

    def history_of(self, name: str) -> Path:
        """The file of what was recorded of a profile's links."""
        return self.history / f"{name}.db"

    def following(self, name: str) -> Path:
        """The file of what a profile's followers were set up with."""
        return self.state / "following" / f"{name}.json"

    def proofs(self, name: str) -> Path:
        """The file of what was proven of a profile's histories."""
        return self.state / "proofs" / f"{name}.json"

    @property
    def log(self) -> Path:
        """The file that warnings and logging go to."""
        return self.state / "ccrtui.log"

    def profile(self, name: str) -> Path:
        """The file of a profile."""
        return self.profiles / f"{name}.toml"

    def lock(self, name: str) -> Path:
        """The file whose lock says who may write with a profile."""
        return self.locks / f"{name}.lock"

    def journal(self, name: str) -> Path:
        """The folder of a profile's journal files."""
        return self.state / "journal" / name

    def from_profiles(self, path: str) -> Path:
        """A path that stands in a profile: `~` is the user's home, a relative one starts at the profiles' folder."""
        return self.profiles / Path(path).expanduser()


def find_paths(environ: Mapping[str, str]) -> Paths:
    """Tell where our files are for that environment."""
    home = environ.get(HOME_VARIABLE)
    if home:
        root = Path(home).expanduser().absolute()
        return Paths(root, root / "state")
    from platformdirs import PlatformDirs

    folders = PlatformDirs("ccrtui", appauthor=False)
    return Paths(Path(folders.user_config_dir), Path(folders.user_state_dir))


def make_private(folder: Path) -> Path:
    """Make a folder and what is missing above it, for this user alone (0700). Raises ProfileError `place_unusable`."""
    try:
        missing = [part for part in (folder, *folder.parents) if not part.exists()]
        for part in reversed(missing):
            part.mkdir(mode=0o700, exist_ok=True)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    except OSError as error:
        raise ProfileError("place_unusable", folder=str(folder), reason=error.strerror or str(error)) from error
    return folder
