"""By what the two clusters of a link trust each other, asked once: it changes only with the nodes' configuration."""

from __future__ import annotations

import asyncio
from typing import Any

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import RemoteInfo
from ccrtui.core.elasticsearch.requests.cluster import certificates, remote_info
from ccrtui.core.elasticsearch.trust import TrustModel, listed_certificates, trust_of
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.observation import Send

TRUST_S = 2.0
"""How long a verb waits for it, in seconds; no verdict depends on it."""


async def trust_beside(asking: asyncio.Task[TrustModel | None], view: LinkView) -> TrustModel | None:
    """What was asked beside a look; nobody waits for it where a side does not answer that look either."""
    if view.leader_fault is None and view.follower_fault is None:
        return await asking
    await stop_asking(asking)
    return None if asking.cancelled() else asking.result()


async def stop_asking(asking: asyncio.Task[Any]) -> None:
    """Ask no more, and come back when nothing of it is on its way: a connection is closed behind it, not under it."""
    asking.cancel()
    await asyncio.wait((asking,))


async def read_trust(send: Send, alias: str) -> TrustModel | None:
    """The model, None where it is not known in time."""
    calls = (remote_info(Side.FOLLOWER), certificates(Side.LEADER), certificates(Side.FOLLOWER))
    try:
        async with asyncio.timeout(TRUST_S):
            info, leader, follower = await asyncio.gather(*(send(call) for call in calls))
    except TimeoutError:
        return None
    remotes = info.value if isinstance(info, Answer) and isinstance(info.value, RemoteInfo) else None
    return trust_of(remotes.get(alias) if remotes else None, listed_certificates(leader), listed_certificates(follower))
