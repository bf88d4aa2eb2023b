"""Finding where a cluster answers that is given by its instance: the cloud is asked before the first request."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from ccrtui.core.answer import Answer, Outcome
from ccrtui.core.call import Call, Service, Side
from ccrtui.core.cloud.calls import instances
from ccrtui.core.cloud.instance import Instances
from ccrtui.core.instance_address import addresses
from ccrtui.core.profile import Profile
from ccrtui.ports import Clock, LocatedSearch

ASK_AGAIN_S = 10.0
"""How long an instance that was not found is not asked for again."""


class Locating:
    """Gives clusters their addresses once, as soon as something is to be sent to them."""

    def __init__(self, profile: Profile, searches: Mapping[Side, LocatedSearch], clock: Clock) -> None:
        self._profile = profile
        self._searches = searches
        self._clock = clock
        self._locks = {side: asyncio.Lock() for side in searches}
        self._asked: dict[Side, float] = {}

    async def has_address(self, call: Call, send: Callable[[Call], Awaitable[Outcome]]) -> bool:
        """Whether the cluster that a call goes to has an address, which is asked for where it is not known yet."""
        search = self._searches.get(call.side)
        if call.service is not Service.SEARCH or search is None:
            return True
        if self._is_due(call.side):
            async with self._locks[call.side]:
                await self._ask(call, send)
        return search.is_located

    async def _ask(self, call: Call, send: Callable[[Call], Awaitable[Outcome]]) -> None:
        if self._is_due(call.side):
            cluster = self._profile.cluster(call.side)
            outcome = await send(instances(call.side, cluster.region or ""))
            self._asked[call.side] = self._clock.monotonic()
            self.learn(call.side, outcome)

    def _is_due(self, side: Side) -> bool:
        search, asked = self._searches[side], self._asked.get(side)
        if search.is_located or self._profile.cluster(side).instance is None:
            return False
        return asked is None or self._clock.monotonic() - asked >= ASK_AGAIN_S

    def learn(self, side: Side, outcome: Outcome) -> None:
        """Take the address from a list of instances; where the cloud does not tell, a typed address has to do."""
        cluster = self._profile.cluster(side)
        listed = outcome.value if isinstance(outcome, Answer) else None
        found = listed.get(cluster.instance) if isinstance(listed, Instances) else None
        typed = (cluster.url,) if cluster.url else ()
        urls = addresses(self._profile, side, found) if found else typed
        if urls:
            self._searches[side].locate(urls)
