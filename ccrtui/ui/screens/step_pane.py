"""The pane of the chosen step: what is told of it, and its question right under that."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from ccrtui.text.words import Words
from ccrtui.ui.render.line import Line, Span, Tone, line
from ccrtui.ui.widgets.lines import Lines
from ccrtui.ui.widgets.prompt import Prompt
from ccrtui.ui.widgets.table import Table


class StepPane(Vertical, inherit_bindings=False):
    """Lines that give way to a list of values and to a question, and say when some of them are not seen."""

    def __init__(self, values: Table, prompt: Prompt) -> None:
        super().__init__(id="pane")
        self.detail = Lines("detail")
        self._more = Lines("more")
        self._values = values
        self._prompt = prompt

    def compose(self) -> ComposeResult:
        """What is told, that there is more of it, the values to pick from, and the line to type."""
        yield self.detail
        yield self._more
        yield self._values
        yield self._prompt

    def show(self, lines: Sequence[Line], picking: int, words: Words, *, asking: bool) -> None:
        """Show what is told of the step; the list takes `picking` rows, and while `asking` nothing else is said."""
        self._make_room(len(lines), picking)
        self.detail.show(lines)
        self._show_more(lines, words, asking=asking)

    def _make_room(self, needed: int, picking: int) -> None:
        """A question stands right under what it is about, as long as both have room."""
        typing = self._prompt.outer_size.height if self._prompt.is_open else 0
        if not typing and not picking:
            self.detail.styles.height = "1fr"
            return
        self.detail.styles.height = max(2, min(needed + 1, self.size.height - typing - picking))

    def _show_more(self, lines: Sequence[Line], words: Words, *, asking: bool) -> None:
        """Say that there is more below, on a line that is there only while there is, and that the plan begins there."""
        room = self.size.height
        self._more.display = len(lines) > room and not asking
        if self._more.display:
            below = lines[self.detail.top + room - 1 :]
            plan = Span(words.setup.will_send, Tone.HEAD)
            text = words.setup.more_lines_to_send if any(plan in row for row in below) else words.setup.more_lines
            self._more.show([line(" ", Span(words.say(text, n=len(below)), Tone.KEY)) if below else ()])
