"""Finding where a cluster answers that is given by its instance: the cloud is asked before the first request."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Service, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.calls import instances
from ccrtui.core.cloud.instance import Instances
from ccrtui.core.cloud.instance_address import addresses
from ccrtui.core.profile.profile import Profile
from ccrtui.ports.clusters import LocatedSearch
from ccrtui.ports.system import Clock

ASK_AGAIN_S = 10.0
"""How long an instance that was not found is not asked for again."""


class AddressResolver:
    """Gives clusters their addresses once, as soon as something is to be sent to them."""

    def __init__(self, profile: Profile, searches: Mapping[Side, LocatedSearch], clock: Clock) -> None:
        self._profile = profile
        self._searches = searches
        self._clock = clock
        self._locks = {side: asyncio.Lock() for side in searches}
        self._asked: dict[Side, float] = {}
        self._why: dict[Side, Fault] = {}

    async def problem(self, call: Call, send: Callable[[Call], Awaitable[Outcome]]) -> Fault | None:
        """Why the cluster that a call goes to has no address; None when it has one, or has just been given one."""
        side, search = call.side, self._searches.get(call.side)
        if call.service is not Service.SEARCH or search is None or search.is_located:
            return None
        if self._is_due(side):
            async with self._locks[side]:
                await self._ask(side, send)
        return None if self._searches[side].is_located else self._why.get(side, self._unknown(side))

    def learn(self, side: Side, outcome: Outcome) -> None:
        """Take the address from a list of instances; where the cloud does not tell, a typed address has to do."""
        search = self._searches.get(side)
        if search is None or search.is_located:
            return
        cluster = self._profile.cluster(side)
        listed = outcome.value if isinstance(outcome, Answer) else None
        instance = listed.get(cluster.instance) if isinstance(listed, Instances) else None
        typed = (cluster.url,) if cluster.url else ()
        urls = addresses(self._profile, side, instance) if instance else typed
        if urls:
            search.locate(urls)
        self._why[side] = self._told(side, outcome) if isinstance(outcome, Fault) else self._unknown(side)

    async def _ask(self, side: Side, send: Callable[[Call], Awaitable[Outcome]]) -> None:
        if self._is_due(side):
            outcome = await send(instances(side, self._profile.cluster(side).region or ""))
            self._asked[side] = self._clock.monotonic()
            self.learn(side, outcome)

    def _is_due(self, side: Side) -> bool:
        cluster, asked = self._profile.cluster(side), self._asked.get(side)
        if self._searches[side].is_located or cluster.instance is None or cluster.region is None:
            return False
        return asked is None or self._clock.monotonic() - asked >= ASK_AGAIN_S

    def _unknown(self, side: Side) -> Fault:
        return Fault(FaultCode.NO_ADDRESS, sent=False, details=self._place(side))

    def _told(self, side: Side, fault: Fault) -> Fault:
        """What the cloud said instead of an address, as the fault of what was to be sent there."""
        return replace(fault, status=None, sent=False, details={**self._place(side), **fault.details})

    def _place(self, side: Side) -> dict[str, str]:
        cluster = self._profile.cluster(side)
        return {"instance": cluster.instance or "", "region": cluster.region or ""}
