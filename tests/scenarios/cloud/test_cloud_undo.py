"""Taking back a whole walk leaves the simulated cloud as it was, whichever way joined the two networks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.cloud.cloud_dump import CloudApi, dump
from tests.scenarios.cloud.region_pair import OTHER_KEY, cloud_writes, regions
from tests.scenarios.pair import writes

WAYS = {
    "fresh": (),
    "cross-region-refused": ("--network", "ccn"),
    "ccn-present": (),
    "security-group-closed": (),
    "peering-pending": ("--follower-credentials", f"env:{OTHER_KEY}"),
    "peering-expired": ("--network", "ccn", "--follower-credentials", f"env:{OTHER_KEY}"),
}
"""How each scenario is walked to its end."""


@pytest.mark.parametrize("scenario", WAYS)
def test_an_undone_walk_leaves_the_cloud_as_it_was(tmp_path: Path, scenario: str) -> None:
    with regions(tmp_path, scenario, *WAYS[scenario]) as pair:
        before = dump(pair.simulated)
        done = pair.setup("--write")
        assert done.code == 0, done.out + done.err
        undone = pair.setup("--undo", "--write", "--confirm", "orders")
        assert undone.code == 0, undone.out + undone.err
        assert without_states(dump(pair.simulated)) == without_states(before)
        again = pair.setup("--undo", "--write")
        assert (again.code, writes(again)) == (0, 0)
        kept = pair.operator.run("profiles", "show", pair.profile).out
        assert "[made]" not in kept
        assert pair.setup("--write").code == 0


def without_states(dumped: dict[str, object]) -> dict[str, object]:
    """The dump without what time alone changes."""
    return {key: _plain(value) for key, value in dumped.items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if key not in ("ModifyTime", "State", "AttachedTime")}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def test_undo_without_its_names_sends_nothing_at_all(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        assert pair.setup("--write").code == 0
        sent = cloud_writes(pair.simulated)
        refused = pair.setup("--undo", "--write")
        assert (refused.code, writes(refused)) == (1, 0)
        assert cloud_writes(pair.simulated) == sent


def test_a_connection_that_others_use_is_left_alone(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh", samples=False) as pair:
        pair.setup("--write", "--until", "peering")
        api = CloudApi(pair.simulated)
        (connection,) = api.ask("DescribeVpcPeeringConnections", "ap-beijing", {})["PeerConnectionSet"]
        tables = api.ask("DescribeRouteTables", "ap-beijing", {"Limit": "100"})["RouteTableSet"]
        table = next(route_table for route_table in tables if route_table["VpcId"] == connection["SourceVpcId"])
        theirs = {
            "DestinationCidrBlock": "10.1.9.0/24",
            "GatewayType": "PEERCONNECTION",
            "GatewayId": connection["PeeringConnectionId"],
        }
        api.ask("CreateRoutes", "ap-beijing", {"RouteTableId": table["RouteTableId"], "Routes": [theirs]})
        kept = api.dump()
        undone = pair.setup("--undo", "--write")
        step = undone.step("peering")
        assert (undone.code, step["state"], step["code"]) == (1, "blocked", "connection_in_use")
        named = {"table": table["RouteTableId"], "destination": theirs["DestinationCidrBlock"]}
        assert step["evidence"]["routes"] == [named]
        assert api.dump() == kept
