"""The program is killed at every write of the cloud's half, before it is acted on and after; nothing is made twice."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from tests.scenarios.cloud.region_pair import OTHER_KEY, cloud_writes
from tests.scenarios.inside import Inside
from tests.simulated import Ran, Simulated

FRESH = ["CreateVpcPeeringConnection", *(["CreateRoutes"] * 4)]
CCN = ["CreateCcn", "AttachCcnInstances", "AttachCcnInstances", "SetCcnRegionBandwidthLimits"]
CLOSED = ["CreateSecurityGroupPolicies"] * 2
ACCEPTED = ["AcceptVpcPeeringConnection", *(["CreateRoutes"] * 4)]
LET_IN = [*CCN[:3], "AcceptAttachCcnInstances", CCN[3]]
WALKS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "fresh": ((), FRESH),
    "cross-region-refused": (("--network", "ccn"), CCN),
    "security-group-closed": ((), CLOSED),
    "peering-pending": (("--follower-credentials", f"env:{OTHER_KEY}"), ACCEPTED),
    "peering-expired": (("--network", "ccn", "--follower-credentials", f"env:{OTHER_KEY}"), LET_IN),
}
ACCEPTING = {"peering-pending": 1, "peering-expired": 4}
"""Where in its walk another account accepts; what is around that is the same as in the others."""
POINTS = [
    (scenario, number)
    for scenario, (_, sent) in WALKS.items()
    for number in range(1, len(sent) + 1)
    if ACCEPTING.get(scenario, number) == number
]
NETWORK = ("--until", "reachability")
ASKED = ("CreateVpcPeeringConnection", "CreateCcn")
"""What could be there twice, so that only the operator can have it asked for again."""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("scenario", "number"), POINTS)
def test_a_walk_killed_at_any_write_of_the_cloud_is_finished_and_repeats_nothing(
    tmp_path: Path, scenario: str, number: int, when: str
) -> None:
    options, sent = WALKS[scenario]
    operator = Inside(tmp_path)
    with Simulated("--scenario", scenario) as simulated:
        profile = _profile(operator, simulated, options)
        _kill_at(simulated, operator, number, when, profile)
        again = _on(operator, profile)
        if when == "before" and sent[number - 1] in ASKED:
            step = again.step("peering")
            assert (again.code, step["code"]) == (1, "create_not_found"), again.out
            assert cloud_writes(simulated) == []
            again = _on(operator, profile, "--confirm", step["evidence"]["confirm"])
        assert again.code == 0, again.out + again.err
        assert cloud_writes(simulated) == sent
        last = _on(operator, profile)
        assert (last.code, last.lines[-1]["sent"]["write"]) == (0, 0)
        if number == 1:
            undone = _soon(operator, profile, "--undo")
            assert undone.code == 0, undone.out + undone.err


def test_a_connection_whose_answer_was_lost_is_found_again_by_its_marker(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    with Simulated("--scenario", "fresh") as simulated:
        profile = _profile(operator, simulated, ())
        simulated.control("POST", "/faults/drop", {"cluster": "cloud", "effect": "write", "n": 1, "when": "after"})
        done = operator.run("setup", profile, "--write", "--json")
        assert done.code == 0, done.out + done.err
        assert cloud_writes(simulated) == FRESH
        assert done.step("peering")["calls"][0]["outcome"]["result"] == "unknown"


def test_an_undo_right_after_a_kill_waits_for_what_lists_do_not_show_yet(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    with Simulated("--scenario", "fresh") as simulated:
        profile = _profile(operator, simulated, ())
        simulated.control("POST", "/faults/cloud", {"list_lag_s": 6})
        _kill_at(simulated, operator, 1, "after", profile)
        with patch("ccrtui.engine.walk.in_doubt.SEARCH_S", 20.0):
            undone = operator.run("setup", profile, "--undo", "--write", "--json")
        assert undone.code == 0, undone.out + undone.err
        assert cloud_writes(simulated) == ["CreateVpcPeeringConnection", "DeleteVpcPeeringConnection"]


def _profile(operator: Inside, simulated: Simulated, options: tuple[str, ...]) -> str:
    other = simulated.banner["cloud"].get("other")
    if other:
        operator.environ[OTHER_KEY] = f"{other['secret_id']}:{other['secret_key']}"
    return operator.cloud_profile(simulated, "--sample-docs", "4", *options)


def _soon(operator: Inside, profile: str, *more: str) -> Ran:
    """Walk on, without the full minute in which something lost is looked for."""
    with patch("ccrtui.engine.walk.in_doubt.SEARCH_S", 1.0):
        return operator.run("setup", profile, "--write", "--json", *more)


def _on(operator: Inside, profile: str, *more: str) -> Ran:
    """Walk on as far as the network; what is written to the clusters behind it is killed elsewhere."""
    return _soon(operator, profile, *NETWORK, *more)


def _kill_at(simulated: Simulated, operator: Inside, number: int, when: str, profile: str) -> None:
    simulated.control("POST", "/faults/hold", {"effect": "write", "n": number, "when": when})
    process = operator.start("setup", profile, "--write", "--json", *NETWORK)
    simulated.await_held(process)
    process.kill()
    process.communicate()
    simulated.control("DELETE", "/faults/hold")
