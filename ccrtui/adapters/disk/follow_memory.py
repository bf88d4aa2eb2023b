"""What followers were set up with, kept in a small file of the state folder while they are seen to be active."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ccrtui.adapters.disk.atomic_file import write_atomically
from ccrtui.adapters.disk.paths import make_private
from ccrtui.core.elasticsearch.follow_settings import DEFAULTS, Settings
from ccrtui.core.profile.error import ProfileError


class FollowMemoryFile:
    """The port FollowMemory over one JSON file. A file that can't be read or written is as one that is not there."""

    def __init__(self, path: Path) -> None:
        """Nothing is read yet."""
        self._path = path
        self._known: dict[str, Settings] | None = None

    def known(self) -> Mapping[str, Settings]:
        """Everything remembered, by `<follower cluster uuid>/<index>`."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def remember(self, followers: Mapping[str, Settings]) -> None:
        """Put on disk what was seen, where it is new or differs."""
        known = self.known()
        if all(known.get(name) == settings for name, settings in followers.items()):
            return
        self._known = {**self._read(), **followers}
        try:
            make_private(self._path.parent)
            write_atomically(self._path, json.dumps(self._known, sort_keys=True, indent=0).encode())
        except (OSError, ProfileError):
            return

    def _read(self) -> dict[str, Settings]:
        try:
            body = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return {str(name): _settings(entry) for name, entry in body.items()} if isinstance(body, dict) else {}


def _settings(entry: object) -> Settings:
    values = entry if isinstance(entry, dict) else {}
    return {name: values[name] for name in DEFAULTS if isinstance(values.get(name), str | int)}
