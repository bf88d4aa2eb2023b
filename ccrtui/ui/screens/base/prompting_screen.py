"""What a screen says, offers and asks."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.screen import Screen

from ccrtui.ui.render.line import Line, Span, Tone, line
from ccrtui.ui.render.wrap import wrap
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines
from ccrtui.ui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.widgets import Input

_MOST_LINES = 3
"""Lines that a remark may take."""


class PromptingScreen(Screen[None], inherit_bindings=False):
    """A remark stands until the next key; an offer waits for one more key; a question waits for a line of text."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(name=name)
        self.session = session
        self.prompt = Prompt("prompt")
        self._menu: Mapping[str, Callable[[], None]] = {}
        self._offer: tuple[str, ...] = ()

    @abstractmethod
    def show(self) -> None:
        """Paint everything that changed."""

    def say(self, text: str) -> None:
        """Say something until the next key."""
        self.session.remark = text
        self.show()

    def offer(self, text: str, keys: Mapping[str, Callable[[], None]], hint: str = "") -> None:
        """Wait for one more key; every other one leaves it alone. What the keys do stays together in `hint`."""
        self._menu, self._offer = keys, (text, hint)
        self.session.remark = ""
        self.show()

    @property
    def is_offering(self) -> bool:
        """Whether one more key is awaited."""
        return bool(self._menu)

    def withdraw(self) -> None:
        """Take back what was offered."""
        self._menu = {}

    def ask(self, lines: Sequence[str], initial: str, answer: Callable[[str], None], *, prompt: str = "") -> None:
        """Ask for a line of text."""
        width = max(10, (self.prompt.parent_width or self.size.width) - 2)
        texts = [part for text in (*lines, prompt) if text for part in wrap(text, width)]
        shown: list[Line] = [line(" ", Span(text, Tone.STRONG)) for text in texts]
        self.run_worker(self.prompt.ask(shown, initial, answer), exclusive=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass the answer on."""
        event.stop()
        answer = self.prompt.close()
        if answer is not None:
            answer(event.value.strip())
        self.show()

    def pick(self, key: str) -> None:
        """Take what was offered under that key; every other key leaves it alone."""
        menu, self._menu = self._menu, {}
        if key in menu:
            menu[key]()
        self.show()

    def show_remark(self) -> None:
        """Paint what was said last, or what is offered."""
        widget = self.query_one("#remark", Lines)
        tone = Tone.KEY if self._menu else Tone.STRONG
        texts = self._offer if self._menu else (self.session.remark,)
        parts = _in_lines(texts, max(10, self.size.width - 2))[:_MOST_LINES]
        if parts or widget.display:
            widget.display, widget.styles.height = bool(parts), max(1, len(parts))
        widget.show([line(" ", Span(part, tone)) for part in parts])


def _in_lines(texts: Sequence[str], width: int) -> list[str]:
    """Texts on one line where that has room, else each on its own."""
    together = "  ".join(filter(None, texts))
    apart = (together,) if cell_len(together) <= width else texts
    return [part for text in apart for part in wrap(text, width)]
