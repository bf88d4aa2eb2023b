"""What a walk has compared, and what of the same link it has not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.core.state import Walk
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Compared:
    """The follower indices that the walk has compared, and how many others follow, of which some are not level."""

    names: tuple[str, ...] = ()
    others: int = 0
    others_open: int = 0


def compared(walk: Walk, link: LinkView | None) -> Compared:
    """What the compare step of a walk covers of a link, and what it does not."""
    step = next((step for step in walk.steps if step.name is StepName.COMPARE), None)
    rows = step.judgement.evidence.get("indices") if step else None
    named = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    names = tuple(str(row["follower_index"]) for row in named if row.get("follower_index"))
    following = [index for index in link.indices if index.reason is not Reason.NOT_FOLLOWING] if link else []
    others = [index for index in following if index.follower_index not in names]
    return Compared(names, len(others), sum(index.verdict is not Verdict.IN_SYNC for index in others))
