"""Requests to the cloud are read in words: what they are about, and what they ask for."""

from __future__ import annotations

from ipaddress import IPv4Network

import pytest

from ccrtui.core.call.call import Call, Side
from ccrtui.core.cloud.calls import caller, route_tables
from ccrtui.core.cloud.route import Hop
from ccrtui.core.cloud.writes import create_route, set_ccn_bandwidth
from ccrtui.core.elasticsearch.requests.indices import count
from ccrtui.text.catalogue import words
from ccrtui.ui.render.calls.request import asked_in_words, by_hand, marker_in_words, request_text
from tests.ui.stage.cloud import MARKER, closed, new_peering, ping_call

ROUTE = create_route(
    Side.FOLLOWER, "ap-shanghai", "rtb-9ae1", IPv4Network("10.0.3.0/24"), Hop("PEERCONNECTION", "pcx-77"), MARKER
)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (ROUTE, "vpc CreateRoutes ap-shanghai  rtb-9ae1"),
        (route_tables(Side.LEADER, "ap-beijing", "vpc-a1"), "vpc DescribeRouteTables ap-beijing  vpc-a1"),
        (caller(Side.LEADER), "sts GetCallerIdentity"),
        (count(Side.LEADER, "orders"), count(Side.LEADER, "orders").line),
    ],
)
def test_one_line_names_the_action_the_region_and_what_it_is_about(call: Call, text: str) -> None:
    assert request_text(call) == text


def test_the_region_is_left_out_where_it_is_said_above() -> None:
    assert request_text(ROUTE, region=False) == "vpc CreateRoutes  rtb-9ae1"


def test_a_route_is_said_by_destination_and_next_hop_and_its_mark() -> None:
    (sentence,) = asked_in_words(words("en"), ROUTE)
    assert sentence.startswith("10.0.3.0/24  next hop ")
    assert sentence.endswith(" pcx-77")
    assert marker_in_words(words("en"), ROUTE) == [f"marked {MARKER}"]


def test_a_connection_is_said_with_whom_it_joins_how_wide_and_how_it_is_charged() -> None:
    sentences = asked_in_words(words("en"), new_peering())
    assert sentences == [
        "vpc-a1a1a1a1 to vpc-b2b2b2b2 in ap-shanghai, account 100012345678",
        "100 Mbit/s, charged postpaid, by daily peak",
    ]


def test_a_rule_is_said_with_direction_service_and_block() -> None:
    call = closed().planned[0].call
    assert asked_in_words(words("zh"), call) == ["入站：放行 TCP 9300 10.1.3.0/24，置于其他规则之前"]
    assert marker_in_words(words("zh"), call) == [f"标记 {MARKER}"]


def test_a_bandwidth_is_said_with_its_unit() -> None:
    call = set_ccn_bandwidth(Side.LEADER, "ap-beijing", "ccn-1", "ap-shanghai", 100)
    assert asked_in_words(words("en"), call) == ["ap-beijing to ap-shanghai: at most 100 Mbit/s"]


def test_the_script_of_a_command_is_shown_as_it_runs() -> None:
    assert asked_in_words(words("en"), ping_call())[1:] == ["ping -c 3 10.0.3.12", "true"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_write_says_where_it_is_made_by_hand(language: str) -> None:
    assert by_hand(words("zh" if language == "zh" else "en"), ROUTE)
