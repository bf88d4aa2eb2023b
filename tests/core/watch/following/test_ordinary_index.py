"""What an ordinary index under a follower's name is to the leader's index: one rule for set-up and watch."""

from __future__ import annotations

import pytest

from ccrtui.core.elasticsearch.index import IndexSettings
from ccrtui.core.watch.following.ordinary_index import Origin, origin_of


def made_at(date_ms: int) -> IndexSettings:
    return IndexSettings("uuid", 1, 0, True, 43200.0, False, date_ms, 7030099)


OLD, NEW = made_at(1), made_at(2)


@pytest.mark.parametrize(
    ("leader", "follower", "known", "origin"),
    [
        (OLD, OLD, {}, Origin.COPIED),
        (OLD, OLD, {"copied": True}, Origin.COPIED),
        (OLD, OLD, {"recreated": True}, Origin.LEADER_RECREATED),
        (NEW, OLD, {}, Origin.APART),
        (NEW, OLD, {"copied": True}, Origin.LEADER_RECREATED),
        (None, OLD, {}, None),
        (OLD, None, {"copied": True}, None),
        (None, None, {"recreated": True}, Origin.LEADER_RECREATED),
    ],
)
def test_creation_dates_tell_unless_more_is_known(
    leader: IndexSettings | None, follower: IndexSettings | None, known: dict[str, bool], origin: Origin | None
) -> None:
    assert origin_of(leader, follower, gone=False, **known) is origin
    assert origin_of(leader, follower, gone=True, **known) is Origin.LEADER_GONE
