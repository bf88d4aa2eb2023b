"""The link as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.core.watch.link_view import LinkView
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy, Save
from ccrtui.ui.commands.link import Untaken
from ccrtui.ui.commands.listing import Back
from ccrtui.ui.render.export_table import ExportTable, index_table
from ccrtui.ui.render.line import Line, line, text_of
from ccrtui.ui.render.overview.link_detail import link_detail
from ccrtui.ui.screens.charting import ChartingScreen
from ccrtui.ui.screens.overview import scroll_page
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines


class LinkScreen(ChartingScreen):
    """Key d."""

    hints = ("untaken", "shorter", "longer", "back", "copy", "save")

    def __init__(self, session: Session) -> None:
        super().__init__(session, "link", None)

    @property
    def purpose(self) -> str:
        """What the page is for."""
        return self.session.words.links.detail

    def body(self) -> ComposeResult:
        """One page."""
        yield Lines("page")

    def own_commands(self) -> Sequence[Command]:
        """Count what nobody takes, the time of the charts, back, copy, save."""
        return (Untaken(self), *self.charting, Back(self), Copy(self), Save(self))

    @property
    def link(self) -> LinkView | None:
        """The link in the newest sample."""
        return self.session.state.link if self.session.state else None

    def draw(self) -> None:
        """Render the page."""
        page = self.query_one("#page", Lines)
        if self.link is not None:
            self.have_drawn()
        page.show(self._lines(page.size.width))

    def _lines(self, width: int) -> list[Line]:
        state = self.session.state
        if state is None or self.link is None:
            return [(), line(" ", self.session.words.unavailable.no_state)]
        return link_detail(self.view, state, self.link, width, self.charts(width))

    def own_key(self, key: str) -> bool:
        """Arrows move the page."""
        return scroll_page(self.query_one("#page", Lines), key)

    @property
    def can_copy(self) -> bool:
        """Once the link was seen."""
        return self.link is not None

    @property
    def can_save(self) -> bool:
        """Once an index of it was seen."""
        return self.link is not None and bool(self.link.indices)

    def copied_text(self) -> str:
        """The page as text."""
        return "\n".join(text_of(spans).rstrip() for spans in self._lines(100)) if self.link else ""

    def export_table(self) -> ExportTable | None:
        """Its indices."""
        return index_table(list(self.link.indices)) if self.link and self.link.indices else None
