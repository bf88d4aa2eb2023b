"""Which languages there are, and which of them to speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "zh"]
"""The languages there are."""


def choose_language(explicit: str | None, profile: str | None, environ: Mapping[str, str]) -> Language:
    """What was asked for, else what the profile says, else the locale of the environment, else English."""
    for wish in (explicit, profile):
        if wish == "en":
            return "en"
        if wish == "zh":
            return "zh"
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"
