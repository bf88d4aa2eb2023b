"""Why the console cannot be drawn, and what to use instead."""

from __future__ import annotations

from ccrtui.text.record import Record


class TerminalWords(Record):
    """One line each, for a terminal that cannot show the console."""

    no_input: str
    no_output: str
    dumb: str
    not_utf8: str
