"""What the engine and the console have to tell beside the state of things."""

from __future__ import annotations

from ccrtui.text.record import Record


class RemarkWords(Record):
    """What the console itself has to tell after a key."""

    text: str
    """What was copied, where it is what is seen."""
    copied: str
    """`{what}`, `{path}`"""
    copied_only: str
    saved: str
    save_failed: str
    copy_menu: str
    save_menu: str
    write_in_flight: str
    quit_again: str
    looking: str
    counting: str
    counting_untaken: str
    mouse_on: str
    mouse_off: str
    every: str
    """How often samples are taken, `{time}`."""
    theme: str
