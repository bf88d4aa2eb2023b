"""The commands about the link as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccrtui.engine.intents import CountUntaken
from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import PlaceTarget


class LinkInFull(Command):
    """Everything known of the link."""

    name, keys, shown = "link_detail", ("d",), "d"

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Once it was seen."""
        session = self.screen.session
        is_seen = session.state is not None and session.state.link is not None
        return Ready() if is_seen else Unavailable(session.words.unavailable.no_state)

    def run(self) -> None:
        """Open its page."""
        self.screen.console.open_link()


class Untaken(LinkInFull):
    """Count what of the leader no follower and no pattern takes; the page about the link tells it."""

    name, keys, shown = "untaken", ("u",), "u"

    def availability(self) -> Availability:
        """Only the present can be counted."""
        session = self.screen.session
        return Unavailable(session.words.history.only_now) if session.in_past else super().availability()

    def run(self) -> None:
        """Ask the engine, and show where it will be told."""
        super().run()
        session = self.screen.session
        session.remark = session.words.remarks.counting_untaken
        session.submit(CountUntaken())
