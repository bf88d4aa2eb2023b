"""The line of titles over a table: a click on one is told with the cell it was made at."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Click

from ccrtui.ui.widgets.lines import Lines


class Titles(Lines):
    """One line that can be clicked."""

    def __init__(self, identity: str, clicked: Callable[[int], None]) -> None:
        super().__init__(identity)
        self._clicked = clicked

    def on_click(self, event: Click) -> None:
        """Tell where."""
        event.stop()
        self._clicked(event.x)
