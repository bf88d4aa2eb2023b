"""What would stand in the way behind the network is said before anything is made that costs money."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

import pytest

from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState
from tests.scenarios.cloud.cloud_story import goes_to, set_up, stands
from tests.scenarios.cloud.region_pair import cloud_writes, regions
from tests.scenarios.console.story import Language, story
from tests.scenarios.pair import Pair, states


def make(pair: Pair, side: str, index: str, settings: dict[str, object]) -> None:
    """An index that somebody made at one end."""
    body = json.dumps({"settings": settings}).encode()
    url = f"{pair.simulated.banner[side]['url']}/{index}"
    made = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method="PUT")
    with urllib.request.urlopen(made) as answer:
        assert answer.status == 200


def test_an_index_that_cannot_be_followed_stops_the_walk_before_a_connection_is_paid_for(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        make(pair, "leader", "orders", {"index.soft_deletes.enabled": False})
        ran = pair.operator.run("setup", pair.profile, "--json", "--write")
        assert ran.code == 1, ran.out
        assert states(ran)["leader_index"] == ("blocked", "soft_deletes_off")
        assert states(ran)["peering"] == ("missing", "peering_missing")
        assert states(ran)["routes"] == ("unknown", "after:peering")
        assert cloud_writes(pair.simulated) == []
        planned = pair.operator.run("setup", pair.profile, "--plan")
        exported = pair.operator.run("export", pair.profile, "--as", "tccli")
        assert "CreateVpcPeeringConnection" not in planned.out + exported.out


def test_a_follower_name_that_is_taken_stops_it_too(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        make(pair, "follower", "orders", {})
        planned = pair.operator.run("setup", pair.profile, "--json", "--plan")
        assert planned.code == 1, planned.out
        assert states(planned)["follower_index"] == ("blocked", "name_taken_open")
        assert pair.operator.run("setup", pair.profile, "--json", "--write").code == 1
        assert cloud_writes(pair.simulated) == []


def test_what_holds_already_is_not_said_to_come_after_peering(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh", samples=False) as pair:
        make(pair, "leader", "orders", {"index.soft_deletes.enabled": True})
        planned = pair.operator.run("setup", pair.profile, "--json", "--plan")
        assert states(planned)["leader_index"] == ("satisfied", "leader_index_open")
        assert states(planned)["follower_index"] == ("unknown", "after:peering")
        done = pair.operator.run("setup", pair.profile, "--json", "--write")
        assert done.code == 0, done.out


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_console_goes_to_what_is_in_the_way_and_sends_nothing(tmp_path: Path, language: Language) -> None:
    with regions(tmp_path, "fresh") as pair:
        make(pair, "leader", "orders", {"index.soft_deletes.enabled": False})
        async with story(pair, language) as teller:
            await set_up(teller)
            await stands(teller, StepName.LEADER_INDEX, StepState.BLOCKED, Code.SOFT_DELETES_OFF)
            await goes_to(teller, StepName.PEERING)
            await teller.press("a")
            await teller.sees(teller.words.unavailable.not_current.partition("{")[0].strip()[:12])
            await teller.press("enter")
        assert cloud_writes(pair.simulated) == []
