"""How much room a history may take: what is typed, what it comes to, and what cannot be."""

from __future__ import annotations

import pytest

from ccrtui.core.profile.history_room import DEFAULT_ROOM, MB, HistoryRoom, history_room
from ccrtui.core.record.thinning import RESOLUTIONS


def test_where_nothing_is_said_it_is_256_mib_and_all_of_it_is_taken() -> None:
    assert sum(DEFAULT_ROOM.quotas) == pytest.approx(256 * MB, rel=1e-6)
    assert len(DEFAULT_ROOM.quotas) == len(RESOLUTIONS)


@pytest.mark.parametrize("text", ["64", "8 25/25/25/25", "1000 97/1/1/1", "256 10/10/10/10"])
def test_what_is_typed_is_what_is_told_again(text: str) -> None:
    room = history_room(text)
    assert room is not None
    assert (room.text, history_room(room.text)) == (text, room)


def test_each_resolution_has_its_part_of_it() -> None:
    assert history_room("100 50/25/15/10") == HistoryRoom(100, (50, 25, 15, 10))
    assert HistoryRoom(100, (50, 25, 15, 10)).quotas == (50 * MB, 25 * MB, 15 * MB, 10 * MB)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "1001",
        "-64",
        "64.5",
        "64 MB",
        "64 40/30/20",
        "64 0/40/40/20",
        "64 40/30/20/11",
        "64  40/30/20/10",
        "9" * 30,
    ],
)
def test_what_cannot_be_is_none(text: str) -> None:
    assert history_room(text) is None
