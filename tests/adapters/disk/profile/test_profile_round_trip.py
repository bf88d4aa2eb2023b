from __future__ import annotations

from dataclasses import replace

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.adapters.disk.profile.document import parse
from ccrtui.adapters.disk.profile.edit import apply, document_of
from ccrtui.adapters.disk.profile.toml import plain, read
from ccrtui.adapters.disk.profile.values import values_of
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.link_words import RemoteMode
from ccrtui.core.profile.profile import (
    ClusterProfile,
    Environment,
    IndexPair,
    LinkProfile,
    Made,
    NetworkChoice,
    Profile,
)
from ccrtui.core.profile.threshold import Threshold
from tests.adapters.disk.homes import HAND_WRITTEN
from tests.examples import tried

words = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)
names = st.from_regex(r"[a-z][a-z0-9-]{0,10}", fullmatch=True)
references = st.one_of(st.just("prompt"), names.map("file:{}".format), st.just("env:SECRET"))
ports = st.integers(1, 65535)
hosts = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)


def maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | values


def apart(ends: dict[str, ClusterProfile]) -> dict[str, ClusterProfile]:
    """Clusters of which no two are the same place."""
    return {
        name: replace(end, url=f"{end.url}/{name}", instance=end.instance and f"{end.instance[:-1]}{number}")
        for number, (name, end) in enumerate(ends.items())
    }


clusters = st.builds(
    ClusterProfile,
    url=st.builds("https://{}:{}".format, hosts, ports),
    instance=maybe(st.from_regex(r"es-[0-9a-z]{8}", fullmatch=True)),
    region=maybe(st.just("ap-beijing")),
    user=maybe(words),
    password=maybe(references),
    ca=maybe(words),
    credentials=maybe(references),
    transport=st.lists(st.builds("{}:{}".format, hosts, ports), max_size=3).map(tuple),
)
pairs = st.builds(IndexPair, names, names)
links = st.builds(
    LinkProfile,
    leader=st.just("one"),
    follower=st.just("two"),
    alias=names,
    network=st.sampled_from(NetworkChoice),
    remote_mode=st.sampled_from(RemoteMode),
    indices=st.lists(pairs, max_size=4, unique_by=lambda pair: pair.follower).map(tuple),
    create_index=st.booleans(),
    sample_docs=st.integers(0, 100),
    bandwidth=st.none() | st.integers(1, 5000),
    charge=maybe(st.just("POSTPAID_BY_DAY_MAX")),
    ccn=maybe(st.just("ccn-2h7x0a1b")),
    probe_from=maybe(st.just("ins-2h7x0a1b")),
    probe_to=maybe(st.just("10.1.3.7")),
    ticket_filed=maybe(st.just("2026-11-30")),
)
limits = st.none() | st.integers(1, 10**6) | st.floats(0, 1e9)
thresholds = st.builds(
    Threshold, index=maybe(names), warn_seconds=st.integers(1, 9), critical_operations=limits, hold_seconds=limits
)
listed = st.lists(words, max_size=3).map(tuple)
profiles = st.builds(
    Profile,
    name=st.just("orders"),
    id=st.uuids().map(str),
    clusters=st.fixed_dictionaries({"one": clusters, "two": clusters}, optional={"three": clusters}).map(apart),
    links=st.tuples(links),
    environment=st.sampled_from(Environment),
    language=maybe(st.sampled_from(("en", "zh"))),
    cloud_endpoint=maybe(st.just("http://127.0.0.1:9")),
    thresholds=st.lists(thresholds, max_size=3).map(tuple),
    made=st.builds(Made, listed, listed, listed, listed, listed),
)


def back(document: tomlkit.TOMLDocument) -> Profile:
    return read(*values_of(document.as_string().encode(), "orders.toml"), "orders", "orders.toml")


def assert_answered(data: bytes) -> None:
    """A profile, or an error that says where."""
    outcome: Profile | ProfileError
    try:
        outcome = read(*values_of(data, "orders.toml"), "orders", "orders.toml")
    except ProfileError as error:
        outcome = error
    assert isinstance(outcome, Profile) or (outcome.params["file"] == "orders.toml" and outcome.params["line"])


@tried(25)
@given(profiles)
def test_a_profile_is_what_was_written(profile: Profile) -> None:
    assert back(document_of(profile)) == profile


@tried(25)
@given(profiles, profiles)
def test_any_profile_can_be_edited_into_any_other(before: Profile, after: Profile) -> None:
    document = parse(document_of(before).as_string().encode(), "orders.toml")
    apply(document, plain(before), plain(after))
    assert back(document) == after


@tried(25)
@given(profiles)
def test_comments_survive_any_edit_of_what_they_do_not_belong_to(profile: Profile) -> None:
    document = parse(HAND_WRITTEN.encode(), "orders.toml")
    before = read(document.as_string(), document.unwrap(), "orders", "orders.toml")
    apply(document, plain(before), plain(replace(before, made=profile.made, environment=profile.environment)))
    text = document.as_string()
    for comment in ("# standby of the order desk", "# made once", "# the busy one", "# the main one"):
        assert comment in text


@tried(25)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_stands_in_the_file_there_is_an_answer(data: bytes) -> None:
    assert_answered(data)


@tried(25)
@given(st.integers(0, len(HAND_WRITTEN) - 1), st.sampled_from(list('[]{}"=#\n\0a1.,')))
def test_a_slip_of_one_key_is_answered(at: int, slip: str) -> None:
    data = (HAND_WRITTEN[:at] + slip + HAND_WRITTEN[at + 1 :]).encode()
    assert_answered(data)
