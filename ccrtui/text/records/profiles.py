"""The words of the verb `profiles`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """Everything the verb `profiles` says in one language. Templates have {named} parameters."""

    help: str
    kept: str
    """Where a damaged file was kept."""
    created: str
    region_open: str
    """Said when an instance was named without its region."""
    changed: str
    unchanged: str
    removed: str
    left_behind: str
    """Said when a removed profile had made things."""
    would_orphan: str
    """Said of such a profile before it is removed: `{name}`, `{made}`."""
    none_yet: str
    cannot_be_read: str
    """In the list, in place of the clusters."""
