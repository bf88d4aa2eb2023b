"""Arithmetic of address blocks, held against the plain sets of addresses."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.cloud.cidr import overlaps, uncovered
from tests.examples import tried

BASE = int(IPv4Address("10.0.0.0"))


def _block(place: int, length: int) -> IPv4Network:
    size = 32 - length
    return IPv4Network((BASE + (place >> size << size), length))


BLOCKS = st.lists(st.builds(_block, st.integers(0, 255), st.integers(24, 32)), max_size=6)


def _addresses(blocks: tuple[IPv4Network, ...] | list[IPv4Network]) -> set[IPv4Address]:
    return {address for block in blocks for address in block}


@tried(100)
@given(BLOCKS, BLOCKS)
def test_a_pair_overlaps_when_and_only_when_it_shares_an_address(
    ours: list[IPv4Network], others: list[IPv4Network]
) -> None:
    shared = [(block, other) for block in ours for other in others if _addresses([block]) & _addresses([other])]
    assert list(overlaps(ours, others)) == shared


@tried(100)
@given(BLOCKS, BLOCKS)
def test_overlapping_is_the_same_seen_from_the_other_side(ours: list[IPv4Network], others: list[IPv4Network]) -> None:
    assert {(a, b) for b, a in overlaps(others, ours)} == set(overlaps(ours, others))


@tried(100)
@given(BLOCKS, BLOCKS)
def test_what_is_uncovered_is_exactly_what_lies_in_none(wanted: list[IPv4Network], blocks: list[IPv4Network]) -> None:
    left = uncovered(wanted, blocks)
    assert _addresses(left) == _addresses(wanted) - _addresses(blocks)
    assert not overlaps(left, blocks)


@tried(100)
@given(BLOCKS)
def test_blocks_cover_themselves(blocks: list[IPv4Network]) -> None:
    assert uncovered(blocks, blocks) == ()


def test_two_halves_cover_a_whole_that_neither_covers() -> None:
    whole, halves = IPv4Network("10.1.0.0/16"), list(IPv4Network("10.1.0.0/16").subnets())
    assert uncovered([whole], halves) == ()
    assert uncovered([whole], halves[:1]) == (halves[1],)


def test_secondary_blocks_overlap_as_primary_ones_do() -> None:
    leader = [IPv4Network("10.0.0.0/16"), IPv4Network("172.20.0.0/16")]
    follower = [IPv4Network("10.1.0.0/16"), IPv4Network("172.20.8.0/21")]
    assert overlaps(leader, follower) == ((leader[1], follower[1]),)
