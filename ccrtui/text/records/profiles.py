"""The words of the verb `profiles`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """Everything the verb `profiles` says in one language. Templates have {named} parameters."""

    help_head: str
    """The forms of the verb, and what stands for values."""
    help_options: Mapping[str, Mapping[str, str]]
    """Headings, and under each what its options mean."""
    help_repeatable: str
    """What is added for an option that may be given several times."""
    help_foot: str
    kept: str
    """Where a damaged file was kept."""
    created: str
    which_environment: str
    """The question whether it is production, with room for the answer behind it."""
    taken_for_production: str
    """Said when nobody answered it: `{name}`."""
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
