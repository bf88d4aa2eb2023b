"""What every kind of request does to the other side, and what may never be sent again by itself: spelled out.

The lists are written a second time on purpose: a kind that is new, or that changes what it is, has to be decided here
as well as in the program.
"""

from __future__ import annotations

from typing import cast

import pytest

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.effect import PROBES, READS, SIDE_BY_SIDE, UNREPEATABLE, Effect, effect_of
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, put_remote
from ccrtui.core.elasticsearch.requests.indices import delete_index, refresh, shard_stats
from tests.core.elasticsearch.test_requests import CALLS

READ = {
    Kind.CLUSTER_IDENTITY,
    Kind.LICENCE,
    Kind.HEALTH,
    Kind.SERVER_CLOCK,
    Kind.NODES,
    Kind.CERTIFICATES,
    Kind.WHO_AM_I,
    Kind.REMOTE_SETTINGS,
    Kind.REMOTE_INFO,
    Kind.INDEX_LIST,
    Kind.ALIAS_LIST,
    Kind.INDEX_SETTINGS,
    Kind.SHARD_STATS,
    Kind.FOLLOW_INFO,
    Kind.FOLLOW_STATS,
    Kind.FOLLOW_FLOW,
    Kind.AUTO_FOLLOW,
    Kind.RECOVERY,
    Kind.COUNT,
    Kind.DOCUMENT_COUNTS,
    Kind.DOCUMENT,
    Kind.SEARCH_TOTAL,
    Kind.DIAL,
    Kind.REACH,
    Kind.NEWEST_DOCUMENTS,
    Kind.CALLER,
    Kind.REGIONS,
    Kind.INSTANCES,
    Kind.INSTANCE_NODES,
    Kind.INSTANCE_LICENCE,
    Kind.INSTANCE_CERTIFICATES,
    Kind.VPCS,
    Kind.SUBNETS,
    Kind.VPC_LIMITS,
    Kind.PEERINGS,
    Kind.ROUTE_TABLES,
    Kind.SECURITY_RULES,
    Kind.NETWORK_ACLS,
    Kind.CCNS,
    Kind.CCN_ATTACHMENTS,
    Kind.CCN_ROUTES,
    Kind.CCN_BANDWIDTHS,
    Kind.MACHINES,
    Kind.AGENTS,
    Kind.COMMAND_RESULTS,
}
PROBE = {Kind.PRIVILEGES, Kind.REFRESH, Kind.TRANSPORT_PROBE, Kind.NET_DETECT}
NEVER_BY_ITSELF_AGAIN = {
    Kind.CREATE_PEERING,
    Kind.CREATE_CCN,
    Kind.RUN_COMMAND,
}
"""A second one is a second connection that is billed, or a command that runs a second time as root."""
WRITE = NEVER_BY_ITSELF_AGAIN | {
    Kind.PUT_REMOTE,
    Kind.REMOVE_REMOTE,
    Kind.CREATE_INDEX,
    Kind.DELETE_INDEX,
    Kind.WRITE_SAMPLES,
    Kind.DELETE_SAMPLE,
    Kind.BEAT,
    Kind.FOLLOW,
    Kind.PAUSE_FOLLOW,
    Kind.RESUME_FOLLOW,
    Kind.UNFOLLOW,
    Kind.CLOSE_INDEX,
    Kind.ACCEPT_PEERING,
    Kind.DELETE_PEERING,
    Kind.CREATE_ROUTE,
    Kind.DELETE_ROUTE,
    Kind.ADD_SECURITY_RULE,
    Kind.DELETE_SECURITY_RULE,
    Kind.DELETE_CCN,
    Kind.ATTACH_CCN,
    Kind.ACCEPT_CCN_ATTACHMENT,
    Kind.DETACH_CCN,
    Kind.SET_CCN_BANDWIDTH,
}
"""What names the thing that it changes: sent twice it finds it done, or is refused."""
OF_ONE_INDEX = {
    Kind.CREATE_INDEX,
    Kind.FOLLOW,
    Kind.PAUSE_FOLLOW,
    Kind.RESUME_FOLLOW,
    Kind.UNFOLLOW,
    Kind.CLOSE_INDEX,
    Kind.DELETE_INDEX,
    Kind.DELETE_SAMPLE,
}
"""What changes nothing but the index it names: another may leave before it is answered."""


def test_every_kind_is_decided_once() -> None:
    assert set(Kind) == READ | PROBE | WRITE
    assert len(READ) + len(PROBE) + len(WRITE) == len(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_does_what_is_written_here(kind: Kind) -> None:
    spelled = Effect.READ if kind in READ else Effect.PROBE if kind in PROBE else Effect.WRITE
    assert effect_of(kind) is spelled


@pytest.mark.parametrize("kind", Kind)
def test_only_what_would_be_there_twice_may_never_be_sent_again_by_itself(kind: Kind) -> None:
    assert (kind in UNREPEATABLE) == (kind in NEVER_BY_ITSELF_AGAIN)


@pytest.mark.parametrize("kind", Kind)
def test_only_what_is_about_one_index_may_leave_beside_its_like(kind: Kind) -> None:
    assert (kind in SIDE_BY_SIDE) == (kind in OF_ONE_INDEX)


def test_an_effect_is_called_what_journals_and_programs_read() -> None:
    assert [effect.value for effect in Effect] == ["read", "probe", "write"]


def test_the_tables_say_nothing_twice() -> None:
    assert not READS & PROBES
    assert not UNREPEATABLE & (READS | PROBES)


def test_a_kind_the_table_does_not_know_is_a_write() -> None:
    assert effect_of(cast("Kind", "something_new")) is Effect.WRITE


@pytest.mark.parametrize(
    ("call", "effect"),
    [
        (cluster_identity(Side.LEADER), Effect.READ),
        (shard_stats(Side.LEADER, ["orders"]), Effect.READ),
        (refresh(Side.FOLLOWER, "orders"), Effect.PROBE),
        (put_remote(Side.FOLLOWER, "leader", {"seeds": ["a:1"]}), Effect.WRITE),
        (delete_index(Side.FOLLOWER, "orders"), Effect.WRITE),
    ],
)
def test_the_effect_of_a_call_is_that_of_its_kind(call: Call, effect: Effect) -> None:
    assert call.effect is effect


def test_no_read_is_sent_by_a_method_that_changes() -> None:
    """Whatever is called a read goes out as GET: a slip in the table could otherwise write read-only.

    Searches with a body, and many in one request, are recorded by POST.
    """
    for call in (call for calls in CALLS.values() for call in calls):
        searched = call.target.endswith(("/_search", "/_msearch"))
        assert call.effect is not Effect.READ or call.verb == "GET" or searched
