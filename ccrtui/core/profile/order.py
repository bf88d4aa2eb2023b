"""In which order the rows of the watch stand: by which column, and whether that is turned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class By(StrEnum):
    """What rows are sorted by, named as their columns are; `verdict` is worst first."""

    INDEX = "index"
    VERDICT = "verdict"
    BEHIND = "behind"
    OPERATIONS = "operations"
    TREND = "trend"
    WHY = "why"
    LEADER = "leader"
    FOLLOWER = "follower"
    TRANSPORT = "transport"
    APPLY = "apply"
    READ = "read"
    WRITTEN = "written"
    BYTES = "bytes"


_TURNED = ":turned"


@dataclass(frozen=True, slots=True)
class Order:
    """Worst first where nothing else was said. `turned` has the last of that order first."""

    by: By = By.VERDICT
    turned: bool = False

    def __str__(self) -> str:
        """As it is typed and kept."""
        return f"{self.by}{_TURNED if self.turned else ''}"

    def turn(self) -> Order:
        """The same column the other way round."""
        return replace(self, turned=not self.turned)


WORST_FIRST = Order()


def parse_order(text: str) -> Order | None:
    """Read what is typed and kept, such as `behind` or `index:turned`; None for anything else."""
    name = text.removesuffix(_TURNED)
    return Order(By(name), name != text) if name in set(By) else None


def order_problem(text: str) -> str | None:
    """A column of the watch, perhaps turned."""
    return "order_form" if parse_order(text) is None else None
