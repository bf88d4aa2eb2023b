"""What a profile may be called."""

from __future__ import annotations

import re

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
"""What a profile may be called."""

VERBS = frozenset(
    {
        "demo",
        "simulate",
        "profiles",
        "setup",
        "status",
        "watch",
        "events",
        "history",
        "report",
        "doctor",
        "switch",
        "export",
        "help",
    }
)
"""The verbs of the command line, which no new profile may be called."""


def name_problem(name: str) -> str | None:
    """Why no profile can be called that: `profile_name_invalid`, or None.

    One that is called as a verb is by now is older than the verb, and is worked with like any other.
    """
    return None if NAME.fullmatch(name) else "profile_name_invalid"


def new_name_problem(name: str) -> str | None:
    """Why a new profile may not be called that: also `profile_name_is_verb`."""
    return name_problem(name) or ("profile_name_is_verb" if name in VERBS else None)
