"""Why the console cannot be drawn, and what to use instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TerminalWords:
    """One line each, for a terminal that cannot show the console."""

    no_input: str
    no_output: str
    dumb: str
    not_utf8: str
