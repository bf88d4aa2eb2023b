"""What the demo keeps from one run to the next where it has a home of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ccrtui.cli.verbs.demo import NAME, in_a_new_world
from ccrtui.compose import open_paths, profile_store
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Made, NetworkChoice, Profile

OLD = ClusterProfile(instance="es-1a2b3c4d", region="ap-beijing")
NEW = ClusterProfile(region="ap-beijing")
LINK = LinkProfile(indices=(IndexPair("orders", "orders"),), network=NetworkChoice.CCN, ccn="new", bandwidth=20)


def test_a_new_world_has_nothing_of_ours_in_it_and_keeps_only_what_is_wanted_of_it(tmp_path: Path) -> None:
    store = profile_store(open_paths({"CCRTUI_HOME": str(tmp_path)}))
    made = Made(peerings=("pcx-1a2b3c4d",), routes=("rti-1a2b3c4d",))
    store.create(
        Profile(NAME, "5f0c1b7e-0000", {"leader": OLD, "follower": NEW}, (LINK,), cloud_endpoint="http://a", made=made)
    )
    store.change(NAME, lambda earlier: in_a_new_world(earlier, {"leader": NEW, "follower": NEW}, "http://127.0.0.1:1"))
    profile = store.load(NAME)
    assert profile.id != "5f0c1b7e-0000"
    assert (profile.made, profile.cloud_endpoint, profile.clusters["leader"]) == (Made(), "http://127.0.0.1:1", NEW)
    assert profile.link == replace(LINK, network=NetworkChoice.AUTO, ccn=None)
