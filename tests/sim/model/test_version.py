"""Versions: which there are, what each writes as its age, and which talk to each other."""

from __future__ import annotations

import pytest

from ccrtui.sim.model.version import parse


@pytest.mark.parametrize(
    ("text", "whole", "created"),
    [
        ("6.8", "6.8.23", 6082399),
        ("7.5", "7.5.1", 7050199),
        ("7.10", "7.10.2", 7100299),
        ("7.10.1", "7.10.1", 7100199),
        ("8.4", "8.4.3", 8040399),
        ("8.19", "8.19.21", 8537000),
        ("9", "9.5.3", 9111000),
    ],
)
def test_a_line_stands_for_its_newest_patch_and_an_index_tells_its_age_as_recorded(
    text: str, whole: str, created: int
) -> None:
    assert (str(parse(text)), parse(text).id) == (whole, created)


@pytest.mark.parametrize(
    ("dialler", "listener", "fits"),
    [
        ("7.10", "8.19", False),
        ("7.17", "8.19", True),
        ("7.17", "9", False),
        ("8.19", "9", True),
        ("6.8", "7.17", True),
        ("6.8", "8.4", False),
    ],
)
def test_versions_talk_to_each_other_as_recorded(dialler: str, listener: str, fits: bool) -> None:
    assert parse(dialler).talks_to(parse(listener)) is fits
    assert parse(listener).talks_to(parse(dialler)) is fits
