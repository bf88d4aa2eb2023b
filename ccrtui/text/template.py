"""Sentences with parameters: `{name}` stands for a value, `[...]` goes when a value in it is missing."""

from __future__ import annotations

import re
import shlex

from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.text.spacing import joined

_PART = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")
_OPTION = re.compile(r"--[a-z]+ $")
FOREIGN = frozenset({"reason", "error", "cause", "refusal", "problem"})
"""Parameters that are sentences of somebody else: where ours ends behind one of them, theirs ends without a sign."""
_STOPS = (".", ";", "。", "；")
_ENDINGS = ".;,。；， "
_ENDS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
MISSING = "?"
"""What stands for a value that is needed and was not given."""


def fill(text: str, params: JsonObject, separator: str = ", ") -> str:
    """Put the parameters into a sentence. A missing one never fails: its part goes, or `?` stands for it.

    What stands behind an option of a command is one word of a shell.
    """
    shortened = _PART.sub(lambda part: part[1] if _all_known(part[1], params, separator) else "", text)
    parts, at = [], 0
    for name in _NAME.finditer(shortened):
        value = said(params.get(name[1]), separator) or MISSING
        if name[1] in FOREIGN and shortened[name.end() :].startswith(_STOPS) and not value.endswith("..."):
            value = value.rstrip(_ENDINGS) or value
        if _OPTION.search(shortened, 0, name.start()) and value != MISSING:
            value = shlex.quote(value)
        parts += [shortened[at : name.start()], value]
        at = name.end()
    return joined((*parts, shortened[at:]))


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
