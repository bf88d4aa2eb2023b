"""What `GET /` says of a build: hash and date, of the kind and length each version prints."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ccrtui.sim.model.version import Version

_DATES = {
    (7, 3): "2019-07-24T18:30:11.767338Z",
    (7, 10): "2021-01-13T00:42:12.435326Z",
    (7, 14): "2021-09-15T10:18:09.722761972Z",
    (7, 17): "2025-02-20T09:05:31.349013687Z",
    (8, 19): "2025-08-22T05:42:57.160384166Z",
}
_HASHES = {
    (7, 3, 0): "de777fa",
    (7, 10, 2): "747e1cc71def077253878a59143c1f785afa92b9",
    (7, 17, 28): "139cb5a961d8de68b8e02c45cc47f5289a3623af",
    (8, 19, 21): "4fe44c255c3d0da06779b921e132cdc555ed9aff",
    (9, 5, 3): "367ec317ec5f668dd864d41be06052a567102fec",
}
"""Of the versions that were recorded."""


@dataclass(frozen=True, slots=True)
class Build:
    """A build's hash and date."""

    hash: str
    date: str


def build_of(version: Version) -> Build:
    """The build of a version; 7.3 prints a short hash (recorded), later ones forty digits."""
    digest = hashlib.sha1(str(version).encode(), usedforsecurity=False).hexdigest()
    digest = _HASHES.get((version.major, version.minor, version.patch), digest)
    date = _DATES.get((version.major, version.minor), "2025-07-28T13:56:51.216735427Z")
    return Build(digest[:7] if not version.since(7, 4) else digest, date)
