"""Who follows, over time: who has come since the watch began, who has gone, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.following.roster import MOST_GONE, NEW_S, Moment, Roster, looked
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.examples import tried

EPOCH = 1_700_000_000.0
NAMES = st.sets(st.sampled_from("abcdef"))


def sample(at: float, names: Sequence[str] | None, alias: str = "leader") -> Snapshot:
    """Who follows through that alias; None: the follower did not tell."""
    info = FollowInfo({name: Follower(name, alias, f"{name}-there", True) for name in names or ()})
    outcome = Fault(FaultCode.TIMED_OUT) if names is None else Answer(info, 200, at, at)
    return Snapshot("leader", (), at, EPOCH + at, None, None, outcome, None, None)


def seen(*samples: Snapshot) -> Roster:
    roster = Roster()
    for snapshot in samples:
        roster = looked(roster, snapshot)
    return roster


def moment(at: float) -> Moment:
    return Moment(at, EPOCH + at)


def test_whoever_is_there_at_the_first_look_has_not_come() -> None:
    roster = seen(sample(1.0, ["a", "b"]), sample(2.0, ["a", "b"]))
    assert (roster.came, roster.gone) == ({}, {})
    assert roster.new_since("a", 2.0) is None


def test_one_that_comes_is_new_for_an_hour() -> None:
    roster = seen(sample(1.0, ["a"]), sample(2.0, ["a", "b"]), sample(9.0, ["a", "b"]))
    assert roster.new_since("b", 9.0) == moment(2.0)
    assert roster.new_since("b", 2.0 + NEW_S + 1) is None


def test_one_that_goes_stays_as_gone_with_when_it_was_first_missed() -> None:
    roster = seen(sample(1.0, ["a", "b"]), sample(2.0, ["a"]), sample(9.0, ["a"]))
    assert roster.gone == {"b": (IndexPair("b-there", "b"), moment(2.0))}


def test_one_that_comes_back_is_new_and_not_gone() -> None:
    roster = seen(sample(1.0, ["a", "b"]), sample(2.0, ["a"]), sample(3.0, ["a", "b"]))
    assert roster.gone == {}
    assert roster.new_since("b", 3.0) == moment(3.0)


def test_a_follower_cluster_that_does_not_answer_makes_nobody_gone() -> None:
    roster = seen(sample(1.0, ["a"]), sample(2.0, None), sample(3.0, ["a"]))
    assert (roster.came, roster.gone) == ({}, {})


def test_those_that_follow_through_another_alias_are_others() -> None:
    roster = seen(sample(1.0, ["a"]), sample(2.0, ["a"], alias="elsewhere"))
    assert list(roster.gone) == ["a"]
    assert roster.present == {}


def test_of_very_many_that_go_the_newest_are_remembered() -> None:
    names = [f"i{number:04}" for number in range(MOST_GONE + 50)]
    roster = seen(sample(1.0, [*names, "last"]), sample(2.0, ["last"]), sample(3.0, []))
    assert len(roster.gone) == MOST_GONE
    assert list(roster.gone)[-1] == "last"


@tried(60)
@given(st.lists(NAMES, min_size=1, max_size=8))
def test_nobody_is_there_and_gone_and_nobody_that_was_there_is_forgotten(looks: list[set[str]]) -> None:
    roster = seen(*(sample(float(at), sorted(names)) for at, names in enumerate(looks)))
    ever = set().union(*looks)
    assert set(roster.present) == looks[-1]
    assert set(roster.gone) == ever - looks[-1]
    assert set(roster.came) <= looks[-1] - looks[0] | {name for names in looks for name in looks[0] - names}


def test_a_link_shows_those_that_are_gone_and_no_row_stands_for_them() -> None:
    roster = seen(sample(1.0, ["a", "b"]), sample(2.0, []))
    wanted = IndexView("a-there", "a", Verdict.UNKNOWN, Reason.NOT_FOLLOWING)
    link = LinkView("leader", True, Reason.NOT_FOLLOWING, (wanted,), EPOCH, 2.0, roster=roster)
    assert [index.follower_index for index in link.gone] == ["b"]
    level = replace(wanted, verdict=Verdict.IN_SYNC, reason=Reason.PROVEN)
    assert replace(link, indices=(level,)).verdict is Verdict.IN_SYNC
