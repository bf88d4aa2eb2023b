"""Where a language becomes words; only the chosen one is imported."""

from __future__ import annotations

from typing import Literal

from ccrtui.text.words import Words

Language = Literal["en", "zh"]
"""The languages there are."""


def words(language: Language) -> Words:
    """All words of a language."""
    if language == "zh":
        from ccrtui.text.zh.catalogue import CHINESE

        return CHINESE
    from ccrtui.text.en.catalogue import ENGLISH

    return ENGLISH
