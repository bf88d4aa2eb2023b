"""What the engine and the console have to tell beside the state of things."""

from __future__ import annotations

from ccrtui.core.state import NoticeCode
from ccrtui.text.record import Record


class NoticeWords(Record):
    """One sentence for each notice of the engine, named as its value; parameters are those of the notice."""

    plan_changed: str
    read_only: str
    write_on: str
    write_off: str
    name_differs: str
    locked: str
    nothing_to_apply: str
    applied: str
    refused: str
    outcome_unknown: str
    journal_failed: str
    profile_failed: str
    confirm_needed: str
    choice_impossible: str
    counted: str
    count_failed: str
    engine_failed: str

    def of(self, code: NoticeCode) -> str:
        """What to say of that notice."""
        return str(getattr(self, code.value))


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
    mouse_on: str
    mouse_off: str
    theme: str
