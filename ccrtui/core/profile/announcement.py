"""How the terminal of a console is told of a change."""

from __future__ import annotations

from enum import StrEnum


class Announcement(StrEnum):
    """A way in which a terminal can be told of a change."""

    BELL = "bell"
    TITLE = "title"
    OSC9 = "osc9"
    """A notification as iTerm2, WezTerm, Windows Terminal and others take it."""
    OSC777 = "osc777"
    """A notification as urxvt, Ghostty, foot and others take it."""
