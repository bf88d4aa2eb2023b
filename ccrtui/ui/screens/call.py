"""One call in full."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.core.call.answer import SentCall
from ccrtui.core.call.call import Call
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy
from ccrtui.ui.commands.listing import Back
from ccrtui.ui.render.calls.page import call_detail
from ccrtui.ui.render.line import text_of
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.screens.overview import scroll_page
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines


class CallScreen(PlaceScreen):
    """Opened from the list of calls; follows the call until it is answered."""

    hints = ("back", "copy")

    def __init__(self, session: Session, sent: SentCall) -> None:
        super().__init__(session, "call")
        self._sent = sent

    @property
    def purpose(self) -> str:
        """What the page is for."""
        return self.session.words.commands.detail.help

    @property
    def sent(self) -> SentCall:
        """The call as it stands now; as it was seen last once it has left the list."""
        calls = self.session.state.calls if self.session.state else ()
        self._sent = next((sent for sent in calls if sent.number == self._sent.number), self._sent)
        return self._sent

    def body(self) -> ComposeResult:
        """One page."""
        yield Lines("page")

    def own_commands(self) -> Sequence[Command]:
        """Back, copy."""
        return (Back(self), Copy(self))

    def draw(self) -> None:
        """Render the page."""
        page = self.query_one("#page", Lines)
        page.show(call_detail(self.view, self.sent, page.size.width))

    def own_key(self, key: str) -> bool:
        """Arrows move the page."""
        return scroll_page(self.query_one("#page", Lines), key)

    @property
    def can_copy(self) -> bool:
        """Always."""
        return True

    def copied_calls(self) -> Sequence[Call]:
        """The call."""
        return [self.sent.call]

    def copied_text(self) -> str:
        """The page as text."""
        return "\n".join(text_of(spans).rstrip() for spans in call_detail(self.view, self.sent, 100))
