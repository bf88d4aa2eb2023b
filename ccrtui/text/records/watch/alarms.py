"""What is said where a figure has passed a limit that the operator set, and to monitoring."""

from __future__ import annotations

from ccrtui.text.record import Record


class AlarmWords(Record):
    """Sentences about thresholds."""

    warn: str
    """`{what}`; likewise below."""
    critical: str
    behind: str
    """`{value}` and `{limit}`; likewise below."""
    history: str
    sentence: str
    """The whole as a sentence of its own: `{text}`"""
    plugin: str
    """One line for a monitoring plug-in: `{profile}`, `{alias}`, `{verdict}`, `{not_level}` of `{n}`, `{worst}`."""
    plugin_failed: str
    """`{reason}`"""
    serving: str
    """`{url}`"""
    not_written: str
    """`{file}`, `{reason}`"""
    command_timed_out: str
    """Why a command could not be told of a change; likewise below."""
    command_failed: str
    change: str
    """What a terminal is told of a change: `{profile}`, `{link}`, `{verdict}`"""
