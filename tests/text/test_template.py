"""Sentences are filled with what is known, and with nothing made up."""

from __future__ import annotations

from typing import Any

import pytest

from ccrtui.text.template import fill, placeholders, said


@pytest.mark.parametrize(
    ("template", "params", "expected"),
    [
        ("no {index}", {"index": "orders"}, "no orders"),
        ("closed[: {reason}].", {}, "closed."),
        ("closed[: {reason}].", {"reason": "why"}, "closed: why."),
        ("closed[: {reason}].", {"reason": ""}, "closed."),
        ("index {index}", {}, "index ?"),
        ("{docs} documents", {"docs": 48120334}, "48,120,334 documents"),
        ("in {ms} ms", {"ms": 31.0}, "in 31 ms"),
        ("of {names}", {"names": ["a", "b"]}, "of a, b"),
        ("{a}", {"a": "{b} [c]", "b": "x"}, "{b} [c]"),
        ("{n} left", {"n": 0}, "0 left"),
        ("closed[: {reason}].", {"reason": "no master;"}, "closed: no master."),
        ("失败[：{error}]。", {"error": "It is gone. "}, "失败：It is gone。"),
        ("closed[: {reason}].", {"reason": "and so on..."}, "closed: and so on...."),
        ("{reason} then", {"reason": "no master;"}, "no master; then"),
        ("{index}.", {"index": "orders."}, "orders.."),
        ("write --confirm {confirm}.", {"confirm": "it's; one"}, "write --confirm 'it'\"'\"'s; one'."),
        ("type {confirm}; --confirm {confirm}", {"confirm": "a b"}, "type a b; --confirm 'a b'"),
        ("--confirm {confirm}", {}, "--confirm ?"),
        ("发往 {to}", {"to": "追随者"}, "发往追随者"),
    ],
)
def test_a_sentence_is_filled(template: str, params: dict[str, Any], expected: str) -> None:
    assert fill(template, params) == expected  # what a server says is never read as a template


def test_lists_are_joined_as_the_language_does() -> None:
    assert fill("{names}", {"names": ["甲", "乙"]}, "、") == "甲、乙"


def test_nested_values_are_said_flat() -> None:
    assert said({"green": 3, "names": ["a", None]}) == "green 3, names a"


def test_the_parameters_of_a_sentence_are_known() -> None:
    assert placeholders("{a}[ and {b}]") == {"a", "b"}
