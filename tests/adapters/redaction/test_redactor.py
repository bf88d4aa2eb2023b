"""A secret is covered wherever it stands, in whatever form a server repeats it, before anything is cut."""

from __future__ import annotations

import ast
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import ccrtui
from ccrtui.adapters.redaction.canonical import Canonical, canonical
from ccrtui.adapters.redaction.redactor import COVER, LONGEST_TEXT, Redactor
from ccrtui.adapters.redaction.said_by_us import ERROR_TYPES, WORDS
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.json_value import JsonObject
from tests.examples import tried
from tests.secret_forms import encoded, left_of, written

WORD = "a word of somebody"
LETTERS = "abcXYZ019 _-.:;,!#$&()*+/<=>?@[]^`{|}~%\\\"'\t\n\u00e9\u00fc\u00df\u4e2d\u6587\u5bc6\U0001f511"
ESCAPING = re.compile(r"[\\%&#;\s]")
"""What escapes are made of: a secret of nothing else is none."""
SECRETS = st.text(LETTERS, min_size=4, max_size=40).filter(lambda secret: len(ESCAPING.sub("", secret)) >= 4)
PLAIN_AT_ITS_ENDS = SECRETS.filter(lambda secret: not ESCAPING.search(secret[0] + secret[-1]))
AROUND = st.sampled_from(["", " ", "[", '"', "\n", ": ", '{"a": "', "\u4e2d", "the password is ", "q" * 60])
BESIDE = 16
"""Characters that a base64 text may have around those which hold the secret."""
BEFORE = st.integers(0, LONGEST_TEXT + 50)


def fault(text: str) -> Fault:
    """A fault that says a text in every place it has."""
    details: JsonObject = {"text": text, "list": [text, 7], "object": {"place": text, f"env:{text}": None}}
    return Fault(FaultCode.REJECTED, 400, text, text, text, text, details=details)


def shown(given_fault: Fault) -> str:
    """Everything that a fault says."""
    return repr(given_fault) + json.dumps(given_fault.details, ensure_ascii=False)


def test_a_password_is_covered_in_every_value_of_the_details() -> None:
    details: JsonObject = {"text": f"[{WORD}]", "list": [WORD, 7], "object": {"place": WORD, f"env:{WORD}": None}}
    covered = Redactor([WORD], "somebody").fault(Fault(FaultCode.REJECTED, reason=WORD, details=details))
    assert covered.reason == COVER
    assert covered.details == {
        "text": f"[{COVER}]",
        "list": [COVER, 7],
        "object": {"place": COVER, f"env:{COVER}": None},
    }


@given(PLAIN_AT_ITS_ENDS, AROUND, AROUND)
@example("p\u00e4ss\\wort", "", "")
@example('"\\"\\abc', "[", "]")
@example("tab\tand\nline", "", "")
@example("100%25&amp;x", "", "")
@tried(60)
def test_every_spelling_is_covered_whole(secret: str, before: str, after: str) -> None:
    redactor = Redactor([secret])
    texts = {form: redactor.text(f"{before}{form}{after}") for form in written(secret)}
    assert {form: text for form, text in texts.items() if text != f"{before}{COVER}{after}"} == {}


@given(SECRETS, AROUND, AROUND)
@tried(60)
def test_every_encoding_is_covered(secret: str, before: str, after: str) -> None:
    redactor = Redactor([secret])
    for form in encoded(secret):
        text = redactor.text(f"{before}{form}{after}")
        assert COVER in text, form
        assert len(text) <= len(before) + len(after) + len(COVER) + BESIDE, form


@pytest.mark.parametrize("sign", ["\\", "%", "&"])
def test_of_a_secret_that_ends_with_a_sign_of_escaping_at_most_that_sign_is_left(sign: str) -> None:
    redactor = Redactor([f"geheim{sign}"])
    for form in written(f"geheim{sign}"):
        text = redactor.text(f"[{form}]")
        assert COVER in text
        assert left_of("geheim", text) == []


@given(SECRETS, BEFORE, st.integers(0, 3))
@tried(60)
def test_nothing_of_a_secret_is_left_where_a_text_is_cut(secret: str, before: int, times: int) -> None:
    text = "." * before + secret * (times + 1)
    told = Redactor([secret]).fault(fault(text))
    assert [piece for piece in left_of(secret, shown(told)) if len(set(piece)) > 1] == []
    assert len(told.reason or "") <= LONGEST_TEXT


@given(PLAIN_AT_ITS_ENDS, st.integers(-80, 2), st.integers(0, 4), st.randoms(use_true_random=False))
@tried(40)
def test_of_no_spelling_anything_is_left_where_a_text_is_cut(
    secret: str, place: int, depth: int, chance: random.Random
) -> None:
    redactor = Redactor([secret])
    before, after = "." * (LONGEST_TEXT + place), " ," * LONGEST_TEXT
    for form in chance.sample(list(written(secret)), 3):
        spelled = escaped(form, depth)
        left = max(0, LONGEST_TEXT - len(before) - len(spelled))
        expected = f"{before}{COVER}{after[:left]}" if place < 0 else before
        assert redactor.beginning(f"{before}{spelled}{after}") == expected[:LONGEST_TEXT], form
    for form in chance.sample(list(encoded(secret)), 2):
        told = redactor.beginning(f"{before}{escaped(form, depth)}{after}")
        assert len(told[len(before) :].split("#")[0].rstrip(" ,")) < BESIDE, form


def escaped(text: str, depth: int) -> str:
    """A text as it stands in a string of JSON inside of another, and so on."""
    return escaped(json.dumps(text)[1:-1], depth - 1) if depth else text


def test_what_is_looked_through_of_a_refusal_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []

    def counted(text: str) -> Canonical:
        lengths.append(len(text))
        return canonical(text)

    monkeypatch.setattr("ccrtui.adapters.redaction.redactor.canonical", counted)
    told = Redactor(["geheim-4711"]).fault(fault("\\u0041" * 200_000))
    assert told.reason == ("\\u0041" * 200_000)[:LONGEST_TEXT]
    assert max(lengths) < 10 * LONGEST_TEXT


@pytest.mark.parametrize("mixed", [r"ge\u0068eim%2D4711", r"GEHEIM-4711", r"geheim\\u002d4711", "geheim&#45;4711"])
def test_a_form_may_change_in_the_midst(mixed: str) -> None:
    assert Redactor(["geheim-4711"]).text(f"[{mixed}]") == f"[{COVER}]"


def test_what_stands_around_is_left_as_it_is() -> None:
    text = 'caf\u00e9 %41 "\\u0041" &amp; '
    assert Redactor(["geheim-4711"]).text(f"{text}geheim-4711{text}") == f"{text}{COVER}{text}"


@pytest.mark.parametrize("short", ["a", "ab", "abc"])
def test_a_very_short_secret_is_covered_beside_its_user_and_encoded_and_not_in_every_word(short: str) -> None:
    redactor = Redactor([short], "elastic")
    assert redactor.text("abc is an abc of abc") == "abc is an abc of abc"
    assert redactor.text(f"[elastic:{short}]") == f"[{COVER}]"
    for form in encoded(f"elastic:{short}"):
        assert COVER in redactor.text(form)


@pytest.mark.parametrize("weak", ["elastic", "orders", "security", "index"])
def test_what_is_said_openly_is_no_secret(weak: str) -> None:
    redactor = Redactor([weak], "elastic", spoken=("orders-2024",))
    said = Fault(FaultCode.NOT_FOUND, 404, "index_not_found_exception", "no such index [orders-2024] of [elastic]")
    assert redactor.fault(said) == said
    assert redactor.text(f"elastic:{weak}") == COVER


def test_the_types_of_errors_that_rules_ask_for_are_all_known() -> None:
    root = Path(ccrtui.__file__).parent
    rooms = [root / name for name in ("core", "engine", "adapters")]
    asked = {name for room in rooms for file in room.rglob("*.py") for name in _TYPE.findall(file.read_text("utf-8"))}
    assert asked == set(ERROR_TYPES)


@pytest.mark.parametrize("weak", ["platinum", "enterprise", "relocating", "unassigned", "remote_cluster_client"])
def test_a_password_that_is_a_state_of_a_cluster_takes_no_state_away(weak: str) -> None:
    value = table(weak)
    assert Redactor([weak], "elastic").answer(value, json.dumps({"name": weak}).encode()) is value


@pytest.mark.parametrize("weak", ["basic", "green", "paused", "Gold", "leader", "certificate_required"])
def test_a_password_that_is_a_state_is_left_in_a_refusal_that_names_it(weak: str) -> None:
    said = Fault(FaultCode.LICENCE, 403, "security_exception", f"the license is [{weak}]", details={"side": weak})
    assert Redactor([weak], "elastic").fault(said) == said


def test_what_decoders_and_rules_compare_is_known_to_be_said() -> None:
    root = Path(ccrtui.__file__).parent
    rooms = ("adapters/elasticsearch/decode", "core/elasticsearch", "core/watch", "core/steps/replication/remote")
    compared = {word for room in rooms for file in (root / room).rglob("*.py") for word in _compared(file)}
    said = "\n".join(WORDS)
    assert {"platinum", "green", "STARTED", "history uuid"} <= compared
    assert {word for word in compared if word.lower() not in said} == set()


def _compared(file: Path) -> Iterator[str]:
    """The texts of four and more letters that a file compares something with, one by one or in a set."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        sides: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "frozenset":
            sides = node.args
        for side in sides:
            for item in getattr(side, "elts", [side]):
                if isinstance(item, ast.Constant) and isinstance(item.value, str) and len(item.value) > 3:
                    yield item.value


_TYPE = re.compile(r'"([a-z_]+_exception)"')


@dataclass(frozen=True, slots=True)
class Row:
    """A value as decoders give it."""

    name: str
    docs: int
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by name."""

    rows: dict[str, Row]


def table(name: str) -> Table:
    return Table({name: Row(name, 7, (name, "other"))})


@pytest.mark.parametrize("form", sorted({*written('hunter/2+\u00e9"x'), *encoded('hunter/2+\u00e9"x')}))
def test_an_answer_that_was_understood_is_covered_too(form: str) -> None:
    secret = 'hunter/2+\u00e9"x'
    body = json.dumps({"name": form}).encode()
    covered = Redactor([secret]).answer(table(form), body)
    assert form not in repr(covered)
    (row,) = covered.rows.values()
    assert row.docs == 7
    assert row.parts[1] == "other"


@pytest.mark.parametrize("weak", ["orders", "seven-7", "changeme"])
def test_a_name_stays_what_it_is_where_covering_it_would_change_what_is_known(weak: str) -> None:
    redactor = Redactor([weak], "elastic", spoken=("changeme",))
    value = table(f"{weak}-2024")
    assert redactor.answer(value, json.dumps({"name": f"{weak}-2024"}).encode()) is value


def test_a_cover_is_no_wildcard_and_no_name() -> None:
    assert not set(COVER) & set("*?,<>-")
    assert "#" in COVER
