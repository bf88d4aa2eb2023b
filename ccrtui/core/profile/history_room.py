"""How much room a history may take, and how much of it each of its resolutions, as an option of a profile."""

from __future__ import annotations

import re
from dataclasses import dataclass

MB = 1024 * 1024
LEAST_MB, MOST_MB = 8, 1000
"""Less holds hardly a day; more nobody opens (`adapters/disk/history/place.py`)."""
_FORM = re.compile(r"([0-9]{1,6})(?: ([0-9]{1,3})/([0-9]{1,3})/([0-9]{1,3})/([0-9]{1,3}))?")


@dataclass(frozen=True, slots=True)
class HistoryRoom:
    """At most so many MiB, and of them so many per cent for each sample, 10 s, a minute and an hour, in this order."""

    mb: int = 256
    percents: tuple[int, int, int, int] = (40, 30, 20, 10)

    @property
    def quotas(self) -> tuple[int, ...]:
        """How many bytes each resolution may take, the finest first."""
        return tuple(self.mb * MB * percent // 100 for percent in self.percents)

    @property
    def text(self) -> str:
        """As it is typed and stands in a file."""
        shares = "/".join(map(str, self.percents))
        return str(self.mb) if self.percents == DEFAULT_ROOM.percents else f"{self.mb} {shares}"


DEFAULT_ROOM = HistoryRoom()


def history_room(text: str) -> HistoryRoom | None:
    """The room that a text says, `256` or `256 40/30/20/10`; None where it says none that can be.

    No resolution may be without room, as the next coarser one is no substitute for what is of the last hour.
    """
    form = _FORM.fullmatch(text)
    if form is None or not LEAST_MB <= int(form[1]) <= MOST_MB:
        return None
    if form[2] is None:
        return HistoryRoom(int(form[1]))
    first, second, third, fourth = (int(form[place]) for place in (2, 3, 4, 5))
    percents = (first, second, third, fourth)
    return HistoryRoom(int(form[1]), percents) if min(percents) > 0 and sum(percents) <= 100 else None
