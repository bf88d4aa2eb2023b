"""Versions of Elasticsearch the simulator can play, and what each can do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

LINES = {
    (6, 8): 23,
    (7, 3): 0,
    (7, 5): 1,
    (7, 10): 2,
    (7, 14): 2,
    (7, 17): 28,
    (8, 4): 3,
    (8, 13): 4,
    (8, 19): 21,
}
"""The played lines below 9, with the patch that a bare `major.minor` stands for."""
NEWEST = (5, 3)
"""Minor and patch that a bare `9` stands for."""
LUCENE = {
    (6, 8): "7.7.3",
    (7, 3): "8.1.0",
    (7, 5): "8.3.0",
    (7, 10): "8.7.0",
    (7, 14): "8.9.0",
    (7, 17): "8.11.3",
    (8, 4): "9.3.0",
    (8, 13): "9.10.0",
    (8, 19): "9.12.2",
}
INDEX_IDS = {(8, 13): 8503000, (8, 19): 8537000, (9, 5): 9111000}
"""What `index.version.created` holds where it is no product version: recorded on 8.19.21 and 9.5.3."""
TRANSPORT_IDS = {(8, 13): 8595001, (8, 19): 8841096, (9, 5): 9458007}
"""What `_nodes` tells as `transport_version`: recorded on 8.19.21 and 9.5.3."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Version:
    """A version number that compares with others and with (major, minor[, patch]) tuples."""

    major: int
    minor: int
    patch: int = 0

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def __lt__(self, other: Version) -> bool:
        return self._key() < other._key()

    def since(self, major: int, minor: int = 0, patch: int = 0) -> bool:
        """Tell whether this is that version or a newer one."""
        return self._key() >= (major, minor, patch)

    def _key(self) -> tuple[int, int, int]:
        return (self.major, self.minor, self.patch)

    @property
    def lucene(self) -> str:
        """The Lucene version `GET /` prints."""
        return LUCENE.get((self.major, self.minor), "10.2.2")

    @property
    def wire(self) -> str:
        """The oldest version it talks to."""
        return {6: "5.6.0", 7: "6.8.0", 8: "7.17.0"}.get(self.major, "8.19.0" if self.minor else "8.18.0")

    @property
    def oldest_index(self) -> str:
        """The oldest version whose indices it opens."""
        return {6: "5.0.0", 7: "6.0.0-beta1", 8: "7.0.0"}.get(self.major, "8.0.0")

    @property
    def id(self) -> int:
        """What `index.version.created` holds: the product version up to 8.8, a number of its own from then on."""
        if self.since(8, 9):
            return INDEX_IDS.get((self.major, self.minor), self.major * 1_000_000 + self.minor * 1_000)
        return self.major * 1_000_000 + self.minor * 10_000 + self.patch * 100 + 99

    @property
    def transport_id(self) -> int | None:
        """The number of the wire format that `_nodes` tells; None where it tells none."""
        if not self.since(8, 9):
            return None
        return TRANSPORT_IDS.get((self.major, self.minor), self.id)

    def talks_to(self, other: Version) -> bool:
        """Tell whether two versions share a wire format (recordings `core-versions-…`)."""
        low, high = sorted((self, other))
        if low.major == high.major:
            return True
        oldest = tuple(int(part) for part in high.wire.split("."))
        return low.since(*oldest)


def parse(text: str) -> Version:
    """Read `7.3`, `7.10.1` or `9`; raise ValueError, which says what there is, for anything else."""
    match = re.fullmatch(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a version; there are {names()}")
    major, minor, patch = (None if part is None else int(part) for part in match.groups())
    if major == 9:
        newest = minor is None or (minor == NEWEST[0] and patch is None)
        return Version(9, *NEWEST) if newest else Version(9, minor or 0, patch or 0)
    if major is None or minor is None or (major, minor) not in LINES:
        raise ValueError(f"version {text} is not simulated; there are {names()}")
    return Version(major, minor, LINES[major, minor] if patch is None else patch)


def names() -> str:
    """The lines there are, for messages."""
    return ", ".join([*(f"{major}.{minor}.x" for major, minor in LINES), "9.x"])
