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
"""The verbs of the command line, which no profile may be called."""


def name_problem(name: str) -> str | None:
    """Why a profile may not be called that: `profile_name_invalid`, `profile_name_is_verb`, or None."""
    if not NAME.fullmatch(name):
        return "profile_name_invalid"
    return "profile_name_is_verb" if name in VERBS else None
