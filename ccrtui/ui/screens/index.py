"""One index in full."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy, Save
from ccrtui.ui.commands.listing import Back, CountIndex
from ccrtui.ui.render.export_table import ExportTable, index_table
from ccrtui.ui.render.line import Line, line, text_of
from ccrtui.ui.render.watch.index_detail import index_detail
from ccrtui.ui.screens.charting import ChartingScreen
from ccrtui.ui.screens.overview import scroll_page
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines


class IndexScreen(ChartingScreen):
    """Opened from the watch; `enter` counts again."""

    hints = ("count", "back", "copy", "save")

    def __init__(self, session: Session, follower_index: str) -> None:
        super().__init__(session, "index", follower_index)
        self.follower_index = follower_index

    @property
    def purpose(self) -> str:
        """What the page is for."""
        return self.session.words.commands.detail.help

    def body(self) -> ComposeResult:
        """One page."""
        yield Lines("page")

    def own_commands(self) -> Sequence[Command]:
        """Count, the time of the charts, back, copy, save."""
        return (CountIndex(self, self.follower_index), *self.charting, Back(self), Copy(self), Save(self))

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
        self.have_drawn()
        page.show(self._lines(link, index, page.size.width))

    def _lines(self, link: LinkView, index: IndexView, width: int) -> list[Line]:
        return index_detail(self.view, link, index, width, self.charts(width))

    def own_key(self, key: str) -> bool:
        """Arrows move the page."""
        return scroll_page(self.query_one("#page", Lines), key)

    @property
    def in_question(self) -> str:
        """The index that it is about."""
        return self.follower_index

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
