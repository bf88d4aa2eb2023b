"""What `GET /` says of a build: hash and date, of the kind and length each version prints."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ccrtui.sim.model.version import Version

_DATES = {
    (7, 3): "2019-07-24T18:30:11.767338Z",
    (7, 10): "2021-01-13T00:42:12.435326Z",
    (7, 14): "2021-09-15T10:18:09.722761972Z",
    (7, 17): "2025-02-20T12:37:24.811452172Z",
    (8, 19): "2025-08-22T05:42:57.160384166Z",
}


@dataclass(frozen=True, slots=True)
class Build:
    """A build's hash and date."""

    hash: str
    date: str


def build_of(version: Version) -> Build:
    """The build of a version; 7.3 prints a short hash (recorded), later ones forty digits."""
    if (version.major, version.minor, version.patch) == (7, 3, 0):
        return Build("de777fa", _DATES[7, 3])
    digest = hashlib.sha1(str(version).encode(), usedforsecurity=False).hexdigest()
    date = _DATES.get((version.major, version.minor), "2025-07-28T13:56:51.216735427Z")
    return Build(digest[:7] if not version.since(7, 4) else digest, date)
