"""A leader index that came back with another history: every number may agree, and it is never called in sync."""

from __future__ import annotations

import pytest

from tests.contract.absence import not_here
from tests.contract.link import SAMPLES, ContractLink


def restored(link: ContractLink, written_before: int, lost: int, written_after: int) -> None:
    """Restore the leader index to where it stood before `lost` documents; then write others in their place."""
    leader = link.clusters.leader
    if link.clusters.repository is None:
        not_here("the leader has no place for backups")
    location = {"type": "fs", "settings": {"location": f"{link.clusters.repository}/{link.name}"}}
    leader.ask("PUT", f"/_snapshot/{link.name}", location)
    link.write(0, written_before)
    body = {"indices": link.name, "include_global_state": False}
    leader.ask("PUT", f"/_snapshot/{link.name}/before?wait_for_completion=true", body)
    link.write(1000, 1000 + lost)
    link.until(lambda: link.verdict()[0] == "in_sync", 30)
    leader.ask("POST", f"/{link.name}/_close")
    leader.ask("POST", f"/_snapshot/{link.name}/before/_restore?wait_for_completion=true", {"indices": link.name})
    link.write(2000, 2000 + written_after)


@pytest.mark.parametrize(("lost", "written_after"), [(3, 0), (3, 1), (3, 3)])
def test_a_restored_leader_index_is_another_history(link: ContractLink, lost: int, written_after: int) -> None:
    link.walked()
    restored(link, 5, lost, written_after)
    status = link.status()
    row = link.row(status)
    assert (row["verdict"], row["reason"], status.code) == ("stopped", "history_differs", 1)
    assert row["operations_behind"] is None
    watched = link.row(link.operator.run("watch", link.name, "--json", "--samples", "1"))
    assert (watched["verdict"], watched["reason"]) == ("stopped", "history_differs")
    fresh = link.make_profile(name=f"{link.name}-fresh", pairs=(link.name,))
    row = link.row(link.status(profile=fresh))
    assert (row["verdict"], row["reason"]) == ("stopped", "history_differs")


def test_a_leader_index_that_came_back_empty_is_another_history(link: ContractLink) -> None:
    link.walked()
    restored(link, 0, 4, 0)
    assert link.verdict()[1]["reason"] == "history_differs"


def test_a_leader_index_that_was_closed_and_opened_keeps_its_history(link: ContractLink) -> None:
    link.walked()
    assert link.verdict("--until", "ok", "--timeout", "60")[0] == "in_sync"
    link.clusters.leader.ask("POST", f"/{link.name}/_close")
    link.clusters.leader.ask("POST", f"/{link.name}/_open")
    link.write(0, 3)
    link.until(lambda: link.verdict()[0] == "in_sync", 60)
    assert (link.verdict()[1]["reason"], link.counts()) == ("proven", (SAMPLES + 3, SAMPLES + 3))
