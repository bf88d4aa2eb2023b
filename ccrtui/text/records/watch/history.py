"""What is said of the history: events, and looking at the past."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.record import Record


class HistoryWords(Record):
    """Events as lines, and what the console says while it shows the past."""

    verdict: str
    """`{index}`, `{before}` and `{after}` in words, `{lasted}`; the last likewise below."""
    connection: str
    """`{link}`, `{after}`"""
    appeared: str
    gone: str
    lease: str
    clock: str
    """`{seconds}`"""
    states: Mapping[str, str]
    """Words of connections and leases, by the codes of `core/record/event.py`."""
    none: str
    """Nothing has changed since `{since}`."""
    flapping: str
    """`{index}`, `{n}`"""
    events: str
    """The heading of what has changed lately."""
    alike: str
    """That `{n}` more changed in the same way."""
    breaks: str
    """`{n}`, `{longest}`"""
    one_break: str
    no_breaks: str
    past: str
    """The top line while the past is looked at: `{at}`, `{age}`; and of what an earlier session saw last, likewise."""
    recorded: str
    leave: str
    """The keys of the past, at the right of that line."""
    nothing_then: str
    not_kept: str
    """What the set-up says in the past."""
    is_now: str
    only_now: str
    ask_time: str
    no_time: str
    """`{text}` that was typed."""
    exported: str
    """`{file}`, `{size}` bytes, `{first}`, `{last}`"""
