"""Two hundred followers in one link: walked, watched with few requests, and none of them hidden by a sum."""

from __future__ import annotations

from tests.contract.link import ContractLink

MANY = 200


def test_two_hundred_followers_are_walked_and_each_is_judged(link: ContractLink) -> None:
    names = tuple(f"{link.name}-{number:03}" for number in range(MANY))
    for name in names:
        link.clusters.leader.make(name)
        link.clusters.leader.ask("PUT", f"/{name}/_doc/1", {"number": 1})
    profile = link.make_profile(name=f"{link.name}-many", pairs=names)
    walked = link.setup("--write", profile=profile)
    assert walked.code == 0, walked.err
    assert walked.lines[-1]["sent"]["write"] == MANY + 1
    status = link.status("--until", "ok", "--timeout", "120", profile=profile)
    rows = {row["follower_index"]: row for row in status.lines[-1]["links"][0]["indices"]}
    assert (status.code, set(names) <= set(rows)) == (0, True)
    link.clusters.follower.ask("POST", f"/{names[7]}/_ccr/pause_follow")
    status = link.status(profile=profile)
    rows = {row["follower_index"]: row["verdict"] for row in status.lines[-1]["links"][0]["indices"]}
    assert (status.code, rows[names[7]], rows[names[8]]) == (1, "paused", "in_sync")
