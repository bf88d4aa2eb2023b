"""Both catalogues are complete, say the same things, and say them in their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.state import NoticeCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.core.watch.difference import Difference
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.explanation import Explanation
from ccrtui.text.language import Language
from ccrtui.text.record import Record
from ccrtui.text.template import placeholders

ENUMS: dict[str, type[StrEnum]] = {
    "sides": Side,
    "steps": StepName,
    "step_states": StepState,
    "codes": Code,
    "faults": FaultCode,
    "verdicts": Verdict,
    "reasons": Reason,
    "sources": Evidence,
    "differences": Difference,
    "kinds": Kind,
    "effects": Effect,
    "notices": NoticeCode,
}
"""By field of the catalogue, each member of what has words there."""

LANGUAGES: tuple[Language, ...] = ("en", "zh")

MAY_BE_EMPTY = ("why", "way_out", "hint", "joint")


def sentences(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a catalogue with the path of its field."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Record):
        for name in value.names():
            yield from sentences(getattr(value, name), f"{path}.{name}")
    elif is_dataclass(value):
        for field in fields(value):
            yield from sentences(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from sentences(item, f"{path}.{key}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", ENUMS)
def test_every_member_has_words_and_no_words_are_left_over(field: str, language: Language) -> None:
    assert set(getattr(words(language), field)) == set(ENUMS[field])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_said_in_one_file(language: Language) -> None:
    room = import_module(f"ccrtui.text.{language}.codes")
    files = [import_module(f"{room.__name__}.{file.name}") for file in iter_modules(room.__path__)]
    assert sorted(code for file in files for code in file.CODES) == sorted(Code)


def test_both_languages_take_the_same_parameters() -> None:
    english, chinese = dict(sentences(words("en"))), dict(sentences(words("zh")))
    assert english.keys() == chinese.keys()
    differing = {path for path in english if placeholders(english[path]) != placeholders(chinese[path])}
    assert not differing


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_unsaid(language: Language) -> None:
    empty = [path for path, text in sentences(words(language)) if not text and path.rsplit(".")[-1] not in MAY_BE_EMPTY]
    assert not empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_says_what_why_and_what_to_do_next(language: Language) -> None:
    faults = words(language).faults.items()
    assert {code for code, fault in faults if not (fault.seen and fault.why and fault.way_out)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_cannot_be_read_says_what_was_asked_and_why(language: Language) -> None:
    read = {"method": "GET", "path": "/_ccr/stats", "problem": "Expected `int`"}
    seen = words(language).explain(FaultCode.UNREADABLE, read).seen
    assert "GET /_ccr/stats" in seen
    assert "Expected `int`" in seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fault_of_a_read_sends_to_the_journal_which_keeps_none(language: Language) -> None:
    text = words(language)
    word = {"en": "the journal", "zh": "\u6216\u89c1\u65e5\u5fd7"}[language]
    of_writes = {FaultCode.ITEM_FAILED, Code.WRITE_REFUSED, FaultCode.JOURNAL_UNAVAILABLE}
    said = {code: words_of.way_out for family in (text.faults, text.codes) for code, words_of in family.items()}
    assert {code for code, way_out in said.items() if word in way_out} <= of_writes


def test_an_explanation_is_said_in_the_language_in_both() -> None:
    english, chinese = dict(sentences(words("en"))), dict(sentences(words("zh")))
    same = {path for path in english if "codes." in path and english[path] and english[path] == chinese[path]}
    assert not {path for path in same if english[path] not in ("[{reason}]", "[{error}]", "[{fault}]")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*Code, *FaultCode], ids=lambda code: f"{type(code).__name__}-{code}")
def test_what_a_server_says_ends_as_a_sentence_of_ours_does(language: Language, code: Code | FaultCode) -> None:
    """Servers end a refusal with `;`, or with nothing (recorded: faults-made, follow-refused)."""
    explained = words(language).explain(code, {"reason": "index [orders] blocked by: [FORBIDDEN/7/index read (api)];"})
    assert "(api)];" not in explained.text
    assert not explained.text.endswith("(api)]")


def test_chinese_sentences_end_in_full_width_punctuation() -> None:
    chinese = words("zh")
    wrong = [
        path for family in (chinese.codes, chinese.faults) for path, text in sentences(family) if text.endswith(".")
    ]
    assert not wrong


def test_chinese_sentences_break_at_full_width_punctuation_and_follow_by_one_word() -> None:
    wrong = re.compile(r"[\u4e00-\u9fff](?:[,;!?](?=[\u4e00-\u9fff\s]|$)|:(?=\s|$))|跟随|跟从")
    assert not [(path, text) for path, text in sentences(words("zh")) if wrong.search(text)]


def test_sides_and_steps_in_evidence_are_said_in_the_language() -> None:
    explanation = words("zh").explain(Code.AFTER, {"step": "remote_cluster"})
    assert "远程集群" in explanation.seen
    assert "leader" not in words("zh").explain(Code.LICENCE_LACKS_CCR, {"side": "leader"}).seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*Code, *FaultCode], ids=lambda code: f"{type(code).__name__}-{code}")
def test_missing_evidence_never_fails(language: Language, code: Code | FaultCode) -> None:
    explanation = words(language).explain(code, {})
    assert isinstance(explanation, Explanation)
    assert "{" not in explanation.text
    assert "[" not in explanation.text
