"""Counting what the screen asks for, and publishing it: beside everything else, of the clusters that are watched."""

from __future__ import annotations

from collections.abc import Callable

from ccrtui.core.call.fault import Fault
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.state import Covered, NoticeCode
from ccrtui.engine.connection import Connection
from ccrtui.engine.counting.coverage import read_coverage
from ccrtui.engine.counting.exact import count_exactly
from ccrtui.engine.intents import CountExactly, CountIntent
from ccrtui.engine.state_store import StateStore


class OnDemand:
    """`connection` gives the one that is worked through; what another one counted is not published any more."""

    def __init__(self, store: StateStore, connection: Callable[[], Connection]) -> None:
        self._store = store
        self._connection = connection

    async def count(self, intent: CountIntent) -> None:
        """Count that."""
        if isinstance(intent, CountExactly):
            await self._exactly(intent.follower_index)
        else:
            await self._untaken()

    async def _exactly(self, follower_index: str) -> None:
        view = self._store.state.link
        row = next((row for row in view.indices if row.follower_index == follower_index), None) if view else None
        pair = IndexPair(row.leader_index if row else follower_index, follower_index)
        connection = self._connection()
        counted = await count_exactly(pair, connection.sender.send, connection.clock, row)
        if connection is not self._connection():
            return
        if isinstance(counted, Fault):
            self._store.notice(NoticeCode.COUNT_FAILED, index=follower_index, reason=counted.reason or counted.code)
            return
        self._store.publish(exact_counts={**self._store.state.exact_counts, follower_index: counted})
        self._store.notice(NoticeCode.COUNTED, index=follower_index)

    async def _untaken(self) -> None:
        connection = self._connection()
        coverage = await read_coverage(connection.sender.send, connection.profile.link.alias)
        if connection is not self._connection():
            return
        if coverage is None:
            self._store.notice(NoticeCode.NOT_COVERED)
            return
        self._store.publish(covered=Covered(coverage, connection.clock.monotonic()))
        self._store.notice(NoticeCode.COVERED)
