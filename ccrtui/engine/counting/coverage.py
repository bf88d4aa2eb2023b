"""Counting on demand which indices of the leader nobody takes: three questions, once."""

from __future__ import annotations

import asyncio

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.index import IndexList
from ccrtui.core.elasticsearch.replication import AutoFollow, FollowInfo
from ccrtui.core.elasticsearch.requests.indices import index_list
from ccrtui.core.elasticsearch.requests.replication import auto_follow, follow_info
from ccrtui.core.watch.following.coverage import Coverage, coverage
from ccrtui.engine.observation import Send


async def read_coverage(send: Send, alias: str) -> Coverage | None:
    """Hold the leader's indices against what follows through that alias; None where one of the answers is missing."""
    outcomes = await asyncio.gather(
        send(index_list(Side.LEADER)), send(follow_info(Side.FOLLOWER)), send(auto_follow(Side.FOLLOWER))
    )
    listing, followers, patterns = (outcome.value if isinstance(outcome, Answer) else None for outcome in outcomes)
    if isinstance(listing, IndexList) and isinstance(followers, FollowInfo) and isinstance(patterns, AutoFollow):
        return coverage(listing, followers, patterns, alias)
    return None
