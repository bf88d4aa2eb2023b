"""By what a pair trusts each other is asked beside a look, and waited for where both sides answer that look."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.trust import TrustModel
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason
from ccrtui.engine.trust import trust_beside

VIEW = LinkView("leader", True, Reason.NOT_ESTABLISHED, (), 0.0, 0.0)


async def later(answers: asyncio.Event) -> TrustModel | None:
    await answers.wait()
    return TrustModel.OPEN


async def test_it_is_waited_for() -> None:
    answers = asyncio.Event()
    asking = asyncio.ensure_future(later(answers))
    asyncio.get_running_loop().call_soon(answers.set)
    assert await trust_beside(asking, VIEW) is TrustModel.OPEN


@pytest.mark.parametrize(
    "view",
    [
        replace(VIEW, leader_fault=Fault(FaultCode.TIMED_OUT)),
        replace(VIEW, follower_fault=Fault(FaultCode.NOT_AUTHENTICATED)),
    ],
)
async def test_nobody_waits_for_it_where_a_side_does_not_answer(view: LinkView) -> None:
    asking = asyncio.ensure_future(later(asyncio.Event()))
    assert await trust_beside(asking, view) is None
