"""Ordered rules against single addresses, and rules that can't be read."""

from __future__ import annotations

from ipaddress import IPv4Network
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.cloud.firewall import Decision, Listed, Passage, Traffic, decide, worst
from ccrtui.core.cloud.security import SecurityRule
from tests.examples import tried

BLOCK = IPv4Network("10.1.3.0/29")
TRANSPORT = Traffic("TCP", 9300, BLOCK)
PLACES = ("0.0.0.0/0", "10.1.3.0/24", "10.1.3.0/29", "10.1.3.0/30", "10.1.3.4/31", "10.1.3.7", "10.2.0.0/16")


def rule(
    accepts: bool = True, block: str = "0.0.0.0/0", protocol: str = "TCP", port: str = "9300", opaque: bool = False
) -> SecurityRule:
    return SecurityRule(0, protocol, port, block, accepts, opaque, "")


def asked(*rules: SecurityRule, traffic: Traffic = TRANSPORT) -> Passage:
    return decide([Listed("sg-1", rule) for rule in rules], traffic).passage


plain = st.builds(rule, st.booleans(), st.sampled_from(PLACES))
unread = st.builds(rule, st.booleans(), st.just(""), opaque=st.just(True))


@tried(100)
@given(st.lists(plain, max_size=5))
def test_all_of_a_block_gets_through_when_each_of_its_addresses_does(rules: list[SecurityRule]) -> None:
    def passes(number: int) -> bool:
        return next((rule.accepts for rule in rules if BLOCK[number] in IPv4Network(rule.block)), False)

    assert (asked(*rules) is Passage.OPEN) == all(passes(number) for number in range(BLOCK.num_addresses))


@tried(100)
@given(st.lists(st.one_of(plain, unread), max_size=5))
def test_unclear_is_said_when_it_hangs_on_what_cannot_be_read(rules: list[SecurityRule]) -> None:
    at = [number for number, listed in enumerate(rules) if listed.opaque]
    readings = set()
    for fits in product((True, False), repeat=len(at)):
        read = [
            rule(listed.accepts, "0.0.0.0/0" if fits[at.index(number)] else "10.2.0.0/16") if listed.opaque else listed
            for number, listed in enumerate(rules)
        ]
        readings.add(asked(*read))
    assert asked(*rules) is (readings.pop() if len(readings) == 1 else Passage.UNCLEAR)


@pytest.mark.parametrize(
    ("port", "fits"),
    [
        ("all", True),
        ("ALL", True),
        ("9300", True),
        ("9200-9300", True),
        ("22,9300", True),
        ("22, 9300-9400", True),
        ("9200", False),
        ("9301-9400", False),
        ("", True),
        ("-1", False),
        ("nonsense", False),
    ],
)
def test_ports_are_read_as_the_cloud_writes_them(port: str, fits: bool) -> None:
    assert (asked(rule(port=port)) is Passage.OPEN) is fits


@pytest.mark.parametrize(("protocol", "fits"), [("TCP", True), ("tcp", True), ("ALL", True), ("UDP", False)])
def test_protocols_are_read_as_the_cloud_writes_them(protocol: str, fits: bool) -> None:
    assert (asked(rule(protocol=protocol)) is Passage.OPEN) is fits


def test_a_ping_has_no_port() -> None:
    ping = Traffic("ICMP", None, BLOCK)
    assert asked(rule(protocol="ICMP", port="8"), traffic=ping) is Passage.OPEN
    assert asked(rule(), traffic=ping) is Passage.CLOSED


def test_the_rule_that_decided_is_named_with_its_group() -> None:
    first, second = Listed("sg-1", rule(block="10.2.0.0/16")), Listed("sg-2", rule(accepts=False))
    assert decide([first, second], TRANSPORT).by == second
    assert decide([first], TRANSPORT).by is None
    template = Listed("sg-2", rule(block="", opaque=True))
    assert decide([first, template], TRANSPORT).by == template


def test_what_is_no_block_of_ipv4_fits_nothing() -> None:
    assert asked(rule(block="::/0"), rule(block="")) is Passage.CLOSED
    assert asked(rule(accepts=False, block="::/0"), rule()) is Passage.OPEN


def test_a_template_of_services_is_about_its_block_only() -> None:
    services = rule(block="10.2.0.0/16", protocol="", port="", opaque=True)
    assert asked(services) is Passage.CLOSED
    assert asked(rule(block="10.1.0.0/16", protocol="", port="", opaque=True)) is Passage.UNCLEAR


def test_the_worst_of_several_is_closed_then_unclear() -> None:
    assert worst([Passage.OPEN, Passage.UNCLEAR, Passage.CLOSED]) is Passage.CLOSED
    assert worst([Passage.OPEN, Passage.UNCLEAR]) is Passage.UNCLEAR
    assert worst([]) is Passage.OPEN


def test_what_is_let_through_already_cannot_be_dropped_any_more() -> None:
    part = "10.1.3.0/30"
    assert asked(rule(block=part), rule(accepts=False, block=part), rule()) is Passage.OPEN


def test_a_part_that_is_dropped_closes_the_whole_wherever_it_lies() -> None:
    middle, end = rule(block="10.1.3.2/31"), rule(accepts=False, block="10.1.3.4/31")
    assert asked(middle, end, rule()) is Passage.CLOSED


def test_the_rule_it_hangs_on_is_the_first_that_cannot_be_read_and_may_be_about_it() -> None:
    other = Listed("sg-1", rule(block="", protocol="UDP", opaque=True))
    elsewhere = Listed("sg-2", rule(block="10.2.0.0/16", opaque=True))
    half = Listed("sg-3", rule(block="10.1.3.0/30"))
    template = Listed("sg-4", rule(block="", opaque=True))
    assert decide([other, elsewhere, half, template], TRANSPORT) == Decision(Passage.UNCLEAR, template)


def test_what_is_closed_either_way_is_so_by_the_rule_that_can_be_read() -> None:
    template, plain = Listed("sg-1", rule(False, block="", opaque=True)), Listed("sg-2", rule(False))
    assert decide([template, plain], TRANSPORT) == Decision(Passage.CLOSED, plain)


def test_a_template_of_services_opens_no_more_than_its_own_block() -> None:
    assert asked(rule(block="10.1.3.0/30", opaque=True)) is Passage.CLOSED


def test_a_block_may_be_written_with_an_address_inside_it() -> None:
    assert asked(rule(block="10.1.3.5/24")) is Passage.OPEN


@pytest.mark.parametrize("port", ["9300-x", "x-9300", "9300-9301-9302"])
def test_what_is_no_port_fits_nothing(port: str) -> None:
    assert asked(rule(port=port)) is Passage.CLOSED
