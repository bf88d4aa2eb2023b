"""One state, one word: `status`, the first sample of `watch` and a later one, and the console say the same.

And what the plan of the walk says of it speaks against none of them.

Every follower of one pair is in a state of its own; what one of them is never changes what is said of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ccrtui.core.rules.table import of_reason
from ccrtui.core.watch.verdict import Reason
from tests.scenarios.console.story import story
from tests.scenarios.pair import Pair, pair
from tests.simulated import Ran

WORDS = {
    "act": ("in_sync", "proven"),
    "also": ("in_sync", "proven"),
    "paused": ("paused", "paused"),
    "shut": ("paused", "follower_closed"),
    "open-shut": ("stopped", "follower_closed"),
    "leader-shut": ("retrying", "leader_index_closed"),
    "leader-gone": ("stopped", "leader_index_missing"),
    "leader-anew": ("stopped", "leader_recreated"),
    "anew-shut": ("stopped", "leader_recreated"),
    "leader-red": ("retrying", "leader_shards_missing"),
    "leader-unread": ("retrying", "leader_index_blocked"),
    "leader-untold": ("unknown", "leader_index_refused"),
    "leader-fewer": ("stopped", "history_differs"),
    "leader-equal": ("stopped", "history_differs"),
    "leader-beyond": ("stopped", "history_differs"),
    "leader-emptied": ("stopped", "history_differs"),
    "unwritten": ("retrying", "write_refused"),
    "flooded": ("retrying", "write_refused"),
    "unread": ("in_sync", "by_numbers"),
    "untold": ("unknown", "follower_index_refused"),
    "too-many-fields": ("stopped", "mapping_conflict"),
    "queue-full": ("stopped", "overloaded"),
    "copy-failed": ("stopped", "bootstrap_failed"),
    "left": ("stopped", "leftover_task"),
    "another": ("stopped", "follows_another"),
    "elsewhere": ("stopped", "follows_another"),
    "promoted": ("unknown", "not_following"),
    "nothing": ("unknown", "not_following"),
}
"""Each follower index, named by its state, with what is said of it.

Recorded: asks-follower-states, faults-made, leader-in-motion, product-odd, product-restored, product-emptied.
"""

STEPS = {
    "proven": {"done"},
    "by_numbers": {"compare index_blocked"},
    "paused": {"follower_index follower_paused"},
    "follower_closed": {"follower_index follower_closed"},
    "leader_index_closed": {"leader_index leader_index_closed"},
    "leader_index_missing": {"leader_index leader_index_lost"},
    "leader_recreated": {"follower_index leader_recreated"},
    "leader_shards_missing": {"leader_index index_red"},
    "leader_index_blocked": {"leader_index leader_index_blocked"},
    "leader_index_refused": {"leader_index index_blocked"},
    "history_differs": {
        "follower_index history_differs",
        "follower_index follower_stopped history_differs",
        "compare history_differs",
    },
    "write_refused": {"follower_index follower_writes_refused"},
    "follower_index_refused": {"follower_index index_blocked"},
    "mapping_conflict": {"follower_index follower_stopped mapping_conflict"},
    "overloaded": {"follower_index follower_stopped overloaded"},
    "bootstrap_failed": {"follower_index first_copy_failed"},
    "leftover_task": {"follower_index follower_missing"},
    "follows_another": {"follower_index follows_another"},
    "not_following": {"follower_index name_taken_open", "leader_index leader_index_missing"},
}
"""What the walk says of what has that reason: the step that does not hold, its code, and the cause where it has one."""

SUSPECTED = ("copy-failed", "leader-red", "unwritten", "flooded")
"""Of these the walk waits a while whether they pass by themselves, so it is started for all of them at once."""

LATE_S = 20
"""Until a read that does not come back is late, whatever the poll of it."""

SAMPLES = 9
"""Within how many samples the watch has asked what tells of each, however the questions fall."""

NOT_KNOWN_YET = frozenset({"not_established", "identity_unproven", "shards_unassigned"})
"""What a first sample may say of what takes a second one."""

FOLLOWED = tuple(name for name in WORDS if name != "nothing")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A pair in which every follower is in the state of its name."""
    wanted = tuple(option for name in WORDS if name != "act" for option in ("--index", _pair(name)))
    home = tmp_path_factory.mktemp("home")
    with pair(
        home, "connected", "--leader-version", "7.3.0", "--follower-version", "7.3.0", given=wanted, index="act"
    ) as clusters:
        _follow(clusters)
        _put_into_states(clusters)
        clusters.advance(5)
        yield clusters


def _pair(name: str) -> str:
    """What the profile wants: of `another` that it follows an index which it does not."""
    return f"act={name}" if name == "another" else name


def _follow(clusters: Pair) -> None:
    sim = clusters.simulated
    transport = [sim.banner["leader"]["transport"]]
    seeds = {f"cluster.remote.{alias}.seeds": transport for alias in ("leader", "twin")}
    sim.search("follower", "PUT", "/_cluster/settings", {"persistent": seeds})
    clusters.advance(2)
    clusters.fault("copy_failure", cluster="follower", index="copy-failed")
    for name in FOLLOWED:
        sim.search("leader", "PUT", f"/{name}", {"settings": {"number_of_shards": 1, "number_of_replicas": 0}})
        clusters.write(name, 0, 2)
        alias = "twin" if name == "elsewhere" else "leader"
        follow = {"remote_cluster": alias, "leader_index": name, "read_poll_timeout": "2s"}
        sim.search("follower", "PUT", f"/{name}/_ccr/follow?wait_for_active_shards=0", follow)
    clusters.advance(5)


def _put_into_states(clusters: Pair) -> None:
    def follower(method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        return clusters.simulated.search("follower", method, path, body)

    def leader(method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        return clusters.simulated.search("leader", method, path, body)

    clusters.fault("write_queue", cluster="follower")
    leader("PUT", "/queue-full/_doc/9", {"qty": 9})
    clusters.advance(3)
    clusters.heal("write_queue")
    follower("POST", "/paused/_ccr/pause_follow")
    for name in ("shut", "promoted"):
        follower("POST", f"/{name}/_ccr/pause_follow")
        follower("POST", f"/{name}/_close")
    follower("POST", "/promoted/_ccr/unfollow")
    follower("POST", "/promoted/_open")
    follower("POST", "/open-shut/_close")
    follower("DELETE", "/left")
    leader("POST", "/leader-shut/_close")
    leader("DELETE", "/leader-gone")
    leader("DELETE", "/leader-anew")
    leader("PUT", "/leader-anew", {"settings": {"number_of_shards": 1, "number_of_replicas": 0}})
    leader("PUT", "/leader-anew/_doc/0", {"qty": 0})
    leader("DELETE", "/anew-shut")
    leader("PUT", "/anew-shut", {"settings": {"number_of_shards": 1, "number_of_replicas": 0}})
    follower("POST", "/anew-shut/_ccr/pause_follow")
    follower("POST", "/anew-shut/_close")
    leader("PUT", "/leader-unread/_settings", {"index.blocks.read": True})
    leader("PUT", "/leader-untold/_settings", {"index.blocks.metadata": True})
    follower("PUT", "/unread/_settings", {"index.blocks.read": True})
    follower("PUT", "/untold/_settings", {"index.blocks.metadata": True})
    follower("PUT", "/unwritten/_settings", {"index.blocks.write": True})
    leader("PUT", "/unwritten/_doc/9", {"qty": 9})
    follower("PUT", "/flooded/_settings", {"index.blocks.read_only_allow_delete": True})
    leader("PUT", "/flooded/_doc/9", {"new": 9})
    follower("PUT", "/too-many-fields/_settings", {"index.mapping.total_fields.limit": 1})
    leader("PUT", "/too-many-fields/_doc/9", {"one": 1, "two": 2})
    _give_other_histories(clusters)


def _give_other_histories(clusters: Pair) -> None:
    for name, written in (("leader-fewer", 0), ("leader-equal", 1), ("leader-beyond", 3)):
        clusters.fault("history", index=name, lost=1)
        clusters.write(name, 10, 10 + written)
    clusters.fault("shard", index="leader-emptied", state="lost")
    clusters.fault("shard", index="leader-emptied", state="empty")
    clusters.fault("shard", index="leader-red", state="lost")


def _said(line: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {row["follower_index"]: (row["verdict"], row["reason"]) for row in line["links"][0]["indices"]}


def _rows(ran: Ran, number: int) -> dict[str, dict[str, Any]]:
    assert "Traceback" not in ran.err
    return {row["follower_index"]: row for row in ran.lines[number]["links"][0]["indices"]}


def test_status_says_it_of_each(states: Pair) -> None:
    status = states.status("--timeout", "60")
    assert _said(status.lines[-1]) == WORDS
    assert status.code == 1


def test_the_first_sample_of_a_watch_and_a_later_one_say_it_too(states: Pair) -> None:
    watched = states.watch(SAMPLES)
    assert _said(watched.lines[-1]) == WORDS
    first = _said(watched.lines[0])
    known = {name: word for name, word in first.items() if word[1] not in NOT_KNOWN_YET}
    assert known.items() <= WORDS.items()
    assert known.keys() >= {"act", "also", "leader-shut", "leader-gone", "paused", "queue-full", "leader-equal"}


async def test_the_console_says_it_too(states: Pair) -> None:
    async with story(states) as teller:
        for _ in range(SAMPLES):
            await teller.samples()
        link = teller.state.link
        assert link is not None
        assert {row.follower_index: (row.verdict.value, row.reason.value) for row in link.indices} == WORDS


def test_the_doctor_has_a_finding_about_each_that_is_not_well_and_about_no_other(states: Pair) -> None:
    told = states.operator.run("doctor", states.profile, "--json", "--timeout", "60")
    assert "Traceback" not in told.err
    assert (told.code, told.lines[-1]["verdict"]) == (1, "stopped")
    findings = [each for each in told.lines[:-1] if each["cause_code"] in set(Reason)]
    named = {name: each["code"] for each in findings for name in each["resources"]}
    wanted = {name: of_reason(Reason(reason)) for name, (_, reason) in WORDS.items() if reason != "proven"}
    explained = {name for name in wanted if name not in named}
    assert explained <= {"nothing"}
    assert named == {**{name: wanted[name] for name in wanted.keys() - explained}, "promoted": "follower_promoted"}


def test_the_plan_of_the_walk_speaks_against_none_of_them(states: Pair) -> None:
    """Each index as the only one that a profile wants, so that no other is what stops the walk."""
    states.advance(LATE_S)
    profiles = {name: states.operator.profile(states.simulated, name=f"of-{name}", index=_pair(name)) for name in WORDS}
    suspected = {name: states.operator.start("setup", profiles[name], "--plan", "--json") for name in SUSPECTED}
    steps = {
        name: _stands_at(states.operator.run("setup", profile, "--plan", "--json"))
        for name, profile in profiles.items()
        if name not in suspected
    }
    for name, child in suspected.items():
        out, err = child.communicate()
        steps[name] = _stands_at(Ran(child.wait(), out, err))
    assert {name: step for name, step in steps.items() if step not in STEPS[WORDS[name][1]]} == {}


def _stands_at(planned: Ran) -> str:
    """The step that does not hold, with its code and its cause."""
    assert "Traceback" not in planned.err
    if planned.lines[-1]["done"]:
        return "done"
    step = next(line for line in planned.lines if line["state"] not in ("satisfied", "skipped"))
    parts = (step["step"], step["code"], step["evidence"].get("cause"))
    return " ".join(word for word in parts if word is not None)


def test_two_histories_are_not_subtracted_and_a_pair_that_was_not_wanted_has_no_distance(states: Pair) -> None:
    rows = _rows(states.status(), -1)
    for name in ("leader-anew", "leader-gone", "leader-fewer", "leader-equal", "leader-emptied", "another"):
        assert (rows[name]["operations_behind"], rows[name]["seconds_behind"]) == (None, None)
    assert rows["act"]["operations_behind"] == 0


def test_documents_on_both_sides_are_counted_and_say_of_when_they_are(states: Pair) -> None:
    rows = _rows(states.status(), -1)
    assert (rows["act"]["leader_docs"], rows["act"]["follower_docs"]) == (2, 2)
    assert rows["act"]["docs_age_s"] >= 1.0


def test_the_history_that_is_kept_is_told_of_what_does_not_renew_and_of_nothing_else(states: Pair) -> None:
    rows = _rows(states.status(), -1)
    left = {name: rows[name]["history_left_s"] for name in WORDS}
    for name in ("paused", "queue-full", "leader-unread", "unwritten"):
        assert 0 < left[name] <= 12 * 3600, name
    for name in ("act", "leader-gone", "leader-anew", "leader-equal", "copy-failed", "left", "another", "nothing"):
        assert left[name] is None, name
    assert "history kept for 11 h" in states.operator.run("status", states.profile).out
