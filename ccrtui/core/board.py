"""All links of all profiles side by side, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ccrtui.core.profile.profile import Profile
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One link. `profile` speaks of it; None where the profile cannot be used, and `problem` says why.

    `view` is None where nothing is known of it. `recorded`: an earlier session saw it so, and nobody looks now.
    """

    name: str
    profile: Profile | None
    view: LinkView | None = None
    recorded: bool = False
    problem: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.name}/{self.profile.link_name}" if self.profile else self.name


def worst_first(rows: Iterable[BoardRow]) -> tuple[BoardRow, ...]:
    """In the order in which somebody should look: of what nothing is known stands with what is unknown."""

    def rank(row: BoardRow) -> tuple[int, str]:
        verdict = row.view.verdict if row.view is not None else Verdict.UNKNOWN
        return verdict.rank, row.key

    return tuple(sorted(rows, key=rank))
