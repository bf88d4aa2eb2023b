"""Choices of the operator as changes of the profile."""

from __future__ import annotations

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.profile.choices import ChoiceError, parse_addresses, parse_pairs, with_choice
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, NetworkChoice, Profile

PROFILE = Profile(
    "orders",
    "5f0c1b7e-0000",
    {"leader": ClusterProfile(url="http://a:9200"), "follower": ClusterProfile(url="http://b:9200")},
    (LinkProfile(), LinkProfile(alias="second")),
)


def test_a_transport_address_goes_to_the_leader() -> None:
    chosen = with_choice(PROFILE, "leader-transport", "10.0.0.1:9300, [fe80::1]:9301")
    assert chosen.cluster(Side.LEADER).transport == ("10.0.0.1:9300", "[fe80::1]:9301")
    assert chosen.cluster(Side.FOLLOWER) == PROFILE.cluster(Side.FOLLOWER)


def test_an_url_goes_to_its_side() -> None:
    assert with_choice(PROFILE, "follower-url", "https://c:9200").cluster(Side.FOLLOWER).url == "https://c:9200"
    assert with_choice(PROFILE, "leader-url", "https://c:9200").cluster(Side.LEADER).url == "https://c:9200"


def test_indices_go_to_the_first_link_and_leave_the_others() -> None:
    chosen = with_choice(PROFILE, "index", "orders=copy, customers")
    assert chosen.link.indices == (IndexPair("orders", "copy"), IndexPair("customers", "customers"))
    assert chosen.links[1:] == PROFILE.links[1:]


def test_creating_and_samples() -> None:
    assert with_choice(PROFILE, "create-index", "yes").link.create_index is True
    assert with_choice(PROFILE, "create-index", "no").link.create_index is False
    assert with_choice(PROFILE, "sample-docs", "3").link.sample_docs == 3


def test_a_region_and_an_instance_go_to_their_side_and_reset_nothing() -> None:
    chosen = with_choice(with_choice(PROFILE, "leader-instance", "es-2h7x0a1b"), "leader-region", "ap-beijing")
    assert chosen.cluster(Side.LEADER) == ClusterProfile(
        url="http://a:9200", instance="es-2h7x0a1b", region="ap-beijing"
    )
    assert chosen.cluster(Side.FOLLOWER) == PROFILE.cluster(Side.FOLLOWER)
    far = with_choice(with_choice(PROFILE, "follower-region", "ap-shanghai"), "follower-instance", "es-9k3d0c2d")
    assert far.cluster(Side.FOLLOWER).region == "ap-shanghai"
    assert far.cluster(Side.FOLLOWER).instance == "es-9k3d0c2d"
    assert far.links == PROFILE.links


@pytest.mark.parametrize(
    ("option", "value", "field", "expected"),
    [
        *(("network", choice.value, "network", choice) for choice in NetworkChoice),
        ("bandwidth", "100", "bandwidth", 100),
        ("charge", "POSTPAID_BY_DAY_MAX", "charge", "POSTPAID_BY_DAY_MAX"),
        ("ccn", "ccn-1a2b3c4d", "ccn", "ccn-1a2b3c4d"),
        ("ccn", "new", "ccn", "new"),
        ("probe-from", "ins-1a2b3c4d", "probe_from", "ins-1a2b3c4d"),
        ("probe-to", "10.1.3.12", "probe_to", "10.1.3.12"),
    ],
)
def test_what_is_chosen_of_the_network_goes_to_the_first_link(
    option: str, value: str, field: str, expected: object
) -> None:
    chosen = with_choice(PROFILE, option, value)
    assert getattr(chosen.link, field) == expected
    assert chosen.links[1:] == PROFILE.links[1:]
    assert chosen.clusters == PROFILE.clusters


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("leader-region", "Beijing"),
        ("follower-region", ""),
        ("leader-instance", "es-2h7x"),
        ("follower-instance", "ins-2h7x0a1b"),
        ("network", "vpn"),
        ("bandwidth", "0"),
        ("bandwidth", "fast"),
        ("bandwidth", "²"),
        ("charge", "by day"),
        ("ccn", "ccn-"),
        ("ccn", "newer"),
        ("probe-from", "es-2h7x0a1b"),
        ("probe-to", "a b"),
        ("cloud-url", "http://a:9200"),
        ("leader-transport", "a"),
        ("leader-transport", "a:0"),
        ("leader-transport", "a:65536"),
        ("leader-transport", ""),
        ("leader-transport", "::1:9300"),
        ("leader-url", "a:9200"),
        ("follower-url", "ftp://a"),
        ("index", ""),
        ("index", "orders,,x"),
        ("index", "=copy"),
        ("index", "a=x,b=x"),
        ("index", "Orders"),
        ("index", "orders=a b"),
        ("leader-url", "http://user:word@a:9200"),
        ("sample-docs", "-1"),
        ("sample-docs", "many"),
        ("sample-docs", "1000000"),
        ("create-index", "perhaps"),
        ("nothing-we-know", "x"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_option(option: str, value: str) -> None:
    with pytest.raises(ChoiceError) as refused:
        with_choice(PROFILE, option, value)
    assert (refused.value.option, refused.value.value) == (option, value)


def test_the_readers_by_themselves() -> None:
    assert parse_addresses("o", "a:1,b:2,") == ("a:1", "b:2")
    assert parse_pairs("o", "a") == (IndexPair("a", "a"),)
