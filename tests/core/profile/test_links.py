"""Several links of one profile: what each is called, and which one is spoken of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.options import with_options
from ccrtui.core.profile.problem import profile_problem
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Profile

ENDS = {name: ClusterProfile(url=f"http://{name}:9200") for name in ("bj", "sh", "gz")}
TWO_FOLLOWERS = Profile("dr", "5f0c1b7e", ENDS, (LinkProfile("bj", "sh"), LinkProfile("bj", "gz")))
CHAIN = replace(TWO_FOLLOWERS, links=(LinkProfile("bj", "sh", "bj"), LinkProfile("sh", "gz", "sh")))
BOTH_WAYS = replace(TWO_FOLLOWERS, links=(LinkProfile("bj", "sh", "bj"), LinkProfile("sh", "bj", "sh")))


@pytest.mark.parametrize(
    ("profile", "names"),
    [
        (TWO_FOLLOWERS, ("leader@sh", "leader@gz")),
        (CHAIN, ("bj", "sh")),
        (BOTH_WAYS, ("bj", "sh")),
        (replace(CHAIN, links=CHAIN.links[:1]), ("bj",)),
    ],
)
def test_links_are_called_by_their_aliases_and_never_alike(profile: Profile, names: tuple[str, ...]) -> None:
    assert profile_problem(profile) is None
    assert profile.link_names == names == tuple(each.link_name for each in profile.by_link)


def test_what_is_asked_is_about_the_link_that_is_spoken_of() -> None:
    second = CHAIN.of_link("sh")
    assert (second.cluster(Side.LEADER), second.cluster(Side.FOLLOWER)) == (ENDS["sh"], ENDS["gz"])
    changed = with_options(second, {"index": "orders", "leader-user": "me"})
    assert changed.links == (CHAIN.links[0], replace(CHAIN.links[1], indices=(IndexPair("orders", "orders"),)))
    assert changed.clusters["sh"].user == "me"
    with pytest.raises(ProfileError, match="link_unknown"):
        CHAIN.of_link("gz")


def test_an_index_is_copied_onto_a_cluster_by_one_link_alone() -> None:
    wish = (IndexPair("orders", "orders"),)
    links = (LinkProfile("bj", "gz", "bj", indices=wish), LinkProfile("sh", "gz", "sh", indices=wish))
    broken = profile_problem(replace(CHAIN, links=links))
    assert broken is not None
    assert (broken.code, broken.key) == ("profile_follower_twice", ("links", 1, "indices"))
    passed_on = (LinkProfile("bj", "sh", "bj", indices=wish), LinkProfile("sh", "gz", "sh", indices=wish))
    assert profile_problem(replace(CHAIN, links=passed_on)) is None
