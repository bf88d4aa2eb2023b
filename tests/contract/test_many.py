"""Two hundred followers in one link: walked, watched with few requests, and none of them hidden by a sum."""

from __future__ import annotations

import json

from tests.contract.link import ContractLink

MANY = 200


def test_two_hundred_followers_are_walked_and_each_is_judged(link: ContractLink) -> None:
    names = tuple(f"{link.name}-{number:03}" for number in range(MANY))
    lines = [line for name in names for line in (json.dumps({"index": {"_index": name}}), json.dumps({"n": 1}))]
    for name in names:
        settings = {"settings": {"index": {"number_of_shards": 1, "number_of_replicas": 0}}}
        link.clusters.leader.ask("PUT", f"/{name}", settings)
    link.clusters.leader.bulk("\n".join(lines) + "\n")
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
