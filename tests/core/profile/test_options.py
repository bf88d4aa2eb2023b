"""Options as they are typed, as changes of the profile."""

from __future__ import annotations

from dataclasses import fields

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.options import OPTIONS, Option, Owner, options_of, with_options
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, NetworkChoice, Profile

PROFILE = Profile(
    "orders",
    "5f0c1b7e-0000",
    {"leader": ClusterProfile(url="http://a:9200"), "follower": ClusterProfile(url="http://b:9200")},
    (LinkProfile(),),
)


def test_a_transport_address_goes_to_the_leader() -> None:
    chosen = with_options(PROFILE, {"leader-transport": "10.0.0.1:9300, [fe80::1]:9301"})
    assert chosen.cluster(Side.LEADER).transport == ("10.0.0.1:9300", "[fe80::1]:9301")
    assert chosen.cluster(Side.FOLLOWER) == PROFILE.cluster(Side.FOLLOWER)


def test_an_url_goes_to_its_side() -> None:
    assert with_options(PROFILE, {"follower-url": "https://c:9200"}).cluster(Side.FOLLOWER).url == "https://c:9200"
    assert with_options(PROFILE, {"leader-url": "https://c:9200"}).cluster(Side.LEADER).url == "https://c:9200"


def test_indices_go_to_the_link() -> None:
    chosen = with_options(PROFILE, {"index": "orders=copy, customers"})
    assert chosen.link.indices == (IndexPair("orders", "copy"), IndexPair("customers", "customers"))


def test_creating_and_samples() -> None:
    assert with_options(PROFILE, {"create-index": "yes"}).link.create_index is True
    assert with_options(PROFILE, {"create-index": "no"}).link.create_index is False
    assert with_options(PROFILE, {"sample-docs": "3"}).link.sample_docs == 3


def test_a_region_and_an_instance_go_to_their_side_and_reset_nothing() -> None:
    chosen = with_options(PROFILE, {"leader-instance": "es-2h7x0a1b", "leader-region": "ap-beijing"})
    assert chosen.cluster(Side.LEADER) == ClusterProfile(
        url="http://a:9200", instance="es-2h7x0a1b", region="ap-beijing"
    )
    assert chosen.cluster(Side.FOLLOWER) == PROFILE.cluster(Side.FOLLOWER)
    far = with_options(PROFILE, {"follower-region": "ap-shanghai", "follower-instance": "es-9k3d0c2d"})
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
        ("ticket-filed", "2026-11-30", "ticket_filed", "2026-11-30"),
    ],
)
def test_what_is_chosen_of_the_network_goes_to_the_first_link(
    option: str, value: str, field: str, expected: object
) -> None:
    chosen = with_options(PROFILE, {option: value})
    assert getattr(chosen.link, field) == expected
    assert chosen.clusters == PROFILE.clusters


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("leader-region", "Beijing"),
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
        ("ticket-filed", "2026-11-31"),
        ("ticket-filed", "20261130"),
        ("ticket-filed", "yes"),
        ("cloud-url", "http://a:9200"),
        ("leader-transport", "a"),
        ("leader-transport", "a:0"),
        ("leader-transport", "a:65536"),
        ("leader-transport", "::1:9300"),
        ("leader-url", "a:9200"),
        ("follower-url", "ftp://a"),
        ("alias", ""),
        ("network", ""),
        ("index", "orders="),
        ("bandwidth", "9" * 5000),
        ("sample-docs", "9" * 19),
        ("leader-url", "http://B:9200/"),
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
    with pytest.raises(ProfileError) as refused:
        with_options(PROFILE, {option: value})
    if refused.value.code not in ("profile_follower_twice", "profile_same_place"):
        assert refused.value.params["option"].strip("-") == option.removesuffix("-instance")


def test_samples_imply_the_index_they_are_written_to() -> None:
    sampled = with_options(PROFILE, {"sample-docs": "3"})
    assert (sampled.link.sample_docs, sampled.link.creates_index) == (3, True)
    assert with_options(sampled, {"sample-docs": "0"}).link.creates_index is False
    assert with_options(PROFILE, {"create-index": "yes"}).link.creates_index is True


def test_an_empty_value_takes_away_what_is_optional() -> None:
    typed = {"index": "orders", "bandwidth": "10", "leader-region": "ap-beijing", "leader-transport": "a:1"}
    assert with_options(with_options(PROFILE, typed), dict.fromkeys(typed, "")) == PROFILE


def test_the_same_pair_again_is_one_wish() -> None:
    assert with_options(PROFILE, {"index": "a=x,a=x"}).link.indices == (IndexPair("a", "x"),)


@pytest.mark.parametrize(
    ("typed", "pairs"),
    [
        ("a=b", [("a", "b")]),
        (r"a\=b", [("a=b", "a=b")]),
        (r"a\=b=c", [("a=b", "c")]),
        (r"a=b\=c,d", [("a", "b=c"), ("d", "d")]),
        (r"a\==\=b", [("a=", "=b")]),
        ("a=b=c", [("a", "b=c")]),
    ],
)
def test_an_equals_sign_of_a_name_can_be_typed(typed: str, pairs: list[tuple[str, str]]) -> None:
    indices = with_options(PROFILE, {"index": typed}).link.indices
    assert indices == tuple(IndexPair(*pair) for pair in pairs)
    assert OPTIONS["index"].parse(OPTIONS["index"].format(indices)) == indices


def test_every_field_of_a_profile_that_is_a_wish_has_its_option() -> None:
    for owner, part, others in (
        (Owner.LEADER, ClusterProfile, set()),
        (Owner.FOLLOWER, ClusterProfile, set()),
        (Owner.LINK, LinkProfile, {"leader", "follower"}),
        (Owner.PROFILE, Profile, {"name", "id", "clusters", "links", "made", "chosen"}),
    ):
        assert {option.field for option in options_of(owner)} == {field.name for field in fields(part)} - others


@pytest.mark.parametrize("option", OPTIONS.values(), ids=lambda option: option.name)
def test_what_a_profile_says_can_be_typed_again(option: Option) -> None:
    profile = with_options(PROFILE, FULL)
    value = option.value(profile)
    assert value not in (None, (), False)
    assert option.parse(option.format(value)) == value
    assert option.form.read(option.flag, option.form.plain(value)) == value


ENDS = {
    "region": "ap-beijing",
    "instance": "es-{n}h7x0a1b",
    "user": "elastic",
    "password": "env:SECRET",
    "ca": "ca.pem",
    "credentials": "prompt",
    "transport": "a:1,b:2",
}
FULL = {
    **{f"leader-{name}": typed.format(n=1) for name, typed in ENDS.items()},
    **{f"follower-{name}": typed.format(n=2) for name, typed in ENDS.items()},
    "index": "a,b=x",
    "create-index": "yes",
    "heartbeat": "yes",
    "sample-docs": "3",
    "shards": "3",
    "settings": '{"refresh_interval": "30s"}',
    "bandwidth": "10",
    "charge": "POSTPAID_BY_DAY_MAX",
    "ccn": "new",
    "probe-from": "ins-1a2b3c4d",
    "probe-to": "10.1.3.12",
    "ticket-filed": "2026-11-30",
    "environment": "prod",
    "lang": "zh",
    "cloud-endpoint": "http://c",
    "notify": "/usr/bin/page --team 'data base'",
    "announce": "bell,osc9",
    "threshold": "index=audit-* warn_seconds=60,critical_operations=0.5 hold_seconds=3",
    "sort": "behind:turned",
    "history": "64 50/25/15/10",
}
