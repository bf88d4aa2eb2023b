"""The transport certificates the nodes of a scene were started with, as the model knows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.model.remotes.trust import Trust
from ccrtui.sim.model.world import World

NODES = ("leader", "follower")
# Certificate by recorded name: who signed it, and whether it is good.
CERTIFICATES = {
    "leader": ("Region A CA", True),
    "follower": ("Region A CA", True),
    "followerB": ("Region B CA", True),
    "leaderexp": ("Region A CA", False),
    "leaderwrong": ("Region A CA", False),
}
AUTHORITIES = {"caA": "Region A CA", "caB": "Region B CA"}


def is_about_certificates(act: Mapping[str, Any]) -> bool:
    """Tell whether an act says with which certificates the nodes were started."""
    return "leader_transport_certificate" in act


def certify(world: World, act: Mapping[str, Any]) -> None:
    """Give both nodes the certificates of an act."""
    for key in NODES:
        name = act[f"{key}_transport_certificate"]
        trusted = frozenset({AUTHORITIES[act[f"{key}_trusts"]]})
        if name == "TLS off":
            world.clusters[key].tls = None
        else:
            authority, valid = CERTIFICATES[name]
            world.clusters[key].tls = Trust(authority, trusted, valid)
