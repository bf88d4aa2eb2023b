"""A text with all spellings of a character made one, so that what is written in it is found however it is written.

JSON escapes, percent-encoding and entities become what they stand for, to any depth, and a backslash that is left over
nothing; letters become small, blanks one kind of blank, and the two alphabets of base64 one. Where each character came
from is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DEPTH = 8
"""How often an escape of an escape is undone."""
_ESCAPE = re.compile(
    r"(?P<short>\\+(?P<what>[\"'/bfnrt]))"
    r"|(?P<unicode>(?:\\+u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,6}\}))+)"
    r"|(?P<byte>(?:\\+x[0-9a-fA-F]{2})+)"
    r"|(?P<percent>(?:%(?:25)*[0-9a-fA-F]{2})+)"
    r"|(?P<entity>&(?:amp;)*(?:\#[xX]?0*(?P<number>[0-9a-fA-F]{1,6})|(?P<name>amp|lt|gt|quot|apos));)"
    r"|(?P<backslashes>\\+)"
)
_PAIRS = re.compile(r"[0-9a-fA-F]{2}")
_UNITS = re.compile(r"u\{?([0-9a-fA-F]+)")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ALIKE = {ord(blank): " " for blank in "+-\t\n\r\v\f\b\xa0\u3000"} | {ord("_"): "/"}
"""A plus is a blank in a form, and with the slash one of the signs that base64 may write in another way."""


@dataclass(frozen=True, slots=True)
class Canonical:
    """`starts` and `ends` give for each character the stretch it came from; None where each came from its own place."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of this text stands in the text it was made of."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def alike(text: str) -> str:
    """The text with letters, blanks and signs in one form; as long as it was, and with its escapes as they are."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small.translate(_ALIKE)


def canonical(text: str) -> Canonical:
    """The text in its one spelling."""
    result = Canonical(text)
    for _ in range(_DEPTH):
        if not _ESCAPE.search(result.text):
            break
        result = _unescaped(result)
    return Canonical(alike(result.text), result.starts, result.ends)


def _unescaped(before: Canonical) -> Canonical:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in _pieces(before.text):
        text.append(piece)
        if before.text.startswith(piece, start, end) and end - start == len(piece):
            starts += before.starts[start:end] if before.starts is not None else range(start, end)
            ends += before.ends[start:end] if before.ends is not None else range(start + 1, end + 1)
        else:
            first, last = before.source(start, end)
            starts += [first] * len(piece)
            ends += [last] * len(piece)
    return Canonical("".join(text), starts, ends)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """What stands as it is and what an escape stands for, each with its place."""
    done = 0
    for match in _ESCAPE.finditer(text):
        if match.start() > done:
            yield text[done : match.start()], done, match.start()
        yield _meant(match), match.start(), match.end()
        done = match.end()
    if done < len(text):
        yield text[done:], done, len(text)


def _meant(match: re.Match[str]) -> str:
    if match["short"]:
        return _SHORT.get(match["what"], match["what"])
    if match["unicode"]:
        return _characters(int(digits, 16) for digits in _UNITS.findall(match["unicode"]))
    if match["byte"]:
        return _decoded(match["byte"])
    if match["percent"]:
        return _decoded(re.sub(r"%(?:25)*(?=[0-9a-fA-F]{2})", "%", match["percent"]))
    if match["entity"]:
        if match["name"]:
            return _NAMES[match["name"]]
        is_hex = "#x" in match["entity"].lower()
        return _characters([int(match["number"], 16 if is_hex or not match["number"].isdigit() else 10)])
    return ""


def _decoded(escaped: str) -> str:
    data = bytes.fromhex("".join(_PAIRS.findall(escaped)))
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _characters(units: Iterator[int] | list[int]) -> str:
    """Code points, of which two may be one in the halves that UTF-16 has."""
    text = "".join(chr(unit) if unit <= 0x10FFFF else "\ufffd" for unit in units)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") if _halved(text) else text


def _halved(text: str) -> bool:
    return re.search("[\ud800-\udbff][\udc00-\udfff]", text) is not None
