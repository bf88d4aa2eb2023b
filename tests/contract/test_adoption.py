"""What is there already is taken as it is, or stops the walk; what others made is never removed."""

from __future__ import annotations

from tests.contract.link import ContractLink


def by_hand(link: ContractLink, documents: int = 3) -> None:
    """Everything that the walk would make, made by somebody else."""
    leader, follower = link.clusters.leader, link.clusters.follower
    leader.make(link.name)
    link.write(0, documents)
    seeds = {f"cluster.remote.{link.name}.seeds": [link.clusters.transport]}
    follower.ask("PUT", "/_cluster/settings", {"persistent": seeds})
    body = {"remote_cluster": link.name, "leader_index": link.name}
    follower.ask("PUT", f"/{link.name}/_ccr/follow?wait_for_active_shards=1", body)


def test_a_replication_made_by_hand_is_adopted_without_a_write(link: ContractLink) -> None:
    by_hand(link)
    profile = link.make_profile(name=f"{link.name}-adopts", pairs=(link.name,))
    link.until(lambda: link.setup("--plan", profile=profile).code == 0)
    walked = link.setup("--write", profile=profile)
    assert (walked.code, walked.lines[-1]["done"], walked.lines[-1]["sent"]["write"]) == (0, True, 0)
    undone = link.setup("--undo", "--write", profile=profile)
    assert (undone.code, undone.lines[-1]["sent"]["write"]) == (0, 0)
    assert link.counts() == (3, 3)


def test_an_alias_of_somebody_else_is_not_rewritten(link: ContractLink) -> None:
    seeds = {
        f"cluster.remote.{link.name}.seeds": [link.clusters.transport],
        f"cluster.remote.{link.name}.skip_unavailable": "true",
    }
    link.clusters.follower.ask("PUT", "/_cluster/settings", {"persistent": seeds})
    link.walked()
    settings = link.clusters.follower.ask("GET", "/_cluster/settings?flat_settings=true")["persistent"]
    assert {key: settings[key] for key in seeds} == seeds
    undone = link.setup("--undo", "--write", "--confirm", link.name)
    assert undone.code == 0, undone.out + undone.err
    assert link.name in link.clusters.follower.ask("GET", "/_remote/info")
    assert link.gone("follower", link.name)


def test_a_closed_index_that_may_hold_what_is_nowhere_else_is_never_replaced(link: ContractLink) -> None:
    follower = link.clusters.follower
    follower.make(link.name)
    follower.ask("PUT", f"/{link.name}/_doc/1?refresh=true", {"ours": False})
    follower.ask("POST", f"/{link.name}/_close")
    link.clusters.leader.make(link.name)
    for confirmed in ((), ("--confirm", link.name)):
        step = link.setup("--write", *confirmed).step("follower_index")
        assert step["state"] == "blocked"
        assert step["calls"] == []
    follower.ask("POST", f"/{link.name}/_open")
    link.until(lambda: follower.ask("GET", f"/_cluster/health/{link.name}")["status"] == "green")
    assert follower.ask("GET", f"/{link.name}/_count")["count"] == 1


def test_a_follower_of_another_index_is_never_taken_for_the_one_that_is_wanted(link: ContractLink) -> None:
    by_hand(link)
    wanted = f"{link.name}-catalog"
    link.clusters.leader.make(wanted)
    link.clusters.leader.ask("PUT", f"/{wanted}/_doc/1?refresh=true", {"number": 1})
    profile = link.make_profile(name=f"{link.name}-wants", pairs=(f"{wanted}={link.name}",))
    status = link.status(profile=profile)
    row = link.row(status)
    assert (row["verdict"] != "in_sync", status.code != 0) == (True, True)
    walked = link.setup("--write", profile=profile)
    assert (walked.code, walked.step("follower_index")["state"], walked.lines[-1]["sent"]["write"]) == (1, "blocked", 0)
