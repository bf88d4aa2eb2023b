"""What a history is about: each link its own ends, and of what is not noted nothing."""

from __future__ import annotations

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.record.about import about, identities_of, of_link, of_others, profile_of

CHAIN = Profile(
    "orders",
    "5f0c1b7e-0000",
    {name: ClusterProfile(region=f"ap-{name}", url=f"http://{name}:9200") for name in ("bj", "sh", "gz")},
    (LinkProfile("sh", "gz", "further"), LinkProfile("bj", "sh", "first")),
    chosen=1,
)


def ends(profile: Profile) -> tuple[str | None, ...]:
    link = profile.link
    return link.leader, link.follower, *(profile.cluster(side).region for side in (Side.LEADER, Side.FOLLOWER))


def test_each_link_of_a_file_has_the_ends_that_it_had() -> None:
    noted = about(CHAIN, {})
    assert "9200" not in "".join(noted.values())
    profile = profile_of(noted, ("first", "further", "older"))
    assert profile.link_name == "first"
    assert {each.link_name: ends(each) for each in profile.by_link} == {
        "first": ("bj", "sh", "ap-bj", "ap-sh"),
        "further": ("sh", "gz", "ap-sh", "ap-gz"),
        "older": ("?", "?", None, None),
    }


def test_a_record_is_of_others_where_the_clusters_of_that_link_are_others() -> None:
    ours, theirs = (ClusterIdentity("c", uuid, Version(8, 19, 0)) for uuid in ("ours", "theirs"))
    noted = about(CHAIN, {"first": {Side.LEADER: ours}})
    assert of_others(of_link(noted, "first"), {Side.LEADER: theirs})
    assert not of_others(of_link(noted, "first"), {Side.LEADER: ours})
    assert not of_others(of_link(noted, "further"), {Side.LEADER: theirs})
    assert identities_of(of_link(noted, "further")) == {}
    both = about(CHAIN, {"first": {Side.LEADER: ours}, "further": {Side.LEADER: theirs}})
    assert of_others(of_link(both, "further"), {Side.LEADER: ours})
    assert identities_of(of_link(both, "first")) == {Side.LEADER: ours}
