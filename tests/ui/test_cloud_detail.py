"""A step of the cloud half shows both sides, what will be sent, what stays, and who else must act."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import Profile
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState, StepView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.line import cells, text_of
from ccrtui.ui.render.overview.page import overview
from ccrtui.ui.render.setup.compare import compare_lines
from ccrtui.ui.render.setup.step_detail import DetailMode, step_detail
from ccrtui.ui.render.view import View
from tests.ui.stage import cloud
from tests.ui.stage.cloud import PCX, cloud_profile, cloud_state, cloud_walk, unpicked
from tests.ui.stage.states import HOLDS, NOW, index, link, step

STEPS = (
    cloud.pick,
    cloud.price,
    cloud.refused,
    cloud.to_peer,
    cloud.waits,
    cloud.routes,
    cloud.closed,
    cloud.forbidden,
    cloud.untrusting,
)


def page(current: StepView, width: int = 57, language: Language = "en", profile: Profile | None = None) -> str:
    walk = cloud_walk(current)
    view = View(cloud_state(current, profile=profile or cloud_profile(), write=True), words(language), NOW)
    lines = step_detail(view, walk, current, width, DetailMode())
    assert all(cells(spans) <= width for spans in lines), [text_of(spans) for spans in lines if cells(spans) > width]
    return "\n".join(text_of(spans) for spans in lines)


def row(text: str, start: str, number: int = 0) -> list[str]:
    return [line for line in text.splitlines() if line.strip().startswith(start)][number].split()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [38, 57, 100])
@pytest.mark.parametrize("made", STEPS, ids=lambda made: made.__name__)
def test_every_step_fits_every_width(made: object, width: int, language: Language) -> None:
    assert callable(made)
    assert page(made(), width, language)


def test_routes_stand_table_by_table_leader_left() -> None:
    text = page(cloud.routes(), 100)
    assert row(text, "table") == ["table", "rtb-1a1a1a1a", "default", "rtb-2b2b2b2b", "es-tables"]
    assert row(text, "has") == ["has", "✓", "10.1.3.0/24", "✗", "no", "10.0.3.0/24"]
    assert row(text, "affects") == ["affects", "1", "subnet", "4", "subnets"]
    assert row(text, "table", 1) == ["table", "rtb-3c3c3c3c", "probe"]
    assert row(text, "has", 1) == ["has", "✗", "10.0.3.0/24", "next", "hop", "nat-5f5f5f5f"]


def test_a_plan_says_where_it_goes_what_it_asks_for_how_it_is_undone_and_what_stays() -> None:
    text = page(cloud.routes(), 80)
    assert "WILL SEND  2 calls, to ap-shanghai" in text
    assert "vpc CreateRoutes  rtb-2b2b2b2b" in text
    assert "10.0.3.0/24  next hop" in text
    assert text.count("undo:") == 1
    assert "NOT CHANGED" in text
    assert "6" in next(line for line in text.splitlines() if "NOT CHANGED" in line)
    assert "In the web console: VPC" in text


def test_groups_of_a_side_stand_one_a_line_where_they_have_no_room_on_one() -> None:
    text = page(cloud.closed())
    first = next(number for number, line in enumerate(text.splitlines()) if "sg-1a1a1a1a" in line)
    assert "sg-1b1b1b1b" in text.splitlines()[first + 1]
    assert row(text, "transport port")[2:] == ["✗", "closed", "✓", "open"]
    assert row(text, "HTTP port")[2:] == ["?", "not", "clear", "✓", "open"]


def test_what_a_sentence_names_is_not_listed_again() -> None:
    text = page(cloud.to_peer(), 100)
    assert text.count("vpc-b2b2b2b2 10.1.0.0/16") == 1
    assert "Mbit/s   100" not in text


def test_a_choice_is_the_headline_and_shows_what_can_and_what_cannot_be_chosen_in_columns() -> None:
    lines = page(cloud.pick(), profile=unpicked()).splitlines()
    assert lines[1].strip() == "► Which instance is the leader?"
    rows = [line for line in lines if "es-" in line]
    seconds = [re.search(r"es-\w+ +", line) for line in rows]
    assert len({second.end() for second in seconds if second}) == 1
    assert [line.index("7.1") for line in rows[:2]] == [rows[0].index("7.1")] * 2
    assert "isolated" in rows[2]


def test_a_way_out_that_is_a_choice_names_its_key_and_sends_nothing_more() -> None:
    text = page(cloud.refused())
    assert "Press enter to choose." in " ".join(text.split())
    assert "Cloud Connect Network, with its own price" in text
    assert "request id 7d1c-9e" in text
    assert "WILL SEND" not in text


@pytest.mark.parametrize(
    ("current", "said"),
    [
        (cloud.waits(), "t copies the message for the other account"),
        (cloud.untrusting(), "t copies the support ticket"),
        (cloud.forbidden(), "t copies the policy"),
    ],
)
def test_what_somebody_else_must_read_has_its_key(current: StepView, said: str) -> None:
    assert said in page(current)


def overview_of(current: StepView, *before: StepView, width: int = 80, profile: Profile | None = None) -> str:
    shown = cloud_state(current, *before, profile=profile or cloud_profile(), identities={})
    lines = overview(View(shown, words("en"), NOW), width, 21)
    assert all(cells(spans) <= width for spans in lines)
    return "\n".join(text_of(spans) for spans in lines)


def test_the_overview_shows_what_joins_the_networks_and_how_far_apart_they_are() -> None:
    text = overview_of(step(StepName.COMPARE, StepState.WAITING, Code.CATCHING_UP), width=120)
    assert f"vpc-a1a1a1a1 10.0.0.0/16  ◄ {PCX} connected (ACTIVE), 31 ms ►  vpc-b2b2b2b2 10.1.0.0/16" in text


def test_the_overview_shows_networks_that_nothing_joins() -> None:
    assert "◄ not connected yet ►" in overview_of(cloud.to_peer())
    assert f"◄ {PCX} pending (PENDING) ►" in overview_of(cloud.waits())


def test_the_overview_says_what_is_to_be_chosen_instead_of_errors() -> None:
    text = overview_of(cloud.pick(), profile=unpicked())
    assert "There is no standby yet." in text
    assert "Which instance is the leader?" in text
    assert text.count("not chosen yet") == 2
    assert "✗" not in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_overview_says_what_the_walk_waits_for_before_anything_can_follow(language: Language) -> None:
    silent = Fault(FaultCode.UNREACHABLE)
    rows = [index("orders", Verdict.UNKNOWN, Reason.FOLLOWER_NOT_REACHED)]
    unknown = link(rows, leader_fault=silent, follower_fault=silent)
    shown = cloud_state(cloud.waits(), profile=cloud.asked_for(), identities={}, link=unknown)
    wording = words(language)
    text = "\n".join(text_of(spans) for spans in overview(View(shown, wording, NOW), 120, 21))
    assert wording.overview.perhaps_nothing in text
    assert wording.explain(Code.PEERING_AWAITS_OTHER, cloud.waits().judgement.evidence).seen in text
    assert wording.verdict(Verdict.UNKNOWN).word not in text
    assert "✗" not in text


@pytest.mark.parametrize(("width", "shown"), [(160, "vpc-a1a1a1a1 10.0.0.0/16 +2"), (60, "vpc-a1a1a1a1 ..")])
def test_a_network_of_many_blocks_is_shown_with_the_first_and_how_many_more(width: int, shown: str) -> None:
    blocks = ["10.0.0.0/16", "172.20.0.0/16", "172.21.0.0/16"]
    many = {"leader_network": {"id": "vpc-a1a1a1a1", "blocks": blocks}}
    judgement = replace(cloud.to_peer().judgement, evidence={**cloud.NETWORKS, **many})
    text = overview_of(replace(cloud.to_peer(), judgement=judgement), width=width)
    assert shown in text
    assert "172.2" not in text


@pytest.mark.parametrize("width", [62, 70, 80])
def test_a_cluster_keeps_its_health_where_its_id_and_name_have_no_room(width: int) -> None:
    named = ClusterIdentity("orders-of-the-whole-north-beijing", "uuid-bj", Version(7, 14, 2))
    state = cloud_state(cloud.waits(), link=link([]), identities={Side.LEADER: named})
    lines = overview(View(state, words("en"), NOW), width, 21)
    row = next(text_of(spans) for spans in lines if "7.14.2" in text_of(spans))
    assert "ng  7.14.2  green" in row
    assert "es-1a1a1a1a" not in row


def test_a_cluster_whose_name_is_the_id_of_its_instance_is_named_once() -> None:
    """In Tencent Cloud the name of a cluster is the id of its instance."""
    named = ClusterIdentity("es-1a1a1a1a", "uuid-bj", Version(7, 14, 2), "1700000000000012345")
    state = cloud_state(cloud.waits(), link=link([]), identities={Side.LEADER: named})
    row = next(text_of(spans) for spans in overview(View(state, words("en"), NOW), 140, 21) if "7.14" in text_of(spans))
    assert row.count("es-1a1a1a1a") == 1
    assert "1700000000000012345" not in row


def test_a_price_is_said_in_the_language() -> None:
    assert "≤ 200 CNY/d" in page(cloud.price(), 80)
    assert "≤ 200 元/天" in page(cloud.price(), 80, "zh")


@pytest.mark.parametrize("width", range(50, 100, 5))
def test_a_count_says_how_old_it_is_with_its_unit_or_not_at_all(width: int) -> None:
    compared = cloud_walk(step(StepName.COMPARE, StepState.SATISFIED, *HOLDS[StepName.COMPARE])).steps[-1]
    earlier = replace(compared, seen_at=NOW - 60)
    lines = compare_lines(View(cloud_state(compared), words("en"), NOW), earlier, width)
    row = next(text_of(spans) for spans in lines if text_of(spans).startswith("orders "))
    assert "60" not in row or row.rstrip().endswith("60 s ago")
