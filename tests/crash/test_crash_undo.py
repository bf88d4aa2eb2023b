"""Taking back is killed behind a write of the cloud; what is gone by then is not kept as ours for ever."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from tests.scenarios.cloud.region_pair import cloud_writes, regions
from tests.scenarios.pair import Pair

ROUTE, PEERING = "DeleteRoutes", "DeleteVpcPeeringConnection"
DETACH, CCN = "DetachCcnInstances", "DeleteCcn"
RULE = "DeleteSecurityGroupPolicies"
WALKS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "fresh": ((), [*([ROUTE] * 4), PEERING]),
    "cross-region-refused": (("--network", "ccn"), [DETACH, DETACH, CCN]),
    "security-group-closed": ((), [RULE, RULE]),
}
POINTS = [
    (scenario, number)
    for scenario, (_, sent) in WALKS.items()
    for number in range(1, len(sent) + 1)
    if number == len(sent) or sent[number - 1] != sent[number]
]


@pytest.mark.parametrize(("scenario", "number"), [*POINTS, ("fresh", 1)])
def test_what_a_killed_undo_removed_is_forgotten_by_the_next(tmp_path: Path, scenario: str, number: int) -> None:
    options, sent = WALKS[scenario]
    with regions(tmp_path, scenario, *options, samples=False) as pair:
        assert pair.setup("--write", "--until", "reachability").code == 0
        before = len(cloud_writes(pair.simulated))
        _kill_at(pair, number)
        assert "[made]" in _profile(pair)
        profile = _profile(pair)
        with patch("ccrtui.engine.walk.in_doubt.SEARCH_S", 1.0):
            assert pair.setup("--undo", "--plan").code in (0, 3)
            assert _profile(pair) == profile
            undone = pair.setup("--undo", "--write")
        assert undone.code == 0, undone.out + undone.err
        assert cloud_writes(pair.simulated)[before:] == sent
        assert "[made]" not in _profile(pair)


def _profile(pair: Pair) -> str:
    return pair.operator.run("profiles", "show", pair.profile).out


def _kill_at(pair: Pair, number: int) -> None:
    pair.simulated.control("POST", "/faults/hold", {"effect": "write", "n": number, "when": "after"})
    process = pair.operator.start("setup", pair.profile, "--undo", "--write", "--json")
    pair.simulated.await_held(process)
    process.kill()
    process.communicate()
    pair.simulated.control("DELETE", "/faults/hold")
