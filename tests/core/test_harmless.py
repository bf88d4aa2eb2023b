"""Nothing that is obeyed rather than shown is left in a line, a text or JSON, and JSON stays what it was."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.harmless import harmless_json, harmless_line, harmless_text
from ccrtui.core.json_value import JsonValue
from tests.examples import tried

OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def is_obeyed(character: str) -> bool:
    """Whether Unicode, as this Python knows it, takes it for a sign that is not shown."""
    return unicodedata.category(character) in OBEYED


def test_every_sign_that_is_obeyed_is_escaped() -> None:
    every = (chr(number) for number in range(sys.maxunicode + 1))
    assert [hex(ord(each)) for each in every if is_obeyed(each) and harmless_line(each) == each] == []


SHOWN = ("orders-2024", "订单 索引", "caf\u00e9", "\u0645\u0631\u062d\u0628\u0627", "\u05e9\u05dc\u05d5\u05dd")


@pytest.mark.parametrize("shown", [*SHOWN, "\U0001f511", "e\u0301", "\u3000", "\xa0"])
def test_letters_of_every_script_stay(shown: str) -> None:
    assert harmless_line(shown) == harmless_text(shown) == shown
    assert harmless_json(shown) == f'"{shown}"'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\x1b]0;x\x07b", r"a\u001b]0;x\u0007b"),
        ("a\u202eb\u200bc", r"a\u202eb\u200bc"),
        ("a\x9b31mb\r\n", r"a\u009b31mb\u000d\u000a"),
        ("a\ud83d", r"a\ud83d"),
        ("\U000e0041", r"\udb40\udc41"),
        ("a\u2800\u3164b", "a\u2800\\u3164b"),
    ],
)
def test_what_is_obeyed_is_seen_as_an_escape(text: str, line: str) -> None:
    assert harmless_line(text) == line


def test_the_lines_of_a_text_stay_apart() -> None:
    assert harmless_text("a\n\x1b[2Jb\r\n") == "a\n\\u001b[2Jb\\u000d\n"


@given(st.text())
@tried(200)
def test_json_stays_exactly_what_it_was(text: str) -> None:
    value: JsonValue = {text: [text, 1, None]}
    for written in (harmless_json(value), harmless_json(value, indent=2), harmless_json(value, compact=True)):
        assert json.loads(written) == value
        assert not any(is_obeyed(each) for each in written.replace("\n", ""))
