"""Which indices of the leader nobody takes: neither a follower nor a pattern."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.elasticsearch.index import IndexEntry, IndexList
from ccrtui.core.elasticsearch.replication import AutoFollow, Follower, FollowInfo, NamePatterns
from ccrtui.core.watch.following.coverage import Coverage, coverage
from tests.examples import tried


def listing(*names: str) -> IndexList:
    return IndexList({name: IndexEntry(name, f"{name}-uuid", True, "green", 1, 0, 0) for name in names})


def followers(*leaders: str, alias: str = "leader") -> FollowInfo:
    return FollowInfo({f"{name}-copy": Follower(f"{name}-copy", alias, name, True) for name in leaders})


def patterns(*matches: NamePatterns, alias: str = "leader") -> AutoFollow:
    named = {f"p{number}": match for number, match in enumerate(matches)}
    return AutoFollow(dict.fromkeys(named, alias), named)


def test_what_is_followed_is_taken_and_what_a_pattern_names_and_nobody_follows_is_told_apart() -> None:
    covered = coverage(
        listing("orders", "logs-1", "audit"), followers("orders"), patterns(NamePatterns(("logs-*",))), "leader"
    )
    assert covered == Coverage(3, ("audit",), ("logs-1",))


def test_what_a_pattern_excludes_or_a_paused_one_names_is_not_taken() -> None:
    excluding = patterns(NamePatterns(("logs-*",), ("logs-old-*",)))
    names = listing("logs-1", "logs-old-1")
    assert coverage(names, followers(), excluding, "leader") == Coverage(2, ("logs-old-1",), ("logs-1",))
    paused = patterns(NamePatterns(("*",), active=False))
    assert coverage(names, followers(), paused, "leader").not_followed == ()


def test_what_follows_through_another_alias_does_not_count() -> None:
    names = listing("orders")
    assert coverage(names, followers("orders", alias="other"), patterns(), "leader").untaken == ("orders",)
    other = patterns(NamePatterns(("*",)), alias="other")
    assert coverage(names, followers(), other, "leader").untaken == ("orders",)


def test_indices_of_the_servers_own_are_not_counted() -> None:
    assert coverage(listing(".security-7", "orders"), followers(), patterns(), "leader").indices == 1


def test_a_star_alone_stands_for_something_else() -> None:
    names = listing("a?c", "abc", "[a]", "a")
    assert coverage(names, followers(), patterns(NamePatterns(("a?c",))), "leader").not_followed == ("a?c",)
    assert coverage(names, followers(), patterns(NamePatterns(("[a]",))), "leader").not_followed == ("[a]",)


@tried(60)
@given(st.sets(st.text("ab-", min_size=1, max_size=4)), st.sets(st.text("ab-", min_size=1, max_size=4)))
def test_every_index_is_followed_or_named_once(names: set[str], followed: set[str]) -> None:
    covered = coverage(listing(*names), followers(*followed), patterns(NamePatterns(("a*",))), "leader")
    assert set(covered.untaken) | set(covered.not_followed) | (names & followed) == names
    assert not set(covered.untaken) & set(covered.not_followed)
