"""Sentences with parameters: `{name}` stands for a value, `[...]` goes when a value in it is missing."""

from __future__ import annotations

import re

from ccrtui.core.json_value import JsonObject, JsonValue

_PART = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")
_ENDS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
MISSING = "?"
"""What stands for a value that is needed and was not given."""


def fill(text: str, params: JsonObject, separator: str = ", ") -> str:
    """Put the parameters into a sentence. A missing one never fails: its part goes, or `?` stands for it."""
    shortened = _PART.sub(lambda part: part[1] if _all_known(part[1], params, separator) else "", text)
    return _NAME.sub(lambda name: said(params.get(name[1]), separator) or MISSING, shortened)


def placeholders(text: str) -> frozenset[str]:
    """The names of the parameters a sentence can take."""
    return frozenset(_NAME.findall(text))


def said(value: JsonValue, separator: str = ", ") -> str:
    """A value as it stands in a sentence: thousands separated, lists joined; empty when there is nothing to say.

    A sentence is one line: an end of a line in what a server says is a blank, and never begins a line of ours.
    """
    if value is None or isinstance(value, str):
        return _ENDS.sub(" ", value) if value else ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.1f}".removesuffix(".0")
    if isinstance(value, dict):
        return separator.join(f"{key} {said(item, separator)}" for key, item in value.items())
    return separator.join(filter(None, (said(item, separator) for item in value)))


def _all_known(part: str, params: JsonObject, separator: str) -> bool:
    return all(said(params.get(name), separator) for name in _NAME.findall(part))
