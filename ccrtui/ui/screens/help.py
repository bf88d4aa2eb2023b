"""Help: what works on the screen it was opened from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.listing import Back
from ccrtui.ui.render.help import help_lines
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.screens.overview import scroll_page
from ccrtui.ui.widgets.lines import Lines


class HelpScreen(PlaceScreen):
    """Key ?. Lists only what works there, and says why something does not."""

    hints = ("back",)

    def __init__(self, about: PlaceScreen) -> None:
        super().__init__(about.session, "help")
        self.about = about

    @property
    def purpose(self) -> str:
        """What help is for."""
        return self.session.words.commands.help.help

    def body(self) -> ComposeResult:
        """One page."""
        yield Lines("page")

    def own_commands(self) -> Sequence[Command]:
        """Back."""
        return (Back(self),)

    def draw(self) -> None:
        """Render the page."""
        page = self.query_one("#page", Lines)
        page.show(help_lines(self.view, self.about.purpose, self.about.command_lines(), page.size.width))

    def own_key(self, key: str) -> bool:
        """Arrows move the page; ? closes it again."""
        if key == "question_mark":
            self.close_page()
            return True
        return scroll_page(self.query_one("#page", Lines), key)
