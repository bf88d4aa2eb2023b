"""The one place every call goes through: read-only guard, journal, retry of reads, counting, and the list of calls."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import fields, replace

from ccrtui.core.call.answer import Answer, Outcome, SentCall
from ccrtui.core.call.call import Call, Service, Side
from ccrtui.core.call.effect import IN_RUNS, Effect
from ccrtui.core.call.fault import PASSING_FAULTS, Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.json_value import JsonValue
from ccrtui.core.profile.profile import Made
from ccrtui.core.state import CallCounts
from ccrtui.engine.address_resolver import AddressResolver
from ccrtui.engine.sent_calls import SentCalls
from ccrtui.ports.clusters import Cloud, Reach, Search
from ccrtui.ports.journal import Journal, JournalError
from ccrtui.ports.system import Clock

WRITE_GRACE_S = 5.0
"""How long a write in flight may still take once the program is told to end."""
IN_FLIGHT = 16
"""How many requests to one cluster may be on their way at once: more would make our own load look like its fault."""
_RETRY_AFTER_S = 0.5


class Sender:
    """Sends calls by their side and service; `calls` is where those of the session are noted.

    A write leaves only while `allow_write` is set, its intent is on disk before it does, and it is sent once. Reads are
    asked a second time when the other side was busy or cut the connection.
    """

    def __init__(
        self,
        search: Mapping[Side, Search],
        reach: Reach,
        journal: Journal,
        clock: Clock,
        regions: Mapping[Side, str | None],
        cloud: Mapping[Side, Cloud],
        addresses: AddressResolver,
        on_call: Callable[[Call], None] | None = None,
        calls: SentCalls | None = None,
    ) -> None:
        self._search = search
        self._cloud = cloud
        self._addresses = addresses
        self._reach = reach
        self._journal = journal
        self._clock = clock
        self._regions = regions
        self._on_call = on_call
        self._calls = calls or SentCalls()
        self._writing: set[asyncio.Task[tuple[Outcome, ...]]] = set()
        self._places = {side: asyncio.Semaphore(IN_FLIGHT) for side in search}
        self.allow_write = False

    @property
    def sent(self) -> tuple[SentCall, ...]:
        """The last calls of the session, oldest first."""
        return self._calls.last

    @property
    def counts(self) -> CallCounts:
        """How many calls left in the session."""
        return self._calls.counts

    async def send(self, call: Call) -> Outcome:
        """Send a call; every failure is a Fault. A cancelled write goes on until it ends or its grace is over."""
        if call.effect is Effect.READ:
            return await self._bounded(call, self._read)
        if call.effect is Effect.PROBE:
            return await self._bounded(call, self._probe)
        (outcome,) = await self._write((call,))
        return outcome

    async def send_writes(
        self, calls: Sequence[Call], outcomes: dict[Call, Outcome] | None = None
    ) -> Mapping[Call, Outcome]:
        """Send writes that need not wait for each other, so many side by side as a cluster has places.

        Those that leave together are on record together before the first does. Behind those of which one failed no
        other leaves; what left has its outcome here, each its own. Cancelled as `send` is: then `outcomes` tells of
        those that ended before, and at most IN_FLIGHT more have left.
        """
        outcomes = {} if outcomes is None else outcomes
        for start in range(0, len(calls), IN_FLIGHT):
            together = calls[start : start + IN_FLIGHT]
            came = await self._write(together)
            outcomes |= zip(together, came, strict=True)
            if any(isinstance(outcome, Fault) for outcome in came):
                break
        return outcomes

    def begin_run(self, call: Call) -> str:
        """Put on record that writes like this one begin to leave; gives the entry of the run. Raises JournalError."""
        (entry,) = self._journal.intents([(call, call.region or self._regions.get(call.side))])
        if self._on_call:
            self._on_call(call)
        return entry

    async def send_in_run(self, call: Call) -> Outcome:
        """Send one of the writes of a run that is on record; it is neither journaled nor listed by itself."""
        if call.kind not in IN_RUNS or not self.allow_write:
            return Fault(FaultCode.READ_ONLY, sent=False)
        if unaddressed := await self._addresses.problem(call, self._read):
            return unaddressed
        async with self._places[call.side]:
            return await self._target(call).send(call)

    def end_run(self, entry: str, outcome: Outcome, number: int) -> None:
        """Put on record that a run has ended, how its last write did, and how many were done. Raises JournalError."""
        self._journal.outcome(entry, result_of(outcome), {**_detail(outcome), "writes": number})

    async def _write(self, calls: Sequence[Call]) -> tuple[Outcome, ...]:
        if not self.allow_write:
            return tuple(Fault(FaultCode.READ_ONLY, sent=False) for _ in calls)
        task = asyncio.ensure_future(self._recorded(calls))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return await asyncio.shield(task)

    async def idle(self) -> None:
        """Wait until no write is in flight."""
        while self._writing:
            await asyncio.wait(self._writing)

    async def finish_writes(self) -> None:
        """Give writes in flight their grace; what is cancelled then is journaled as unknown."""
        if not self._writing:
            return
        _, late = await asyncio.wait(self._writing, timeout=WRITE_GRACE_S)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _bounded(self, call: Call, send: Callable[[Call], Awaitable[Outcome]]) -> Outcome:
        """Send when one of the cluster's places is free; the cloud and our own sockets have bounds of their own."""
        if call.service is not Service.SEARCH:
            return await send(call)
        async with self._places[call.side]:
            return await send(call)

    async def _read(self, call: Call) -> Outcome:
        outcome = await self._dispatch(call)
        if isinstance(outcome, Fault) and outcome.code in PASSING_FAULTS:
            await self._clock.sleep(_RETRY_AFTER_S)
            outcome = await self._dispatch(call)
        return outcome

    async def _probe(self, call: Call) -> Outcome:
        (outcome,) = await self._recorded((call,))
        return outcome

    async def _recorded(self, calls: Sequence[Call]) -> tuple[Outcome, ...]:
        """Put all on record, then let them leave side by side."""
        try:
            entries = self._journal.intents([(call, call.region or self._regions.get(call.side)) for call in calls])
        except JournalError as error:
            fault = Fault(FaultCode.JOURNAL_UNAVAILABLE, reason=str(error), sent=False)
            return (fault,) * len(calls)
        ended = await asyncio.gather(*map(self._to_its_end, calls, entries), return_exceptions=True)
        if broken := next((end for end in ended if isinstance(end, BaseException)), None):
            raise broken
        return tuple(end for end in ended if not isinstance(end, BaseException))

    async def _to_its_end(self, call: Call, entry: str) -> Outcome:
        """Send what is on record, and put on record how it ended, whatever that is."""
        write = call.effect is Effect.WRITE
        try:
            outcome = await (self._bounded(call, self._while_allowed) if write else self._dispatch(call))
        except BaseException:
            self._journal.outcome(entry, "unknown", {"error": "interrupted"})
            raise
        try:
            self._journal.outcome(entry, result_of(outcome), _detail(outcome))
        except JournalError as error:
            return Fault(FaultCode.JOURNAL_UNAVAILABLE, reason=str(error))
        return outcome

    async def _while_allowed(self, call: Call) -> Outcome:
        """Writing may have been switched off, or the program told to end, while the write waited for its place."""
        return await self._dispatch(call) if self.allow_write else Fault(FaultCode.READ_ONLY, sent=False)

    async def _dispatch(self, call: Call) -> Outcome:
        if unaddressed := await self._addresses.problem(call, self._read):
            return unaddressed
        if self._on_call and call.effect is not Effect.READ:
            self._on_call(call)
        record = self._calls.begin(call, self._clock.epoch())
        started = self._clock.monotonic()
        try:
            outcome = await self._target(call).send(call)
        except BaseException:
            self._ended(record, started, Fault(FaultCode.CUT_OFF, reason="interrupted"))
            raise
        self._ended(record, started, outcome)
        if call.kind is Kind.INSTANCES:
            self._addresses.learn(call.side, outcome)
        if isinstance(outcome, Fault) and outcome.code is FaultCode.NO_CREDENTIAL:
            self._calls.withdraw(call.effect)
        return outcome

    def _target(self, call: Call) -> Search | Reach | Cloud:
        if call.is_cloud:
            return self._cloud[call.side]
        return self._reach if call.service is Service.TRANSPORT else self._search[call.side]

    def _ended(self, record: SentCall, started: float, outcome: Outcome) -> None:
        took = self._clock.monotonic() - started
        fault = outcome if isinstance(outcome, Fault) else None
        ended = replace(record, took_s=took, status=outcome.status, fault=fault, request_id=outcome.request_id)
        self._calls.end(ended)


def result_of(outcome: Outcome) -> str:
    """How a write ended: `done`, `refused` (it was answered, or never left), or `unknown`."""
    if isinstance(outcome, Answer):
        return "done"
    return "refused" if outcome.answered or not outcome.sent else "unknown"


def _request_id(outcome: Outcome) -> dict[str, JsonValue]:
    return {"request_id": outcome.request_id} if outcome.request_id else {}


def _detail(outcome: Outcome) -> dict[str, JsonValue]:
    if isinstance(outcome, Answer):
        made = outcome.value if isinstance(outcome.value, Made) else Made()
        ids = {kind.name: ", ".join(getattr(made, kind.name)) for kind in fields(Made) if getattr(made, kind.name)}
        return {"status": outcome.status, **_request_id(outcome), **ids}
    return {
        "status": outcome.status,
        **_request_id(outcome),
        "fault": outcome.code.value,
        "error": outcome.error_type,
    }
