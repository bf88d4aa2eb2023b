"""A picture needs no program beside what pip installs."""

from __future__ import annotations

import struct

import pytest
from rich.segment import Segment

from tests.screenshots.picture import CELL, EDGE, ROW, ZOOM, picture, png


@pytest.mark.parametrize("text", ["in sync ✓", "已同步 ⣿"], ids=["en", "zh"])
def test_a_screen_becomes_a_png_of_its_size(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PATH", "")
    drawn = png(picture([[Segment(text)]], 40, 2))
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", drawn[16:24])
    assert width == pytest.approx((40 * CELL + 2 * EDGE) * ZOOM, abs=2)
    assert height == pytest.approx((2 * ROW + 2 * EDGE) * ZOOM, abs=2)


def test_what_is_written_shows() -> None:
    assert png(picture([[Segment("level")]], 10, 1)) != png(picture([[Segment("     ")]], 10, 1))
