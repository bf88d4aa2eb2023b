"""The heart of a link: writes one small document a second on the leader, and looks when it is there on the follower."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.index import Document, Written
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.indices import beat, document
from ccrtui.core.profile.profile import BEAT, Made
from ccrtui.core.watch.heartbeat import Pulse
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.connection import Connection
from ccrtui.ports.journal import JournalError

EVERY_S = 1.0
LOOK_S = 0.25
"""How often the follower is asked while a beat is under way."""
TAKEN_WITHIN_S = 3.0
"""How long a beat may take on the leader; what is late is given up, and the next one tells."""
STANDS_S = 5.0
"""How old the sample may be in which the leader told of the index: a write to one that is gone would make it anew."""


class Heart:
    """Beats while writing is allowed and the index of the heartbeat stands, as one run in the journal.

    `pulse` is what is known of the beats so far.
    """

    def __init__(self, connection: Connection) -> None:
        """Nothing is sent yet. Raises ValueError for a link without a heartbeat."""
        index = connection.profile.heartbeat_index
        if index is None:
            raise ValueError("the link has no heartbeat")
        self._connection = connection
        self._stands_at: float | None = None
        self._call = beat(Side.LEADER, index, BEAT)
        self.pulse = Pulse(index)

    def look(self, view: LinkView) -> None:
        """Learn from a sample whether the leader has the index."""
        if view.heartbeat is not None and view.heartbeat.leader_told:
            self._stands_at = self._connection.clock.monotonic()

    async def run(self) -> None:
        """Beat until cancelled, or until writing is switched off. Raises JournalError and ProfileError.

        Nothing is written before the run is on record, and its document among what we made.
        """
        sender, clock = self._connection.sender, self._connection.clock
        uuid = None
        while uuid is None or not self._stands():
            await clock.sleep(LOOK_S)
            if not sender.allow_write:
                return
            uuid = uuid or await self._leader_uuid()
        self._connection.session.record_made(Made(sample_docs=(f"{uuid}/{self.pulse.index}/{BEAT}",)))
        entry = sender.begin_run(self._call)
        last: Answer | Fault = Fault(FaultCode.CUT_OFF, reason="interrupted")
        try:
            while sender.allow_write:
                began = clock.monotonic()
                last = await self._beat()
                await self._look(began + EVERY_S)
        finally:
            with suppress(JournalError):
                sender.end_run(entry, last, self.pulse.beats)

    async def _leader_uuid(self) -> str | None:
        """Whose document it is, for what is recorded as made by us."""
        outcome = await self._connection.sender.send(cluster_identity(Side.LEADER))
        if isinstance(outcome, Answer) and isinstance(outcome.value, ClusterIdentity):
            return outcome.value.uuid
        return None

    def _stands(self) -> bool:
        return self._stands_at is not None and self._connection.clock.monotonic() - self._stands_at <= STANDS_S

    async def _beat(self) -> Answer | Fault:
        """Write once, where it cannot make the index anew."""
        sent_at = self._connection.clock.monotonic()
        outcome: Answer | Fault
        if not self._stands():
            outcome = Fault(FaultCode.NOT_FOUND, sent=False)
        else:
            try:
                async with asyncio.timeout(TAKEN_WITHIN_S):
                    outcome = await self._connection.sender.send_in_run(self._call)
            except TimeoutError:
                outcome = Fault(FaultCode.TIMED_OUT)
        if isinstance(outcome, Answer) and isinstance(outcome.value, Written):
            self.pulse = self.pulse.taken(outcome.value.version, sent_at)
        elif isinstance(outcome, Fault):
            self.pulse = self.pulse.refused(outcome.code.value)
        return outcome

    async def _look(self, until: float) -> None:
        """Ask the follower until it has the newest, or the next is due."""
        clock = self._connection.clock
        while (left := until - clock.monotonic()) > 0:
            await clock.sleep(min(LOOK_S, left))
            if not self.pulse.waiting:
                continue
            outcome = await self._connection.sender.send(document(Side.FOLLOWER, self.pulse.index, BEAT))
            if isinstance(outcome, Answer) and isinstance(outcome.value, Document):
                self.pulse = self.pulse.seen(outcome.value.version, clock.monotonic())
