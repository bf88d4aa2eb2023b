"""Telling the terminal of a change, for an operator who is not looking: bell, title, notification.

Nothing of a server is in it: the profile, the link and our own word for the verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from ccrtui.core.harmless import harmless_line
from ccrtui.core.profile.announcement import Announcement
from ccrtui.ui.session import Session

KEEP_TITLE = "\x1b[22;2t"
"""Has the terminal remember its title (xterm control sequences, window manipulation)."""
OLD_TITLE = "\x1b[23;2t"
"""Has it take that title again."""
_LONGEST = 120


def announcement(ways: Collection[Announcement], text: str, *, in_tmux: bool) -> str:
    """What to write to the terminal; empty where no way is wished."""
    said = harmless_line(text)[:_LONGEST].replace(";", ",")
    parts = []
    if Announcement.TITLE in ways:
        parts.append(f"\x1b]2;{said}\x07")
    if Announcement.OSC9 in ways:
        parts.append(_through(f"\x1b]9;{said}\x07", in_tmux))
    if Announcement.OSC777 in ways:
        parts.append(_through(f"\x1b]777;notify;ccrtui;{said}\x07", in_tmux))
    if Announcement.BELL in ways:
        parts.append("\x07")
    return "".join(parts)


class Announcer:
    """What one console has told its terminal."""

    def __init__(self, session: Session, write: Callable[[str], None]) -> None:
        self._session = session
        self._write = write
        self._told = 0
        self._titled = False

    def tell(self) -> None:
        """Tell of a change that nobody may have seen, in the ways that the profile wishes; of each once."""
        state = self._session.state
        if state is None or state.change is None or state.change.number == self._told:
            return
        words, profile, change = self._session.words, state.profile, state.change
        self._told = change.number
        link = change.link if len(profile.links) > 1 else None
        verdict = words.verdict(change.verdict).word
        text = words.say(words.alarms.change, profile=profile.name, link=link, verdict=verdict)
        if Announcement.TITLE in profile.announce and not self._titled:
            self._titled = True
            self._write(KEEP_TITLE)
        if sequence := announcement(profile.announce, text, in_tmux=self._session.options.in_tmux):
            self._write(sequence)

    def end(self) -> None:
        """Let the terminal have the title that it had."""
        if self._titled:
            self._write(OLD_TITLE)


def _through(sequence: str, in_tmux: bool) -> str:
    """A sequence that tmux would keep for itself, wrapped so that it reaches the terminal."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\" if in_tmux else sequence
