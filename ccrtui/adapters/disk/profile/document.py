"""A file's bytes as a document that keeps its comments and can be edited, or why they are none."""

from __future__ import annotations

import re

import tomlkit
from tomlkit.exceptions import InvalidNumberError, KeyAlreadyPresent, ParseError, TOMLKitError

from ccrtui.adapters.disk.profile.lines import dotted, repeated
from ccrtui.adapters.disk.profile.text import text_of
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.form import LONGEST
from ccrtui.core.profile.options import ENDS, option_at

_TOO_LONG = re.compile(rf"(=\s*[+-]?)[0-9][0-9_]{{{LONGEST},}}(?=\s*(?:#.*)?$)", re.MULTILINE)
_AT_MOST = "9" * LONGEST
"""Stands for a number with so many digits that Python refuses to read it; no rule allows it, so it is never written."""


def parse(data: bytes, file: str) -> tomlkit.TOMLDocument:
    """The document of a file's bytes.

    Raises ProfileError `profile_damaged` or `given_twice` with the line, `profile_too_large` or `profile_too_full`.
    """
    text = text_of(data, file)
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, ValueError) as error:
        shortened = _TOO_LONG.sub(rf"\g<1>{_AT_MOST}", text)
        if isinstance(error, InvalidNumberError) and shortened != text:
            return parse(shortened.encode(), file)
        if isinstance(error, KeyAlreadyPresent) or "already exists" in str(error):
            _refuse_repeated(text, file)
        number = str(error.line) if isinstance(error, ParseError) else "?"
        raise ProfileError("profile_damaged", file=file, line=number, reason=str(error)) from None


def _refuse_repeated(text: str, file: str) -> None:
    """Raises ProfileError `given_twice` where a key can be found that stands twice."""
    place = repeated(text)
    if place is not None:
        key, line = place
        option = option_at(key, {str(end): end for end in ENDS})
        name = option.flag if option else dotted(key)
        raise ProfileError("given_twice", file=file, line=str(line), key=dotted(key), option=name) from None
