"""Proving histories: what is due is asked of both sides at once, and what is proven is remembered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.requests.indices import newest_documents
from ccrtui.core.history.histories import Due, Histories
from ccrtui.core.history.proof_key import ProofKey
from ccrtui.core.history.stamp import Stamped
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.engine.observation import Send
from ccrtui.ports.memory import Proofs
from ccrtui.ports.system import Clock

PATIENCE_S = 1.5
LONGEST_PATIENCE_S = 12.0
"""How long a sample waits for the documents: twice as long after each time that was not enough.

A search of an index that nobody searches waits for its refresh (0.9 s for one, 3.9 s for twenty on a busy machine,
counts-cost on 7.3.0), and wakes it for the next.
"""


class Prover:
    """Compares documents where a history is not proven: at most one search a side at a time."""

    def __init__(self, send: Send, clock: Clock, proofs: Proofs | None, link: str) -> None:
        self._send = send
        self._clock = clock
        self._proofs = proofs
        self._link = link
        self._patience_s = PATIENCE_S
        self._kept: Mapping[ProofKey, str] = {}

    def begin(self) -> Histories:
        """What was proven in earlier sessions."""
        self._kept = self._proofs.load(self._link) if self._proofs is not None else {}
        return Histories(remembered=self._kept)

    async def settle(self, histories: Histories, snapshot: Snapshot, ask: bool = True) -> Histories:
        """Ask for what is due where this sample has room to `ask`, and take what the documents say."""
        due = histories.due(snapshot) if ask else ()
        if due:
            leader, follower = await self._ask(due)
            histories = histories.answered(due, leader, follower, snapshot.taken_at)
        return self._remembering(histories) if due or snapshot.with_leases else histories

    async def _ask(self, due: tuple[Due, ...]) -> tuple[Stamped | Fault, Stamped | Fault]:
        try:
            async with asyncio.timeout(self._patience_s):
                leader, follower = await asyncio.gather(
                    self._send(newest_documents(Side.LEADER, [each.leader for each in due])),
                    self._send(newest_documents(Side.FOLLOWER, [each.follower for each in due])),
                )
        except TimeoutError:
            self._patience_s = min(LONGEST_PATIENCE_S, self._patience_s * 2)
            late = Fault(FaultCode.TIMED_OUT)
            return late, late
        self._patience_s = PATIENCE_S
        return _stamped(leader), _stamped(follower)

    def _remembering(self, histories: Histories) -> Histories:
        """Keep what is proven now and was not kept yet."""
        if self._proofs is None:
            return histories
        fresh = {key: history for key, history in histories.proven.items() if self._kept.get(key) != history}
        if not fresh:
            return histories
        self._kept = {**self._kept, **fresh}
        self._proofs.save(self._link, fresh)
        return replace(histories, remembered=self._kept)


def _stamped(outcome: Outcome) -> Stamped | Fault:
    if isinstance(outcome, Answer) and isinstance(outcome.value, Stamped):
        return outcome.value
    return outcome if isinstance(outcome, Fault) else Fault(FaultCode.UNREADABLE)
