"""What `status` says in every state that can be brought about through the interface of any two clusters.

`watch`'s first line must say the same word for the same reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.contract.link import ContractLink


@dataclass(frozen=True, slots=True)
class State:
    """How to get from a link in sync to the state, and what is then said: verdict, reasons that are true, exit code."""

    reach: Callable[[ContractLink], None]
    verdict: str
    reasons: frozenset[str]
    code: int


def pause(link: ContractLink) -> None:
    link.clusters.follower.ask("POST", f"/{link.name}/_ccr/pause_follow")


def close_follower(link: ContractLink) -> None:
    link.clusters.follower.ask("POST", f"/{link.name}/_close")


def pause_and_close(link: ContractLink) -> None:
    pause(link)
    close_follower(link)


def promote(link: ContractLink) -> None:
    pause_and_close(link)
    link.clusters.follower.ask("POST", f"/{link.name}/_ccr/unfollow")
    link.clusters.follower.ask("POST", f"/{link.name}/_open")


def close_leader(link: ContractLink) -> None:
    link.clusters.leader.ask("POST", f"/{link.name}/_close")
    failing(link)


def delete_leader(link: ContractLink) -> None:
    link.clusters.leader.ask("DELETE", f"/{link.name}")
    failing(link)


def make_leader_anew(link: ContractLink) -> None:
    delete_leader(link)
    link.clusters.leader.make(link.name)
    link.write(0, 2)


def block_reads_of_leader(link: ContractLink) -> None:
    link.clusters.leader.ask("PUT", f"/{link.name}/_settings", {"index.blocks.read": True})
    link.write(100, 102)
    failing(link)


def remove_alias(link: ContractLink) -> None:
    gone = {f"cluster.remote.{link.name}.seeds": None, f"cluster.remote.{link.name}.skip_unavailable": None}
    link.clusters.follower.ask("PUT", "/_cluster/settings", {"persistent": gone})
    failing(link)


def failing(link: ContractLink) -> None:
    """Wait until the follower's own task has noticed."""

    def noticed() -> bool:
        indices = link.clusters.follower.ask("GET", "/_ccr/stats")["follow_stats"]["indices"]
        shards = [shard for index in indices if index["index"] == link.name for shard in index["shards"]]
        return any(shard["read_exceptions"] or "fatal_exception" in shard for shard in shards)

    link.until(noticed)


STATES = {
    "paused": State(pause, "paused", frozenset({"paused"}), 1),
    "follower closed": State(close_follower, "stopped", frozenset({"follower_closed"}), 1),
    "follower paused and closed": State(pause_and_close, "paused", frozenset({"paused", "follower_closed"}), 1),
    "promoted by hand": State(promote, "unknown", frozenset({"not_following"}), 4),
    "leader index closed": State(close_leader, "retrying", frozenset({"leader_index_closed"}), 1),
    "leader index deleted": State(delete_leader, "stopped", frozenset({"leader_index_missing"}), 1),
    "leader index made anew": State(make_leader_anew, "stopped", frozenset({"leader_recreated"}), 1),
    "leader index not readable": State(block_reads_of_leader, "retrying", frozenset({"leader_index_blocked"}), 1),
    "alias removed": State(remove_alias, "retrying", frozenset({"alias_missing"}), 1),
}


@pytest.mark.parametrize("state", STATES)
def test_a_state_has_one_word_and_one_reason_wherever_it_is_asked(link: ContractLink, state: str) -> None:
    expected = STATES[state]
    link.walked()
    assert link.verdict("--until", "ok", "--timeout", "60")[0] == "in_sync"
    expected.reach(link)
    status = link.status()
    row = link.row(status)
    assert (row["verdict"], row["reason"] in expected.reasons) == (expected.verdict, True), row["reason"]
    assert status.code >= expected.code
    first = link.row(link.operator.run("watch", link.name, "--json", "--samples", "1"))
    later = link.row(link.operator.run("watch", link.name, "--json", "--samples", "3"))
    for sample in (first, later):
        assert (sample["verdict"], sample["reason"]) == (row["verdict"], row["reason"])


def test_one_that_is_paused_and_one_that_is_closed_do_not_hide_the_others(link: ContractLink) -> None:
    names = [f"{link.name}-{letter}" for letter in "abc"]
    for name in names:
        link.clusters.leader.make(name)
        link.clusters.leader.ask("PUT", f"/{name}/_doc/1?refresh=true", {"number": 1})
    profile = link.make_profile(name=f"{link.name}-three", pairs=tuple(names))
    walked = link.setup("--write", profile=profile)
    assert walked.code == 0, walked.out + walked.err
    link.status("--until", "ok", "--timeout", "60", profile=profile)
    link.clusters.follower.ask("POST", f"/{names[0]}/_ccr/pause_follow")
    link.clusters.follower.ask("POST", f"/{names[1]}/_close")
    status = link.status(profile=profile)
    verdicts = [link.row(status, name)["verdict"] for name in names]
    assert verdicts[2] == "in_sync"
    assert (verdicts[0], verdicts[1] != "in_sync", status.code) == ("paused", True, 1)


def test_a_strangers_index_that_refuses_metadata_hides_nothing(link: ContractLink) -> None:
    link.walked()
    stranger = f"{link.name}-stranger"
    for end in (link.clusters.leader, link.clusters.follower):
        end.ask("PUT", f"/{stranger}", {"settings": {"index.blocks.metadata": True}})
    status = link.status("--until", "ok", "--timeout", "60")
    assert (link.row(status)["verdict"], status.code) == ("in_sync", 0)
    again = link.setup("--write")
    assert (again.code, again.lines[-1]["sent"]["write"]) == (0, 0), again.out
