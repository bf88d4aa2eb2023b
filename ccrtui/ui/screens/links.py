"""The links of the profile: all of them at once, and the key to work on another."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.intents import ChooseLink
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.listing import Back, OpenLink
from ccrtui.ui.render.columns import heading
from ccrtui.ui.render.links.rows import link_columns, link_row, links_of
from ccrtui.ui.screens.base.listing import ListScreen
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines


class LinksScreen(ListScreen):
    """Key l."""

    hints = ("open_link", "back", "overview")

    def __init__(self, session: Session) -> None:
        super().__init__(session, "links")

    @property
    def purpose(self) -> str:
        """What the list is for."""
        return self.session.words.links.purpose

    def body(self) -> ComposeResult:
        """Titles and rows."""
        yield Lines("titles")
        yield self.table

    def own_commands(self) -> Sequence[Command]:
        """Back; choose."""
        return (Back(self), OpenLink(self))

    def rows(self) -> tuple[tuple[str, LinkView | None], ...]:
        """The links, the worst first."""
        return links_of(self.session.state) if self.session.state else ()

    def draw(self) -> None:
        """Render what is seen."""
        view, width, rows, state = self.view, self.size.width, self.rows(), self.session.state
        if state is None:
            return
        columns = link_columns(self.session.words, width)
        self.query_one("#titles", Lines).show([heading(columns, width)])
        profiles = {each.link_name: each for each in state.profile.by_link}
        self.table.show(
            [name for name, _ in rows],
            lambda place: link_row(view, columns, profiles[rows[place][0]], rows[place][1]),
        )

    def open_selected(self) -> None:
        """Work on the selected one."""
        name, words = self.table.selected, self.session.words
        if name:
            self.session.submit(ChooseLink(name))
            self.close_page()
            self.session.remark = words.say(words.links.choosing, link=name)
