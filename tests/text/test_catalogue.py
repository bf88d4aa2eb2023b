"""Both catalogues are complete, say the same things, and say them in their language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum

import pytest

from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.state import NoticeCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from ccrtui.text.call_words import EffectWords, KindWords
from ccrtui.text.catalogue import Language, words
from ccrtui.text.cloud_code_words import JoiningCodeWords, PassageCodeWords
from ccrtui.text.code_words import CodeWords
from ccrtui.text.explanation import Explanation
from ccrtui.text.fault_words import FaultWords
from ccrtui.text.notice_words import NoticeWords
from ccrtui.text.record import Record
from ccrtui.text.standing_words import StandingCodeWords
from ccrtui.text.step_words import StepStateWords, StepWords
from ccrtui.text.template import placeholders
from ccrtui.text.verdict_words import EvidenceSourceWords, ReasonWords, VerdictWords

COVERED: list[tuple[type[Record], type[StrEnum]]] = [
    (FaultWords, FaultCode),
    (VerdictWords, Verdict),
    (ReasonWords, Reason),
    (EvidenceSourceWords, Evidence),
    (StepWords, StepName),
    (StepStateWords, StepState),
    (KindWords, Kind),
    (EffectWords, Effect),
    (NoticeWords, NoticeCode),
]

ALSO: dict[type[Record], set[str]] = {VerdictWords: {"by_numbers"}}
"""Words for a member in a certain state, beside those for each member."""

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


@pytest.mark.parametrize(("said", "members"), COVERED, ids=lambda value: value.__name__)
def test_every_member_has_words_and_no_words_are_left_over(said: type[Record], members: type[StrEnum]) -> None:
    assert set(said.names()) == {member.value for member in members} | ALSO.get(said, set())


def test_every_code_is_said_by_one_family() -> None:
    said = [
        name for family in (CodeWords, JoiningCodeWords, PassageCodeWords, StandingCodeWords) for name in family.names()
    ]
    assert sorted(said) == sorted(code.value for code in Code)


def test_both_languages_take_the_same_parameters() -> None:
    english, chinese = dict(sentences(words("en"))), dict(sentences(words("zh")))
    assert english.keys() == chinese.keys()
    differing = {path for path in english if placeholders(english[path]) != placeholders(chinese[path])}
    assert not differing


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_left_unsaid(language: Language) -> None:
    empty = [path for path, text in sentences(words(language)) if not text and path.rsplit(".")[-1] not in MAY_BE_EMPTY]
    assert not empty


def test_an_explanation_is_said_in_the_language_in_both() -> None:
    english, chinese = dict(sentences(words("en"))), dict(sentences(words("zh")))
    same = {path for path in english if "codes." in path and english[path] and english[path] == chinese[path]}
    assert not {path for path in same if english[path] not in ("[{reason}]", "[{error}]", "[{fault}]")}


def test_chinese_sentences_end_in_full_width_punctuation() -> None:
    chinese = words("zh")
    families = (chinese.codes, chinese.joining_codes, chinese.passage_codes, chinese.standing_codes, chinese.faults)
    wrong = [path for family in families for path, text in sentences(family) if text.endswith(".")]
    assert not wrong


def test_sides_and_steps_in_evidence_are_said_in_the_language() -> None:
    said = words("zh").explain(Code.AFTER, {"step": "remote_cluster"})
    assert "远程集群" in said.seen
    assert "leader" not in words("zh").explain(Code.LICENCE_LACKS_CCR, {"side": "leader"}).seen


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", [*Code, *FaultCode], ids=lambda code: f"{type(code).__name__}-{code}")
def test_missing_evidence_never_fails(language: Language, code: Code | FaultCode) -> None:
    said = words(language).explain(code, {})
    assert isinstance(said, Explanation)
    assert "{" not in said.text
    assert "[" not in said.text
