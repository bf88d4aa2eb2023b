"""Settings of an index as people have them in a file, and what cannot be one's that is to be followed."""

from __future__ import annotations

import pytest

from ccrtui.core.profile.index_settings import LONGEST, index_settings, on_one_line, settings_problem


@pytest.mark.parametrize(
    "text",
    [
        '{"refresh_interval": "30s", "codec": "best_compression"}',
        '{"index.refresh_interval": "30s", "index.codec": "best_compression"}',
        '{"index": {"refresh_interval": "30s", "codec": "best_compression"}}',
        '{"settings": {"index": {"refresh_interval": "30s"}, "codec": "best_compression"}}',
    ],
)
def test_every_way_to_write_them_is_the_same(text: str) -> None:
    assert index_settings(text) == {"refresh_interval": "30s", "codec": "best_compression"}


def test_what_is_nested_is_one_key_and_a_list_one_value() -> None:
    stop = '{"filter": {"stop": {"type": "stop", "stopwords": ["a", "the"]}}}'
    text = f'{{"analysis": {stop}, "soft_deletes.enabled": "true"}}'
    assert index_settings(text) == {
        "analysis.filter.stop.type": "stop",
        "analysis.filter.stop.stopwords": ["a", "the"],
        "soft_deletes.enabled": "true",
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "settings_form"),
        ("[]", "settings_form"),
        ("{", "settings_form"),
        ('{"a": NaN}', "settings_form"),
        ('{"a": 1, "a": 2}', "settings_form"),
        ('{"a": 1, "index": {"a": 2}}', "settings_form"),
        ('{"a": [{"b": 1}]}', "settings_form"),
        ('{"": 1}', "settings_form"),
        ('{"a\\n": 1}', "settings_form"),
        ('{"settings": 3}', "settings_form"),
        ("[" * 60_000, "settings_form"),
        ('{"settings": {}, "mappings": {}}', "mappings_form"),
        ('{"index": {"soft_deletes": {"enabled": "False"}}}', "soft_deletes_form"),
        (" " * LONGEST + "{}", "settings_length_form"),
    ],
)
def test_what_cannot_be_settings_of_an_index_to_be_followed_is_told(text: str, reason: str) -> None:
    assert settings_problem(text) == reason


def test_a_profile_keeps_them_on_one_line() -> None:
    assert on_one_line('{\n  "codec": "default",\n  "名": 1\n}\n') == '{"codec": "default", "名": 1}'
    assert on_one_line("{\n") == "{\n"
