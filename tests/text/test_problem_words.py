"""Every code of what can be wrong with a profile or a command line has its words, and there are no others."""

from __future__ import annotations

import re
from pathlib import Path

import ccrtui
from ccrtui.core.record.trouble import Trouble
from ccrtui.text.catalogue import problem_words
from ccrtui.text.problem import say_problem
from ccrtui.text.template import placeholders

ROOT = Path(ccrtui.__file__).parent
WHERE = ("cli", "core/profile", "adapters/disk", "engine", "compose.py")
ENGLISH, CHINESE = problem_words("en"), problem_words("zh")


def codes(pattern: str) -> set[str]:
    files = [
        file for name in WHERE for file in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))
    ]
    return {code for file in files for code in re.findall(pattern, file.read_text(encoding="utf-8"))}


def test_every_code_that_is_raised_has_words() -> None:
    raised = codes(r'(?:ProfileError|UsageError|BrokenRule|\.error)\(\s*"(\w+)"')
    raised |= codes(r'"(profile_name_\w+)"') | codes(r'"(option_\w+_(?:no_)?value)"')
    raised |= codes(r'"(verb_unknown)" if .* else "verb_missing"') | codes(r'"(verb_missing)"')
    raised |= codes(r'"(no_profile)"') | codes(r'"(std(?:out|err)_not_written)"')
    raised |= set(Trouble) - {Trouble.DAMAGED, Trouble.ELSEWHERE}
    assert len(raised) > 50
    assert raised == set(ENGLISH.problems) == set(CHINESE.problems)


def test_every_reason_has_words() -> None:
    reasons = codes(r'"(\w+_form|empty|control_character|url_has_credentials)"') - {"type_form"}
    reasons |= codes(r'(?:impossible\(\w+(?:\.flag)?, |_wrong\(\w+, )"(\w+)"')
    assert len(reasons) > 20
    assert reasons == set(ENGLISH.reasons) == set(CHINESE.reasons)


def test_both_languages_take_the_same_parameters() -> None:
    for code, english in ENGLISH.problems.items():
        chinese = CHINESE.problems[code]
        for part in ("seen", "way_out"):
            assert placeholders(getattr(english, part)) == placeholders(getattr(chinese, part)), (code, part)
    assert placeholders(ENGLISH.place) == placeholders(CHINESE.place) == {"file", "line"}


def test_a_reason_is_spelled_out_behind_the_place_in_the_file() -> None:
    params = {"option": "id", "reason": "id_form"}
    sentence = say_problem(ENGLISH, "profile_value_bad", params).seen
    assert sentence == f"id must be {ENGLISH.reasons['id_form']}."
    in_file = say_problem(ENGLISH, "profile_value_bad", {**params, "file": "a.toml", "line": "3"})
    assert in_file.seen == f"a.toml, line 3: {sentence}"
