"""Between Chinese words stands no blank, wherever a sentence is put together; what a server says stays as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ccrtui.text.catalogue import doctor_words, words
from ccrtui.text.spacing import beside, joined
from ccrtui.text.template import fill, placeholders
from tests.text.test_catalogue import sentences

SIGN = "[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]"
TOO_MANY = re.compile(f"{SIGN} {SIGN}|[。；，：！？] (?! )")
APART = ("空格 标记", "上下键 选择", "或 领导者=追随者", "领导者 尚未选择", "追随者 尚未选择", "落后 落后操作")
"""The name of a key and what it does, as `enter 确认`; what is typed; a label with its value; heads of columns."""


def too_many(text: str) -> bool:
    """Whether a blank stands between Chinese words, or behind a Chinese stop."""
    for apart in APART:
        text = text.replace(apart, "")
    return TOO_MANY.search(text) is not None


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("追随者", "尚未"), "追随者尚未"),
        (("追随者", "ap-shanghai"), "追随者 ap-shanghai"),
        (("无权执行 x。", "TLS"), "无权执行 x。TLS"),
        (("", "领导者", ""), "领导者"),
        (("one.", "Two."), "one. Two."),
        (("甲 乙", "丙"), "甲 乙丙"),
    ],
)
def test_parts_stand_beside_each_other(parts: tuple[str, ...], text: str) -> None:
    assert beside(*parts) == text


def test_more_than_one_blank_is_a_column_and_stays() -> None:
    assert joined(("甲  ", "乙")) == "甲  乙"


def test_no_sentence_has_a_blank_between_chinese_words_whatever_fills_it() -> None:
    for path, text in sentences(words("zh")):
        filled = fill(text, dict.fromkeys(placeholders(text), "追随者"))
        assert not too_many(filled), (path, filled)


def test_no_line_of_a_screen_has_a_blank_between_chinese_words() -> None:
    folder = Path(__file__).parent.parent / "ui/snapshots"
    for file in sorted(folder.glob("*-zh.txt")):
        for shown in file.read_text(encoding="utf-8").splitlines():
            assert not too_many(shown.rstrip()), (file.name, shown)


def test_an_age_stands_before_what_was_done_then() -> None:
    """An age ends in 前, or is 刚刚: neither stands behind 于, as a moment by the clock would."""
    told = (*sentences(words("zh")), *sentences(doctor_words("zh")))
    ages = [text for _, text in told if "{age}" in text]
    assert ages
    assert not [text for text in ages if re.search(r"[于在] ?{age}", text)]
