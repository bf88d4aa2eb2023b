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


UNANSWERED = [
    replace(VIEW, leader_fault=Fault(FaultCode.TIMED_OUT)),
    replace(VIEW, follower_fault=Fault(FaultCode.NOT_AUTHENTICATED)),
]
"""Looks that a side did not answer."""


async def later(answers: asyncio.Event) -> TrustModel | None:
    await answers.wait()
    return TrustModel.OPEN


async def test_it_is_waited_for() -> None:
    answers = asyncio.Event()
    asking = asyncio.ensure_future(later(answers))
    asyncio.get_running_loop().call_soon(answers.set)
    assert await trust_beside(asking, VIEW) is TrustModel.OPEN


@pytest.mark.parametrize("view", UNANSWERED)
async def test_nobody_waits_for_it_where_a_side_does_not_answer(view: LinkView) -> None:
    asking = asyncio.ensure_future(later(asyncio.Event()))
    assert await trust_beside(asking, view) is None


@pytest.mark.parametrize("view", UNANSWERED)
async def test_nothing_of_it_is_on_its_way_when_the_connection_is_closed(view: LinkView) -> None:
    asked, ended = asyncio.Event(), asyncio.Event()

    async def reading() -> TrustModel | None:
        asked.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.set()
        return None

    asking = asyncio.ensure_future(reading())
    await asked.wait()
    assert await trust_beside(asking, view) is None
    assert ended.is_set()


async def test_what_was_answered_already_is_told_where_a_side_does_not_answer_later() -> None:
    answers = asyncio.Event()
    answers.set()
    asking = asyncio.ensure_future(later(answers))
    await asyncio.wait((asking,))
    assert await trust_beside(asking, UNANSWERED[0]) is TrustModel.OPEN
