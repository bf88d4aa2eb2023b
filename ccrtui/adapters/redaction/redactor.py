"""Covering the secrets of one client in faults and answers: whatever of a text is kept or shown is covered before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from ccrtui.adapters.redaction.canonical import Canonical, alike, canonical
from ccrtui.adapters.redaction.forms import SHORTEST, encodings, in_answers, readings
from ccrtui.adapters.redaction.said_by_us import WORDS
from ccrtui.core.call.fault import Fault
from ccrtui.core.secret import Secret

COVER = "###"
"""What stands in the place of a secret: should it get into a request, it is no wildcard there, and no name."""
SHORTEST_IN_ANSWERS = 8
"""Characters from which one is covered in an answer that was understood: names and numbers must stay what they are."""
_SHORTEST_FORM = 3
"""Of a secret with escapes in it, which are signs less in the one spelling."""
LONGEST_TEXT = 4000
"""Characters that are kept of one text in a fault."""
_LOOKED_THROUGH = 8 * 1024
"""Bytes of an answer up to which every spelling is looked for."""
_SPELLED = 16
"""By how much a secret may be longer in a text than its longest form, with escapes of escapes as deep as are undone."""
_SIGN = re.compile(r"[A-Za-z0-9+/_-]")
_ESCAPED = re.compile(rb'"[^"\\]*\\(?:[^"\\]|\\.)*"', re.DOTALL)

Value = TypeVar("Value")


class Redactor:
    """Knows the secrets of one client, and covers them in whatever form a server repeats them.

    What the profile or the program itself says (`spoken`: the user's name, an index, a word of an error) is no secret,
    and would be covered all over the screen: it is covered where it stands encoded alone, and with the user's name.
    """

    __slots__ = ("__dict__", "_pairs", "_secrets", "_spoken")

    def __init__(self, secrets: Iterable[str], user: str | None = None, spoken: Iterable[str] = ()) -> None:
        self._secrets = tuple(Secret(secret) for secret in secrets if secret)
        self._pairs = tuple(Secret(f"{user}:{secret}") for secret in self._secrets) if user is not None else ()
        self._spoken = "\n".join((*spoken, user or "", *WORDS)).lower()

    def text(self, text: str) -> str:
        """The text with every secret in it covered."""
        return self._covered(text, len(text))

    def beginning(self, text: str) -> str:
        """As much of a text as is kept, covered: a secret that begins in it is looked for to its end."""
        return self._covered(text[: LONGEST_TEXT + self._longest], LONGEST_TEXT)[:LONGEST_TEXT]

    def fault(self, fault: Fault) -> Fault:
        """The fault with the beginnings of its texts, and every secret in them covered."""
        covered: Fault = _with_texts(fault, self.beginning)
        return covered

    def answer(self, value: Value, body: bytes) -> Value:
        """What was read from a body, with every secret in its texts covered; nearly always given back as it is."""
        return _with_texts(value, self.text) if self._is_in(body) else value

    def takes_long(self, body: bytes) -> bool:
        """Whether looking through that body takes so long that nothing should have to wait for it."""
        return bool(self._long) and len(body) > _LOOKED_THROUGH and b"\\" in body

    def _covered(self, text: str, end: int) -> str:
        """The text up to its character `end` with every secret covered that begins in it."""
        pieces: list[str] = []
        done = 0
        for first, last in sorted(self._hits(text)) if self._secrets else ():
            if done <= first < end:
                pieces += [text[done:first], COVER]
            if first < end:
                done = max(done, last)
        return "".join((*pieces, text[done:end]))

    def _is_in(self, body: bytes) -> bool:
        """Whether a body holds a secret; in a large one the rarest spellings are not looked for, as that takes long."""
        if not self._long:
            return False
        if len(body) <= _LOOKED_THROUGH:
            return any(True for _ in self._hits(body.decode("utf-8", "replace")))
        if any(form.encode() in body for form in self._answer_forms):
            return True
        return self.takes_long(body) and any(any(True for _ in self._hits(text)) for text in _escaped_texts(body))

    def _hits(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a secret stands, as stretches of the text; they may overlap."""
        spelled = canonical(text)
        for read in (spelled,) if spelled.starts is None else (Canonical(alike(text)), spelled):
            for form in self._readings:
                yield from _places(read, form)
            for form in self._encodings:
                yield from (_widened(text, place) for place in _places(read, form))

    @cached_property
    def _long(self) -> tuple[Secret, ...]:
        return tuple(secret for secret in self._secrets if self._is_hidden(secret, SHORTEST_IN_ANSWERS))

    @cached_property
    def _readings(self) -> tuple[Secret, ...]:
        plain = [secret for secret in self._secrets if self._is_hidden(secret, SHORTEST)]
        return _longest_first(form for secret in (*plain, *self._pairs) for form in readings(secret))

    @cached_property
    def _encodings(self) -> tuple[Secret, ...]:
        encoded = [secret for secret in self._secrets if len(secret) >= SHORTEST]
        return _longest_first(form for secret in (*encoded, *self._pairs) for form in encodings(secret))

    @cached_property
    def _longest(self) -> int:
        """Characters that a secret can take in a text, in whatever spelling."""
        return _SPELLED * max(map(len, (*self._readings, *self._encodings)), default=0)

    @cached_property
    def _answer_forms(self) -> tuple[Secret, ...]:
        return _longest_first(form for secret in self._long for form in in_answers(secret))

    def _is_hidden(self, secret: str, shortest: int) -> bool:
        return len(secret) >= shortest and secret.lower() not in self._spoken


def _with_texts(value: Any, of: Callable[[str], str]) -> Any:
    """A value of any shape with something else in the place of each text."""
    if type(value) is str:
        return of(value)
    if isinstance(value, Mapping):
        return {_with_texts(name, of): _with_texts(item, of) for name, item in value.items()}
    if type(value) in (tuple, list, frozenset, set):
        return type(value)(_with_texts(item, of) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.init]
        return replace(value, **{name: _with_texts(getattr(value, name), of) for name in names})
    return value


def _longest_first(forms: Iterable[str]) -> tuple[Secret, ...]:
    return tuple(sorted({Secret(form) for form in forms if len(form) >= _SHORTEST_FORM}, key=len, reverse=True))


def _places(read: Canonical, form: str) -> Iterator[tuple[int, int]]:
    start = read.text.find(form)
    while start >= 0:
        yield read.source(start, start + len(form))
        start = read.text.find(form, start + 1)


def _widened(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """With the signs of base64 on both sides, which hold the rest of the first and the last byte."""
    start, end = place
    first = start - 1 if start and _SIGN.match(text, start - 1) else start
    return first, end + 1 if _SIGN.match(text, end) else end


def _escaped_texts(body: bytes) -> Iterator[str]:
    """The JSON strings of a body that have an escape in them."""
    for match in _ESCAPED.finditer(body):
        yield match[0].decode("utf-8", "replace")
