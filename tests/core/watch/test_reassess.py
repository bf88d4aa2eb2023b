"""Which followers are judged again: exactly those that something bears on which is another than when they were judged.

One that is left out keeps its view: what is missed here is a verdict of before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import RemoteCluster
from ccrtui.core.elasticsearch.index import IndexSettings
from ccrtui.core.elasticsearch.replication import FollowInfo, FollowStats, IndexCopy, ShardCopy, ShardStats
from ccrtui.core.history.histories import Histories
from ccrtui.core.history.lineage import Between, HistoryStatus, Lineage
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.following.absence import Absence
from ccrtui.core.watch.known import Known
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.news import News
from ccrtui.core.watch.reassess import to_judge
from ccrtui.core.watch.shard.lease_view import OVERDUE_S, LeaseView
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.tally import Counted, Tally
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict

PAIRS = tuple(IndexPair(name, f"{name}-copy") for name in ("logs", "orders"))
"""No follower has its leader's name: what is said of one must not be taken for the other."""
NOTHING_NEW = News(frozenset())


def sample(at: float, leader_max: int = 7) -> Snapshot:
    """What both clusters tell, where nothing runs and the leader has one index."""
    leader = ShardStats({"orders": IndexCopy("u", {0: ShardCopy(0, leader_max, leader_max, None)})})
    told = [Answer(value, 200, at, at) for value in (leader, FollowInfo({}), FollowStats({}), ShardStats({}))]
    return Snapshot("leader", PAIRS, at, at, told[0], None, told[1], told[2], told[3])


EARLIER, NOW = sample(1.0), sample(2.0)


def lease(**changes: Any) -> LeaseView:
    """The leases of a follower as looked up."""
    return replace(LeaseView(True, 1.0, 1.0, ("f", "l"), 1.0), **changes)


def lineage(**changes: Any) -> Lineage:
    """What is known of a shard's history."""
    return replace(Lineage(Between("l", "f", "h"), 7, 7, 7, HistoryStatus.PROVEN), **changes)


def settings(**changes: Any) -> IndexSettings:
    """The settings of an index as told."""
    return replace(IndexSettings("u", 1, 0, True, 43_200.0, False, 0, 7_030_099), **changes)


def row(name: str, reason: Reason = Reason.BY_NUMBERS, *shards: Reason) -> IndexView:
    """How a follower was judged."""
    parts = (
        ShardView(at, Verdict.IN_SYNC, why, 7, 7, 7, Evidence.LEADER) for at, why in enumerate(shards or (reason,))
    )
    verdict = Verdict.IN_SYNC if reason in (Reason.PROVEN, Reason.BY_NUMBERS) else Verdict.UNKNOWN
    return IndexView(name.removesuffix("-copy"), name, verdict, reason, shards=tuple(parts))


def link(*rows: IndexView) -> LinkView:
    """How the link was judged."""
    return LinkView("leader", True, rows[0].reason, rows, 1.0, 1.0)


VIEW = link(*(row(pair.follower) for pair in PAIRS))
BASIS = LinkHistory(
    leases={"orders-copy": lease()},
    remote=RemoteCluster("leader", True, "sniff", (), 1, 3),
    remote_known=True,
    recreated=frozenset({"logs"}),
    contradicted=frozenset({"logs-copy"}),
    primaries={"u": 1},
    tally=Tally({(Side.LEADER, "orders"): Counted("u", 7, 1.0), (Side.FOLLOWER, "logs-copy"): Counted("u", 7, 1.0)}),
    leader_known=Known({"logs": Absence.CLOSED}, {"orders": settings()}),
    follower_known=Known({"logs-copy": Absence.CLOSED}, {"orders-copy": settings()}),
    histories=Histories({("orders-copy", 0): lineage()}),
    last=EARLIER,
)


def after(basis: LinkHistory = BASIS, view: LinkView = VIEW, news: News = NOTHING_NEW, **changes: Any) -> LinkHistory:
    """The history with one sample more, in which this is another."""
    return replace(basis, **{"basis": basis, "view": view, "last": NOW, "news": news, **changes})


def known(key: tuple[str, int], other: Lineage) -> Histories:
    """The histories, of which this one is another since they were judged."""
    return Histories({**BASIS.histories.lineages, key: other}, others=frozenset({key}))


LOGS, ORDERS = frozenset({"logs-copy"}), frozenset({"orders-copy"})
BOTH = LOGS | ORDERS
CHANGES: Mapping[str, tuple[Mapping[str, Any], frozenset[str] | None]] = {
    "nothing": ({}, frozenset()),
    "what is news": ({"news": News(ORDERS)}, ORDERS),
    "a read that is late": ({"news": News(frozenset(), late=LOGS)}, LOGS),
    "a read that came back": ({"news": News(frozenset(), returned=LOGS)}, frozenset()),
    "everything is news": ({"news": News()}, None),
    "a lease that was lost": ({"leases": {"orders-copy": lease(held=False)}}, ORDERS),
    "a lease between others": ({"leases": {"orders-copy": lease(between=("f", "other"))}}, ORDERS),
    "a lease that was looked up again": ({"leases": {"orders-copy": lease(oldest_s=2.0, looked_at=2.0)}}, frozenset()),
    "a lease that nobody renews": ({"leases": {"orders-copy": lease(oldest_s=OVERDUE_S + 1)}}, ORDERS),
    "a lease that was not known": ({"leases": {**BASIS.leases, "logs-copy": lease()}}, LOGS),
    "a lease of which nothing is known any more": ({"leases": {}}, ORDERS),
    "a history that differs": (
        {"histories": known(("orders-copy", 0), lineage(status=HistoryStatus.DIFFERS))},
        ORDERS,
    ),
    "a history that was read again": ({"histories": known(("orders-copy", 0), lineage(reached=9))}, frozenset()),
    "a history that was not known": (
        {"histories": known(("logs-copy", 1), lineage())},
        LOGS,
    ),
    "a leader index that is closed": (
        {"leader_known": replace(BASIS.leader_known, absent={"logs": Absence.CLOSED, "orders": Absence.CLOSED})},
        ORDERS,
    ),
    "a leader index that is open again": ({"leader_known": replace(BASIS.leader_known, absent={})}, LOGS),
    "other settings of a leader index": (
        {"leader_known": replace(BASIS.leader_known, traits={"orders": settings(asynchronous=True)})},
        ORDERS,
    ),
    "the same settings told again": (
        {"leader_known": replace(BASIS.leader_known, traits={"orders": settings()})},
        frozenset(),
    ),
    "a follower that is closed": (
        {"follower_known": replace(BASIS.follower_known, absent={**BASIS.follower_known.absent, "x": Absence.CLOSED})},
        frozenset({"x"}),
    ),
    "a follower that is open again": ({"follower_known": replace(BASIS.follower_known, absent={})}, LOGS),
    "other settings of a follower": (
        {"follower_known": replace(BASIS.follower_known, traits={"orders-copy": settings(replicas=1)})},
        ORDERS,
    ),
    "a leader index made anew": ({"recreated": frozenset({"logs", "orders"})}, ORDERS),
    "a leader index that is followed again": ({"recreated": frozenset()}, LOGS),
    "a follower of another leader": ({"contradicted": BOTH}, ORDERS),
    "a follower that is spoken against no more": ({"contradicted": frozenset()}, LOGS),
    "documents of a leader index, counted anew": (
        {"tally": Tally({**BASIS.tally.counted, (Side.LEADER, "orders"): Counted("u", 8, 2.0)})},
        ORDERS,
    ),
    "documents of a follower, counted anew": (
        {"tally": Tally({**BASIS.tally.counted, (Side.FOLLOWER, "logs-copy"): Counted("u", 8, 2.0)})},
        LOGS,
    ),
    "documents of a follower that has a leader index's name": (
        {"tally": Tally({**BASIS.tally.counted, (Side.FOLLOWER, "orders"): Counted("u", 8, 2.0)})},
        frozenset({"orders"}),
    ),
    "documents of a leader index that has a follower's name": (
        {"tally": Tally({**BASIS.tally.counted, (Side.LEADER, "logs-copy"): Counted("u", 8, 2.0)})},
        frozenset(),
    ),
    "no connection": ({"remote": RemoteCluster("leader", False, "sniff", (), 0, 3)}, None),
    "another number of connections": ({"remote": RemoteCluster("leader", True, "sniff", (), 3, 3)}, frozenset()),
    "no remote cluster": ({"remote": None}, None),
    "other primaries": ({"primaries": {"u": 2}}, None),
}


@pytest.mark.parametrize("another", CHANGES)
def test_those_are_judged_again_that_something_else_bears_on(another: str) -> None:
    changes, names = CHANGES[another]
    assert to_judge(after(**changes), NOW) == names


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"remote": None, "remote_known": True}, {"remote_known": False}),
        ({"remote": None, "remote_known": False}, {"remote_known": True}),
        ({"remote_known": False}, {"remote_known": True}),
    ],
    ids=["not asked any more", "asked now and not there", "asked now and there"],
)
def test_all_are_judged_again_where_something_else_is_known_of_the_remote_cluster(
    before: Mapping[str, Any], now: Mapping[str, Any]
) -> None:
    basis = replace(BASIS, **before)
    assert to_judge(after(basis), NOW) == frozenset()
    assert to_judge(after(basis, **now), NOW) is None


def test_all_are_judged_that_never_were() -> None:
    assert to_judge(replace(after(), basis=None), NOW) is None
    assert to_judge(replace(after(), view=None), NOW) is None


def test_all_are_judged_where_nobody_knows_of_which_sample_they_were_judged() -> None:
    assert to_judge(after(replace(BASIS, last=None)), NOW) is None


@pytest.mark.parametrize(
    ("judged", "names"),
    [
        (row("orders-copy", Reason.PROVEN), frozenset()),
        (row("orders-copy", Reason.BY_NUMBERS), frozenset()),
        (row("orders-copy", Reason.HISTORY_UNPROVEN), frozenset()),
        (row("orders-copy", Reason.BEHIND), ORDERS),
        (row("orders-copy", Reason.BY_NUMBERS, Reason.PROVEN, Reason.BEHIND), ORDERS),
        (row("orders-copy", Reason.BY_NUMBERS, Reason.PROVEN, Reason.HISTORY_UNPROVEN), frozenset()),
        (row("orders-copy", Reason.LEADER_RECREATED, Reason.PROVEN), ORDERS),
        (replace(row("orders-copy"), lease_left_s=60.0), ORDERS),
        (replace(row("orders-copy", Reason.PROVEN), lease_left_s=60.0), frozenset()),
    ],
    ids=[
        *("proven", "by numbers", "unproven", "behind", "one shard behind", "shards each in its way"),
        *("something else decides", "history running out", "proven, whatever is left of its lease"),
    ],
)
def test_who_is_not_level_is_judged_again_whatever_is_news(judged: IndexView, names: frozenset[str]) -> None:
    assert to_judge(after(view=link(row("logs-copy"), judged)), NOW) == names


def test_what_was_news_counts_once_of_one_sample_and_what_came_meanwhile_counts() -> None:
    """A view is made of the same sample again when documents were compared; of another, samples are held together."""
    again = replace(BASIS, last=NOW)
    assert to_judge(after(again, news=News(BOTH)), NOW) == frozenset()
    assert to_judge(after(again, news=News(BOTH), contradicted=BOTH), NOW) == ORDERS
    later = sample(3.0, leader_max=9)
    assert to_judge(after(news=News(LOGS)), later) == ORDERS
    assert to_judge(after(again, news=News(LOGS)), later) == ORDERS
