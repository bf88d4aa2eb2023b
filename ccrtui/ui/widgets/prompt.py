"""A question that stands where the work is: lines of text, and one line to type into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widget import Widget

from ccrtui.core.harmless import harmless_line
from ccrtui.ui.render.line import Line
from ccrtui.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.widgets import Input


class Prompt(Vertical):
    """Hidden until something is asked. Only `enter` answers; `esc` leaves it alone."""

    def __init__(self, identity: str) -> None:
        super().__init__(id=identity)
        self.display = False
        self._answer: Callable[[str], None] | None = None
        self._input: Input | None = None

    @property
    def is_open(self) -> bool:
        """Whether a question stands."""
        return self._answer is not None

    async def ask(self, lines: Sequence[Line], initial: str, answer: Callable[[str], None]) -> None:
        """Put a question."""
        from textual.widgets import Input

        self._answer = answer
        await self.remove_children()
        question = Lines("question")
        question.styles.height = len(lines)
        field = Input(value=harmless_line(initial), compact=True, select_on_focus=False, id="typed")
        field.cursor_blink = False
        self._input = field
        self.display = True
        await self.mount(question, field)
        question.show(lines)
        field.focus()

    def close(self) -> Callable[[str], None] | None:
        """Take the question away, and give back who waits for the answer."""
        answer, self._answer = self._answer, None
        self.display = False
        self._input = None
        self.remove_children()
        self.screen.set_focus(None)
        return answer

    @property
    def parent_width(self) -> int:
        """How wide the spot is that it stands in."""
        return self.parent.size.width if isinstance(self.parent, Widget) else 0

    @property
    def text(self) -> str:
        """What has been typed so far."""
        return self._input.value if self._input is not None else ""
