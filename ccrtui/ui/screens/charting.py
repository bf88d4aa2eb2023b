"""Pages with charts over a time that can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.record.through_time.series import SPANS_S
from ccrtui.engine.intents import Draw
from ccrtui.ui.commands.charting import Longer, Shorter
from ccrtui.ui.commands.command import Command
from ccrtui.ui.render.line import Line
from ccrtui.ui.render.watch.charts import charts
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.session import Session

_AGAIN_S = 5.0
"""How often charts are drawn again at most: a record is written as often."""


class ChartingScreen(PlaceScreen):
    """`drawn_of` is the follower that the charts are of, None: the link."""

    def __init__(self, session: Session, name: str, drawn_of: str | None) -> None:
        super().__init__(session, name)
        self._drawn_of = drawn_of
        self._span = 0
        self._asked: tuple[float, float | None, float] | None = None

    @property
    def charting(self) -> Sequence[Command]:
        """The commands for another time."""
        return (Shorter(self), Longer(self))

    def charts(self, width: int) -> list[Line]:
        """What was drawn."""
        return charts(self.view, self._drawn_of, self.span_s, width)

    def can_span(self, by: int) -> bool:
        """Whether there is a span of time that many further."""
        return 0 <= self._span + by < len(SPANS_S)

    def span(self, by: int) -> None:
        """Draw over it."""
        self._span += by
        self.show()

    @property
    def span_s(self) -> float:
        """Over how many seconds charts are drawn."""
        return SPANS_S[self._span]

    def have_drawn(self) -> None:
        """Have it drawn: over another time, at another moment, or again once there is news of it."""
        past, wall = self.session.state.past if self.session.state else None, self.session.options.wall()
        span_s, until = self.span_s, past.at if past else None
        if self._asked is not None and self._asked[:2] == (span_s, until):
            age_s = wall - self._asked[2]
            if until is not None or 0 <= age_s < max(_AGAIN_S, span_s / 480):
                return
        self._asked = span_s, until, wall
        self.session.submit(Draw(self._drawn_of, span_s, until))
