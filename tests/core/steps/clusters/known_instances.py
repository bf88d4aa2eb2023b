"""Two instances in two regions of one account, as facts by hand, and a profile that names them."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address
from typing import Any

from ccrtui.core.call.call import Call
from ccrtui.core.cloud.account import Caller, Regions
from ccrtui.core.cloud.calls import caller, instances, regions
from ccrtui.core.cloud.instance import Instance, Instances, InstanceState
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import Profile
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE

NORTH, EAST = "ap-beijing", "ap-shanghai"
LEADER_ID, FOLLOWER_ID = "es-2h7x0a1b", "es-9k3d0c2d"


def instance(**changes: Any) -> Instance:
    """The leader's instance, with changes."""
    leader = Instance(
        LEADER_ID,
        "orders-bj",
        NORTH,
        InstanceState.NORMAL,
        "vpc-1a2b3c4d",
        ("subnet-1a2b3c4d",),
        Version(7, 10, 1),
        "platinum",
        "green",
        True,
        False,
        IPv4Address("10.0.3.12"),
        "http://10.0.3.12:9200",
        None,
        "10.0.3.12:9300",
        ("sg-1a2b3c4d",),
        None,
        None,
    )
    return replace(leader, **changes)


LEADING = instance()
FOLLOWING = instance(
    id=FOLLOWER_ID,
    name="orders-sh",
    region=EAST,
    vpc="vpc-5e6f7a8b",
    subnets=("subnet-5e6f7a8b",),
    address=IPv4Address("10.1.3.12"),
    private_url="http://10.1.3.12:9200",
    transport="10.1.3.12:9300",
)
LEADERS, FOLLOWERS = instances(LEADER, NORTH), instances(FOLLOWER, EAST)
BOTH_REGIONS = Regions({NORTH: "AVAILABLE", EAST: "AVAILABLE", "ap-closed": "UNAVAILABLE"})


def ends(leader: dict[str, Any] | None = None, follower: dict[str, Any] | None = None) -> Profile:
    """A profile of two instances, with changes of either end."""
    plain = replace(PROFILE.clusters["leader"], url=None, transport=())
    clusters = {
        "leader": replace(plain, **{"instance": LEADER_ID, "region": NORTH, **(leader or {})}),
        "follower": replace(plain, **{"instance": FOLLOWER_ID, "region": EAST, **(follower or {})}),
    }
    return replace(PROFILE, clusters=clusters)


CLOUD = ends()


def told(leader: Instance | None = LEADING, follower: Instance | None = FOLLOWING) -> dict[Call, Any]:
    """What the cloud says: who we are, the regions, and an instance in each."""
    mine = Caller("100012345678", "qcs::cam::uin/100012345678:uin/100012345679", "100012345679")
    return {
        caller(LEADER): mine,
        regions(LEADER): BOTH_REGIONS,
        LEADERS: Instances((leader,) if leader else ()),
        FOLLOWERS: Instances((follower,) if follower else ()),
    }
