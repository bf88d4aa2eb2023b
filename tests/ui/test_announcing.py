"""What a terminal is told of a change: only in the ways that are wished, and nothing that it would obey otherwise."""

from __future__ import annotations

from ccrtui.core.profile.announcement import Announcement
from ccrtui.ui.announcing import announcement

EVERY = tuple(Announcement)


def test_nothing_is_written_where_nothing_is_wished() -> None:
    assert announcement((), "dr: paused", in_tmux=False) == ""


def test_each_way_has_its_sequence() -> None:
    assert announcement((Announcement.BELL,), "dr: paused", in_tmux=False) == "\x07"
    assert announcement((Announcement.TITLE,), "dr: paused", in_tmux=False) == "\x1b]2;dr: paused\x07"
    assert announcement((Announcement.OSC9,), "dr: paused", in_tmux=False) == "\x1b]9;dr: paused\x07"
    assert announcement((Announcement.OSC777,), "dr", in_tmux=False) == "\x1b]777;notify;ccrtui;dr\x07"
    assert announcement((Announcement.OSC9,), "dr", in_tmux=True) == "\x1bPtmux;\x1b\x1b]9;dr\x07\x1b\\"


def test_a_text_can_neither_end_its_sequence_nor_begin_another() -> None:
    hostile = "a\x07b\x1b]52;c;AAAA\x07\x9c\u202ec;d\n"
    told = announcement(EVERY, hostile, in_tmux=False)
    assert told.count("\x07") == 4
    assert told.count("\x1b") == 3
    assert not {"\x9c", "\u202e", "\n"} & set(told)
    assert len(announcement((Announcement.OSC9,), "x" * 10_000, in_tmux=False)) < 200
