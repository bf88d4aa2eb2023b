from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import ccrtui
from ccrtui.cli.profiles import run
from ccrtui.cli.profiles_options import LINK_OPTIONS, SIDE_OPTIONS
from ccrtui.core.profile.profile import ProfileError
from ccrtui.text.catalogue import profile_words
from ccrtui.text.explanation import Explanation
from ccrtui.text.language import Language, choose_language
from ccrtui.text.profile_problems import say_problem
from ccrtui.text.records.profiles import ProfileWords
from ccrtui.text.template import placeholders

ROOT = Path(ccrtui.__file__).parent
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def codes(pattern: str, *files: str) -> set[str]:
    text = "".join(path.read_text(encoding="utf-8") for name in files for path in ROOT.glob(name))
    return set(re.findall(pattern, text))


def names(words: Any) -> set[str]:
    return {field.name for field in fields(words)}


def texts(words: Any) -> dict[str, str]:
    """Every sentence with the name of its field."""
    if isinstance(words, Explanation):
        return {"": words.seen + words.why + words.way_out}
    return {
        f"{field.name}.{key}": text
        for field in fields(words)
        for key, text in (
            {"": getattr(words, field.name)}
            if isinstance(getattr(words, field.name), str)
            else texts(getattr(words, field.name))
        ).items()
    }


def test_every_code_that_is_raised_has_words() -> None:
    raised = codes(
        r'ProfileError\(\s*"(\w+)"',
        "adapters/disk/*.py",
        "adapters/disk/profile/*.py",
        "cli/profiles*.py",
        "engine/*.py",
    )
    raised |= codes(r'\.error\("(\w+)"', "adapters/disk/profile/*.py") | codes(
        r'return "(profile_name\w+)"', "core/profile/profile.py"
    )
    assert len(raised) > 25
    assert raised == names(profile_words("en").problems)


def test_every_mistake_has_words() -> None:
    assert codes(r'UsageError\(\s*"(\w+)"', "cli/profiles*.py") | {
        "option_takes_no_value",
        "option_needs_value",
    } == names(profile_words("en").usage)


def test_every_reason_has_words() -> None:
    given = codes(r'"(\w+_form|empty|control_character|url_has_credentials)"', "core/profile/rules.py")
    given |= codes(r'"(schema_form)"', "adapters/disk/profile/toml.py")
    given |= codes(r'reason="(\w+)"', "cli/profiles*.py")
    assert given == names(profile_words("en").reasons)


def test_both_languages_take_the_same_parameters() -> None:
    english, chinese = (texts(profile_words(language)) for language in LANGUAGES)
    assert english.keys() == chinese.keys()
    for key, text in english.items():
        assert placeholders(text) == placeholders(chinese[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_every_option_and_fits(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help", "--lang", language]) == 0
    out = capsys.readouterr().out
    options = {f"--leader-{option}" for option in SIDE_OPTIONS} | {f"--{option}" for option in LINK_OPTIONS}
    for option in options | {"--leader ", "--follower ", "--leader-transport", "--index", "--create-index", "--lang"}:
        assert option in out
    assert all(width(line) <= 80 for line in out.splitlines())


def width(line: str) -> int:
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in line)


def test_reasons_are_spelled_out() -> None:
    error = ProfileError("profile_value_bad", file="a.toml", line="3", key="id", reason="id_form")
    words: ProfileWords = profile_words("en")
    assert words.reasons.id_form in say_problem(words, error).seen


@pytest.mark.parametrize(
    ("explicit", "profile", "environ", "language"),
    [
        ("zh", "en", {}, "zh"),
        ("en", "zh", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, "zh", {"LANG": "en_US.UTF-8"}, "zh"),
        (None, None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, None, {"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "C"}, "zh"),
        (None, None, {}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_then_the_profiles_then_the_locales(
    explicit: str | None, profile: str | None, environ: dict[str, str], language: str
) -> None:
    assert choose_language(explicit, profile, environ) == language


def test_mistakes_are_told_in_the_language_of_the_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CCRTUI_HOME", str(tmp_path))
    run(["new", "orders", "--leader", "http://a", "--follower", "http://b", "--lang", "zh"])
    capsys.readouterr()
    assert run(["remove", "orders"]) == 2
    assert "无法恢复" in capsys.readouterr().err
