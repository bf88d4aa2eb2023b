"""One tick: the leader before the follower, and never more than four requests to either."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo
from ccrtui.core.elasticsearch.requests.indices import shard_numbers
from ccrtui.core.elasticsearch.requests.replication import follow_stats
from ccrtui.core.profile.profile import IndexPair, Made, Profile
from ccrtui.core.watch.following.wish import watched_pairs
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.unread import culprits
from ccrtui.engine.sampling.sampler import Sampler
from ccrtui.engine.sampling.seldom import ROUND_S
from tests.engine.fakes import PROFILE
from tests.engine.pair import Pair

BARE = replace(PROFILE, links=(replace(PROFILE.link, indices=()),))


def many(count: int) -> tuple[str, ...]:
    return tuple(f"index-{number:06}" for number in range(count))


async def sampled(pair: Pair, ticks: int = 1, profile: Profile = PROFILE, every_s: float = 1.0) -> list[Snapshot]:
    """Take samples; `pair.asked` then holds the last tick's requests alone."""
    sampler = Sampler(profile, pair.send, pair.clock)
    snapshots = []
    for _ in range(ticks):
        pair.asked.clear()
        snapshots.append(await sampler.sample())
        assert len(pair.of(Side.LEADER)) <= 4
        assert len(pair.of(Side.FOLLOWER)) <= 4
        pair.clock.now += every_s
    return snapshots


async def test_what_the_profile_has_made_a_copy_is_told_with_every_sample() -> None:
    profile = replace(PROFILE, made=Made(follower_indices=("uuid/orders",)))
    assert [snapshot.copied for snapshot in await sampled(Pair(), 2, profile)] == [{"orders"}] * 2


@pytest.mark.parametrize("followers", [0, 1, 30, 1000])
async def test_at_most_four_requests_to_each_side_in_every_tick(followers: int) -> None:
    await sampled(Pair(many(followers)), ticks=4, profile=BARE)


@pytest.mark.parametrize(
    "pair", [Pair(active=False), Pair(active=False, started=False), Pair(gone=frozenset({"orders"}))]
)
async def test_at_most_four_requests_also_in_trouble(pair: Pair) -> None:
    await sampled(pair, ticks=6)


async def test_the_leaders_answer_is_there_before_the_followers_shards_are_asked() -> None:
    for snapshot in await sampled(Pair(), ticks=2):
        assert snapshot.follower is not None
        assert snapshot.leader_at is not None
        assert snapshot.taken_at > snapshot.leader_at


async def test_names_are_in_the_path_while_they_fit() -> None:
    pair = Pair(("ant", "bee"))
    await sampled(pair, profile=BARE)
    paths = {call.side: call.target for call in pair.asked if call.kind is Kind.SHARD_STATS}
    assert paths == {Side.LEADER: "/ant,bee/_stats/docs", Side.FOLLOWER: "/ant,bee/_stats/docs"}


async def test_names_too_long_ask_the_whole_cluster() -> None:
    pair = Pair(many(1000))
    (snapshot,) = await sampled(pair, profile=BARE)
    assert {call.target for call in pair.asked if call.kind is Kind.SHARD_STATS} == {"/_all/_stats/docs"}
    assert snapshot.leader is not None
    assert len(snapshot.leader.indices) == 1000


async def test_a_missing_index_does_not_hide_the_others() -> None:
    pair = Pair(("ant", "bee"), gone=frozenset({"ant"}))
    first, second = await sampled(pair, ticks=2, profile=BARE)
    assert first.leader is not None
    assert second.leader is not None
    assert second.follower is not None
    assert (set(second.leader.indices), set(second.follower.indices)) == ({"bee"}, {"bee"})
    assert {call.target for call in pair.asked if call.kind is Kind.SHARD_STATS} == {"/ant,bee/_stats/docs"}


async def test_leases_are_asked_at_once_and_then_once_a_round() -> None:
    pair = Pair()
    sampler, with_leases = Sampler(PROFILE, pair.send, pair.clock), []
    for _ in range(70):
        with_leases.append((await sampler.sample()).with_leases)
        pair.clock.now += 1.0
    assert with_leases[0]
    assert sum(with_leases) == 3
    assert ROUND_S == 30.0


async def test_leases_of_a_paused_follower_are_watched_in_every_tick() -> None:
    snapshots = await sampled(Pair(active=False), ticks=4)
    assert [snapshot.with_leases for snapshot in snapshots] == [True] * 4


def identities(snapshot: Snapshot) -> tuple[str | None, str | None]:
    """The uuids that a sample tells of leader index and follower."""
    return snapshot.leader_copy("orders").uuid, snapshot.follower_copy("orders").uuid


async def test_a_tick_at_rest_asks_for_numbers_alone_and_tells_what_they_are_of() -> None:
    pair = Pair()
    *_, last = await sampled(pair, ticks=3)
    asked = [call for call in pair.asked if call.kind is Kind.SHARD_STATS]
    assert asked == [shard_numbers(side, ["orders"]) for side in (Side.LEADER, Side.FOLLOWER)]
    assert identities(last) == (pair.leader_uuid, pair.follower_uuid)
    assert (last.leader_copy("orders").docs, last.with_leases) == (9, False)


async def test_an_index_that_stands_lower_is_identified_in_the_same_tick() -> None:
    pair = Pair()
    sampler = Sampler(PROFILE, pair.send, pair.clock)
    for _ in range(2):
        await sampler.sample()
    pair.leader_at, pair.leader_uuid = 3, "made-anew"
    snapshot = await sampler.sample()
    assert snapshot.leader_copy("orders").uuid == "made-anew"
    assert snapshot.tells_leases("orders")


@pytest.mark.parametrize("side", [Side.LEADER, Side.FOLLOWER])
async def test_an_index_that_was_away_is_identified_when_it_is_back(side: Side) -> None:
    """Never taken for the one that was there, whatever its numbers."""
    pair = Pair()
    sampler = Sampler(PROFILE, pair.send, pair.clock)
    for _ in range(2):
        await sampler.sample()
    pair.gone = frozenset({"orders"})
    await sampler.sample()
    pair.gone, pair.leader_uuid, pair.follower_uuid = frozenset(), "made-anew", "copied-anew"
    pair.asked.clear()
    snapshot = await sampler.sample()
    assert identities(snapshot) == ("made-anew", "copied-anew")
    assert len(pair.of(side)) <= 4


async def test_who_follows_is_asked_in_the_tick_in_which_a_task_is_gone_and_now_and_then() -> None:
    pair = Pair(("ant", "bee"))
    sampler = Sampler(BARE, pair.send, pair.clock)
    asked = []
    for _ in range(12):
        pair.asked.clear()
        await sampler.sample()
        asked.append(any(call.kind is Kind.FOLLOW_INFO for call in pair.asked))
        pair.clock.now += 0.9
    assert asked[0]
    assert sum(asked) in (2, 3)
    pair.names = ("ant",)
    snapshot = await sampler.sample()
    assert snapshot.followers is not None
    assert set(snapshot.followers.followers) == {"ant"}


@pytest.mark.parametrize("wanted", ["orders", "absent"])
async def test_who_follows_is_asked_in_every_tick_while_somebody_is_not_at_work(wanted: str) -> None:
    profile = replace(PROFILE, links=(replace(PROFILE.link, indices=(IndexPair(wanted, wanted),)),))
    pair = Pair(active=wanted == "absent")
    await sampled(pair, ticks=3, profile=profile)
    assert any(call.kind is Kind.FOLLOW_INFO for call in pair.asked)


@pytest.mark.parametrize("pair", [Pair(leader_away=True), Pair(gone=frozenset({"orders"}))])
async def test_what_tasks_say_of_the_leader_is_asked_where_it_does_not_say_so_itself(pair: Pair) -> None:
    await sampled(pair, ticks=2)
    assert follow_stats(Side.FOLLOWER) in pair.asked
    at_rest = Pair()
    await sampled(at_rest, ticks=2)
    assert follow_stats(Side.FOLLOWER, whole=False) in at_rest.asked


async def test_leases_are_asked_again_after_the_leader_was_away() -> None:
    pair = Pair(leader_away=True)
    sampler = Sampler(PROFILE, pair.send, pair.clock)
    await sampler.sample()
    pair.leader_away = False
    assert (await sampler.sample()).with_leases


def extra(snapshot: Snapshot) -> list[str]:
    """What was asked beside who follows, what runs and where it stands."""
    answers = {
        "remotes": snapshot.remotes,
        "copies": snapshot.recovery,
        "colours": snapshot.follower_indices,
        "clock": snapshot.follower_clock,
        "settings": snapshot.follower_settings,
        "flow": snapshot.flow,
    }
    return [name for name, outcome in answers.items() if outcome is not None]


async def test_the_fourth_question_goes_round_while_a_first_copy_runs() -> None:
    asked = [extra(snapshot) for snapshot in await sampled(Pair(active=False, started=False), ticks=12)]
    assert {len(questions) for questions in asked} == {1}
    assert {question for (question,) in asked} >= {"remotes", "copies", "colours", "clock"}
    assert asked[0] == ["colours"]


async def test_without_a_list_the_colour_of_a_first_copy_is_asked_without_names_that_may_be_missing() -> None:
    """One missing name has a question that names it refused, and the colour is what tells that a copy failed."""
    wanted = (IndexPair("orders", "orders"), IndexPair("absent", "absent"))
    profile = replace(PROFILE, links=(replace(PROFILE.link, indices=wanted),))
    pair = Pair(active=False, started=False, unlisted=True)
    sampler = Sampler(profile, pair.send, pair.clock)
    for _ in range(12):
        await sampler.sample()
        pair.clock.now += 1.0
    named = {call.target for call in pair.of(Side.FOLLOWER) if call.target.startswith("/_cat/indices/")}
    assert named == {"/_cat/indices/orders"}


async def test_in_quiet_times_the_fourth_question_is_who_is_connected() -> None:
    asked = [extra(snapshot) for snapshot in await sampled(Pair(), ticks=12)]
    assert asked[0] == ["remotes"]
    assert {question for (question,) in asked} == {"remotes", "clock", "flow"}
    assert asked.count(["remotes"]) >= 7
    assert asked.count(["flow"]) >= 2


async def test_a_leader_that_is_away_is_a_fault_in_the_sample_and_the_follower_is_still_asked() -> None:
    (snapshot,) = await sampled(Pair(leader_away=True))
    assert snapshot.leader_fault is not None
    assert snapshot.leader is None
    assert snapshot.running is not None


def test_pairs_are_what_follows_through_the_alias_and_what_the_profile_wants() -> None:
    info = FollowInfo(
        {
            "copy": Follower("copy", "leader", "orders", True),
            "stranger": Follower("stranger", "elsewhere", "x", True),
        }
    )
    wanted = (IndexPair("orders", "orders"), IndexPair("other", "copy"))
    profile = replace(PROFILE, links=(replace(PROFILE.link, indices=wanted),))
    wishes = (IndexPair("other", "copy"), IndexPair("orders", "orders"))
    assert watched_pairs(profile.link, info) == wishes
    assert watched_pairs(profile.link, None) == wishes
    unwished = replace(profile.link, indices=wanted[:1])
    assert watched_pairs(unwished, info) == (IndexPair("orders", "copy"), IndexPair("orders", "orders"))


def test_of_a_refusal_only_who_is_named_is_left_out() -> None:
    words = "index [shut] blocked by: [FORBIDDEN/9/index metadata (api)];"
    assert culprits(Fault(FaultCode.REJECTED, 403, "cluster_block_exception", words)) == {"shut"}
    closed = Fault(FaultCode.REJECTED, 400, "index_closed_exception", "closed", details={"index": "clo"})
    assert culprits(closed) == {"clo"}
    assert culprits(Fault(FaultCode.NOT_AUTHORIZED, 403, "security_exception", "action [x] is unauthorized")) == set()


async def test_one_index_that_refuses_leaves_the_others_their_figures_in_the_first_tick() -> None:
    pair = Pair(("ant", "bee"), blocked=frozenset({"ant"}))
    for snapshot in await sampled(pair, ticks=3, profile=BARE):
        assert snapshot.leader is not None
        assert snapshot.follower is not None
        assert set(snapshot.leader.indices) == set(snapshot.follower.indices) == {"bee"}
        assert set(snapshot.leader_refused) == set(snapshot.follower_refused) == {"ant"}


async def test_what_a_closed_leader_index_is_is_asked_in_the_first_tick() -> None:
    pair = Pair(("ant", "bee"), shut=frozenset({"ant"}), gone=frozenset({"ant"}))
    (first,) = await sampled(pair, profile=BARE)
    assert first.leader_list is not None
    assert not first.leader_list.entries["ant"].open
    assert set(first.follower.indices if first.follower else ()) == {"bee"}


class ShutFollowers(Pair):
    """All followers are closed, and their cluster tells so in its list."""

    def _value(self, call: Call) -> object:
        if call.kind is Kind.INDEX_LIST and call.side is Side.FOLLOWER:
            return IndexList(
                {name: IndexEntry(name, f"{name}-uuid", False, "green", 1, None, None) for name in self.names}
            )
        if call.kind is Kind.INDEX_SETTINGS:
            return IndexSettingsByName({})
        return super()._value(call)


async def test_of_more_closed_followers_than_fit_into_a_path_each_is_asked_for_its_settings_once() -> None:
    names = many(300)
    pair = ShutFollowers(names, gone=frozenset(names), active=False)
    sampler, asked = Sampler(BARE, pair.send, pair.clock), []
    for _ in range(24):
        await sampler.sample()
        pair.clock.now += 1.0
    for call in pair.asked:
        if call.kind is Kind.INDEX_SETTINGS and call.side is Side.FOLLOWER:
            asked += call.target.split("/")[1].split(",")
    assert sorted(asked) == list(names)
