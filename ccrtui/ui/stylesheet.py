"""Textual's stylesheet, parsing a text once.

Textual 8.2 parses every text anew for each screen that is first shown and for each change of theme, in a stylesheet
that forgets what the last one knew (measured: three quarters of what a start parses is parsed before). What a text
means depends on itself and on the variables of the theme alone, so it is kept under both, for the process. It leans on
internals, which is why Textual is held below 9.
"""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

Parsed = LRUCache[tuple[object, ...], list[RuleSet]]

_parsed: LRUCache[frozenset[tuple[str, str]], Parsed] = LRUCache(8)
"""What was parsed, by the variables it was parsed under."""


class ConsoleStylesheet(Stylesheet):
    """Takes from the process what was parsed under the same variables."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = _known(self._variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the variables of a theme; what was parsed under the former ones stays known."""
        self._parse_cache = LRUCache(1)
        super().set_variables(variables)
        self._parse_cache = _known(variables)

    def reparse(self) -> None:
        """Apply the variables. Raises StylesheetError and keeps the rules as they are when a text is invalid."""
        self.parse()


def _known(variables: dict[str, str]) -> Parsed:
    """What was parsed under these variables."""
    key = frozenset(variables.items())
    known = _parsed.get(key)
    if known is None:
        known = _parsed[key] = LRUCache(256)
    return known
