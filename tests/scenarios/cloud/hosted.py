"""A simulation inside this process, on a thread of its own, so that a test can give its accounts other keys."""

from __future__ import annotations

import asyncio
import threading
from types import TracebackType

from ccrtui.sim.cloud.account import Key, Policy
from ccrtui.sim.simulator import Options, Simulator
from tests.patience import PATIENCE_S
from tests.simulated import Simulated


class Hosted(Simulated):
    """Like a child that simulates, with a key more: a temporary one, which may do what the policy allows."""

    def __init__(self, scenario: str, key: Key) -> None:
        self._scenario, self.key = scenario, key
        self._ready, self._over = threading.Event(), asyncio.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def __enter__(self) -> Hosted:
        self._thread.start()
        assert self._ready.wait(PATIENCE_S)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()

    def deny(self, action: str) -> None:
        """Take one right away, such as `vpc:CreateRoutes`."""
        self.key.policy = Policy(deny=(action,))

    def expire(self) -> None:
        """Let the key's time be over."""
        self.key.expires = 0.0

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        async with Simulator(Options(scenario=self._scenario)) as simulator:
            next(iter(simulator.cloud.accounts.values())).add_key(self.key)
            self.banner = simulator.banner
            self._ready.set()
            await self._over.wait()
