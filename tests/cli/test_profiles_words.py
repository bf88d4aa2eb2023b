from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from ccrtui.cli.main import run
from ccrtui.core.profile.options import OPTIONS
from ccrtui.text.catalogue import profile_words
from ccrtui.text.language import Language, choose_language
from ccrtui.text.template import placeholders

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def test_both_languages_take_the_same_parameters() -> None:
    english, chinese = (profile_words(language) for language in LANGUAGES)
    assert [tuple(group) for group in english.help_options.values()] == [
        tuple(group) for group in chinese.help_options.values()
    ]
    for field in (field for field in fields(english) if field.name != "help_options"):
        assert placeholders(getattr(english, field.name)) == placeholders(getattr(chinese, field.name)), field.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_every_option_and_fits(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["profiles", "--help", "--lang", language]) == 0
    out = capsys.readouterr().out
    explained = {line.split()[0] for line in out.splitlines() if line.startswith("  --")}
    assert explained == {option.flag for option in OPTIONS.values() if not option.name.startswith("follower-")}
    assert "--follower" in out
    assert all(width(line) <= 80 for line in out.splitlines())


def width(line: str) -> int:
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in line)


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
    run(["profiles", "new", "orders", "--leader", "http://a", "--follower", "http://b", "--lang", "zh"])
    capsys.readouterr()
    assert run(["profiles", "remove", "orders"]) == 2
    assert "无法恢复" in capsys.readouterr().err
    assert run(["status", "orders", "--frobnicate"]) == 2
    assert "没有选项 --frobnicate" in capsys.readouterr().err
