"""The overview: is everything all right?"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy, Save
from ccrtui.ui.commands.link import LinkInFull, Untaken
from ccrtui.ui.commands.listing import GoToNext
from ccrtui.ui.moves import rows_moved
from ccrtui.ui.options import Place
from ccrtui.ui.render.export_table import ExportTable, index_table, walk_table
from ccrtui.ui.render.line import text_of
from ccrtui.ui.render.overview.page import overview
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines


class OverviewScreen(PlaceScreen):
    """Key 1."""

    hints = ("open", "setup", "watch", "doctor", "link_detail", "calls", "write_switch")

    def __init__(self, session: Session) -> None:
        super().__init__(session, Place.OVERVIEW)

    @property
    def purpose(self) -> str:
        """What the place is for."""
        return self.session.words.overview.purpose

    def body(self) -> ComposeResult:
        """One page."""
        yield Lines("page")

    def own_commands(self) -> Sequence[Command]:
        """Go to what is next; copy; save."""
        return (GoToNext(self), LinkInFull(self), Untaken(self), Copy(self), Save(self))

    def draw(self) -> None:
        """Render the page for its size."""
        page = self.query_one("#page", Lines)
        page.show(overview(self.view, page.size.width, page.size.height))

    def own_key(self, key: str) -> bool:
        """Arrows move the page where it is higher than the screen."""
        return scroll_page(self.query_one("#page", Lines), key)

    @property
    def can_copy(self) -> bool:
        """Once anything is known."""
        return self.session.state is not None

    @property
    def can_save(self) -> bool:
        """Once anything is known."""
        state = self.session.state
        return state is not None and (state.walk is not None or bool(state.link and state.link.indices))

    def copied_text(self) -> str:
        """The page as text."""
        if self.session.state is None:
            return ""
        return "\n".join(text_of(spans).rstrip() for spans in overview(self.view, 100, 200))

    def export_table(self) -> ExportTable | None:
        """The indices, or the steps while there are none."""
        state = self.session.state
        if state is None:
            return None
        if state.link is not None and state.link.indices:
            return index_table(list(state.link.indices))
        return walk_table(self.session.words, state.walk) if state.walk else None


def scroll_page(page: Lines, key: str) -> bool:
    """Move a page by the usual keys; True when it was one of them."""
    rows = rows_moved(key, page.page)
    if rows is None:
        return False
    page.scroll_by(rows)
    return True
