"""One index in full."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.core.record.series import SPANS_S
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.engine.intents import Draw
from ccrtui.ui.commands.charting import Longer, Shorter
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy, Save
from ccrtui.ui.commands.listing import Back, CountIndex
from ccrtui.ui.render.export_table import ExportTable, index_table
from ccrtui.ui.render.line import Line, line, text_of
from ccrtui.ui.render.watch.charts import charts
from ccrtui.ui.render.watch.index_detail import index_detail
from ccrtui.ui.screens.overview import scroll_page
from ccrtui.ui.screens.place import PlaceScreen
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines

_AGAIN_S = 5.0
"""How often charts are drawn again at most: a record is written as often."""


class IndexScreen(PlaceScreen):
    """Opened from the watch; `enter` counts again."""

    hints = ("count", "back", "copy", "save")

    def __init__(self, session: Session, follower_index: str) -> None:
        super().__init__(session, "index")
        self.follower_index = follower_index
        self._span = 0
        self._asked: tuple[float, float | None, float] | None = None

    @property
    def purpose(self) -> str:
        """What the page is for."""
        return self.session.words.commands.detail.help

    def body(self) -> ComposeResult:
        """One page."""
        yield Lines("page")

    def own_commands(self) -> Sequence[Command]:
        """Count, the time of the charts, back, copy, save."""
        return (CountIndex(self, self.follower_index), Shorter(self), Longer(self), Back(self), Copy(self), Save(self))

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

    def _ask(self) -> None:
        """Have it drawn: over another time, at another moment, or again once there is news of it."""
        past, wall = self.session.state.past if self.session.state else None, self.session.options.wall()
        span_s, until = self.span_s, past.at if past else None
        if self._asked is not None and self._asked[:2] == (span_s, until):
            age_s = wall - self._asked[2]
            if until is not None or 0 <= age_s < max(_AGAIN_S, span_s / 480):
                return
        self._asked = span_s, until, wall
        self.session.submit(Draw(self.follower_index, span_s, until))

    @property
    def index(self) -> IndexView | None:
        """The index in the newest sample."""
        link = self.session.state.link if self.session.state else None
        indices = link.indices if link else ()
        return next((index for index in indices if index.follower_index == self.follower_index), None)

    def draw(self) -> None:
        """Render the page."""
        page = self.query_one("#page", Lines)
        link, index = (self.session.state.link if self.session.state else None), self.index
        if link is None or index is None:
            page.show([(), line(" ", self.session.words.detail.gone)])
            return
        self._ask()
        page.show(self._lines(link, index, page.size.width))

    def _lines(self, link: LinkView, index: IndexView, width: int) -> list[Line]:
        return index_detail(self.view, link, index, width, charts(self.view, self.follower_index, self.span_s, width))

    def own_key(self, key: str) -> bool:
        """Arrows move the page."""
        return scroll_page(self.query_one("#page", Lines), key)

    @property
    def can_copy(self) -> bool:
        """While the index is known."""
        return self.index is not None

    @property
    def can_save(self) -> bool:
        """While the index is known."""
        return self.index is not None

    def copied_text(self) -> str:
        """The page as text."""
        link, index = (self.session.state.link if self.session.state else None), self.index
        if link is None or index is None:
            return ""
        return "\n".join(text_of(spans).rstrip() for spans in self._lines(link, index, 100))

    def export_table(self) -> ExportTable | None:
        """The one row."""
        return index_table([self.index]) if self.index else None
