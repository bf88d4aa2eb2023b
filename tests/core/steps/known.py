"""What a step may know: facts by hand, as a healthy pair would give them, and ways to change one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import (
    Certificates,
    ClusterIdentity,
    Health,
    Licence,
    Node,
    Nodes,
    Privileges,
    RemoteCluster,
    RemoteInfo,
    RemoteSettings,
    User,
)
from ccrtui.core.elasticsearch.index import AliasList, IndexEntry, IndexList, IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import AutoFollow, FollowInfo, FollowStats, IndexCopy, ShardCopy, ShardStats
from ccrtui.core.elasticsearch.requests.cluster import (
    certificates,
    cluster_identity,
    health,
    licence,
    nodes,
    remote_info,
    remote_settings,
    who_am_i,
)
from ccrtui.core.elasticsearch.requests.indices import (
    alias_list,
    copy_stats,
    index_list,
    index_settings,
    newest_documents,
)
from ccrtui.core.elasticsearch.requests.replication import auto_follow, follow_info, follow_stats
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.history.stamp import Stamped, newest
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Made, Profile
from ccrtui.core.steps.clusters.rights import rights_asked
from ccrtui.core.walk.step import Intention, Judgement, Step

LEADER, FOLLOWER = Side.LEADER, Side.FOLLOWER
PROFILE = Profile(
    "orders",
    "5f0c1b7e-0000",
    {
        "leader": ClusterProfile(url="http://a:9200", transport=("a:9300",)),
        "follower": ClusterProfile(url="http://b:9200"),
    },
    (LinkProfile(indices=(IndexPair("orders", "orders"),)),),
)
REFUSED = Fault(FaultCode.REJECTED, 400, "illegal_argument_exception", "no")
NO_SECURITY = Fault(FaultCode.REJECTED, 400, reason="no handler found")


def with_link(profile: Profile = PROFILE, made: Made | None = None, **changes: Any) -> Profile:
    """The profile with its link changed, and with what it has made."""
    changed = replace(profile, links=(replace(profile.link, **changes),))
    return changed if made is None else replace(changed, made=made)


def with_transport(*addresses: str) -> Profile:
    """The profile with these transport addresses of the leader."""
    leader = replace(PROFILE.clusters["leader"], transport=addresses)
    return replace(PROFILE, clusters={**PROFILE.clusters, "leader": leader})


def entry(name: str, **changes: Any) -> IndexEntry:
    """An open, green index of one primary with four documents."""
    return replace(IndexEntry(name, f"{name}-uuid", True, "green", 1, 4, 1000), **changes)


def listing(*entries: IndexEntry) -> IndexList:
    """All indices of a cluster."""
    return IndexList({entry.name: entry for entry in entries})


def copies(name: str, uuid: str, *shards: ShardCopy) -> ShardStats:
    """The shards of one index."""
    return ShardStats({name: IndexCopy(uuid, {shard.shard: shard for shard in shards})})


def settings(name: str, soft_deletes: bool = True) -> IndexSettingsByName:
    """What replication depends on in an index."""
    return IndexSettingsByName({name: IndexSettings(f"{name}-uuid", 1, 0, soft_deletes, 43200.0, False, 0, 7030099)})


def compared(index: str = "orders", leader_at: int = 7, copy_at: int = 7, **changes: Any) -> dict[Call, Any]:
    """What is compared before a copy goes: both indices' settings and where both stand, as of a copy of that leader."""
    view = settings(index).indices[index]
    return {
        index_settings(LEADER, index): settings(index),
        copy_stats(LEADER, index): copies(index, "theirs", ShardCopy(0, leader_at, leader_at, 4)),
        index_settings(FOLLOWER, index): IndexSettingsByName({index: replace(view, uuid="ours", **changes)}),
        copy_stats(FOLLOWER, index): copies(index, "ours", ShardCopy(0, copy_at, copy_at, 4)),
        **{
            newest_documents(side, [newest(index, 0, min(leader_at, copy_at))]): Stamped(({},))
            for side in (LEADER, FOLLOWER)
        },
    }


def remote(connected: bool = True, mode: str = "sniff") -> RemoteInfo:
    """The alias `leader` on the follower."""
    return RemoteInfo((RemoteCluster("leader", connected, mode, ("a:9300",), 1 if connected else 0, 3),))


def healthy(profile: Profile = PROFILE) -> dict[Call, Outcome | object]:
    """A pair where everything is in place but the follower; values may be replaced by faults or other values."""
    values: dict[Call, Outcome | object] = {}
    for side in (LEADER, FOLLOWER):
        values |= {
            cluster_identity(side): ClusterIdentity(side.value, f"{side}-cluster", Version(7, 3, 0)),
            licence(side): Licence("trial", "active", None),
            health(side): Health("green", 1, 1, 0),
            certificates(side): Certificates(()),
            who_am_i(side): User("elastic", ("superuser",)),
            rights_asked(side, profile): Privileges("elastic", (), ()),
            nodes(side): Nodes((Node(side.value, ("data",), "a:9300" if side is LEADER else "b:9300"),)),
            index_list(side): listing(entry("orders")) if side is LEADER else listing(),
            alias_list(side): AliasList({}),
        }
    return values | {
        index_settings(LEADER, "orders"): settings("orders"),
        remote_settings(FOLLOWER): RemoteSettings({"leader": {"seeds": ("a:9300",)}}),
        remote_info(FOLLOWER): remote(),
        follow_info(FOLLOWER): FollowInfo({}),
        auto_follow(FOLLOWER): AutoFollow({}),
        follow_stats(FOLLOWER): FollowStats({}),
    }


def facts(known: Mapping[Call, Outcome | object]) -> Facts:
    """Values become answers."""
    return Facts(
        {
            call: value if isinstance(value, Answer | Fault) else Answer(value, 200, 0.0, 0.1)
            for call, value in known.items()
        }
    )


def judged(
    step: Step,
    changes: Mapping[Call, Outcome | object] | None = None,
    profile: Profile = PROFILE,
    confirmed: tuple[str, ...] = (),
) -> Judgement:
    """What a step concludes of a healthy pair with these changes."""
    known = facts({**healthy(profile), **(changes or {})})
    return step.judge(known, Intention(profile, frozenset(confirmed)))


def planned(
    step: Step,
    changes: Mapping[Call, Outcome | object] | None = None,
    profile: Profile = PROFILE,
    confirmed: tuple[str, ...] = (),
) -> list[Call]:
    """The calls a step would send."""
    known = facts({**healthy(profile), **(changes or {})})
    return [item.call for item in step.calls(known, Intention(profile, frozenset(confirmed)))]
