"""A record in place of an engine: the console on a file, without a profile and without any cluster."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.state import State
from ccrtui.engine.intents import ChooseLink, Draw, Intent, ReturnToNow, Stop, TravelIntent, TravelTo
from ccrtui.engine.recording.drawer import Drawer
from ccrtui.engine.recording.recall import OpenPast
from ccrtui.engine.recording.traveller import Traveller
from ccrtui.engine.state_store import StateStore

END_S = 3.0
"""How long the end may take."""


class Offline:
    """What a console needs of an engine. It shows the past alone, the end of the record first."""

    def __init__(
        self,
        open_past: OpenPast,
        end: float,
        identities: Mapping[str, Mapping[Side, ClusterIdentity]],
        store: StateStore,
    ) -> None:
        """`end` is the last moment that is recorded, epoch seconds; `identities` the clusters of each link by name."""
        self._identities = identities
        self._open_past = open_past
        self._end = TravelTo(end)
        self._store = store
        self._thread = threading.Thread(target=lambda: asyncio.run(self._live()), name="record", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._traveller: Traveller | None = None
        self._drawer = Drawer(store)
        self._over: asyncio.Event | None = None

    def latest(self) -> State | None:
        """The newest state."""
        return self._store.state

    def listen(self, wake: Callable[[], None]) -> None:
        """Have `wake` called whenever a newer state exists."""
        self._store.listen(wake)

    def submit(self, intent: Intent) -> None:
        """Go through time and from link to link; there is nothing else to ask for, and no present to return to."""
        if isinstance(intent, Stop):
            self.request_stop()
        elif isinstance(intent, TravelIntent) and self._traveller is not None and self._loop is not None:
            wish = self._end if isinstance(intent, ReturnToNow) else intent
            self._loop.call_soon_threadsafe(self._traveller.take, wish)
        elif isinstance(intent, Draw) and self._loop is not None:
            self._loop.call_soon_threadsafe(self._drawer.take, intent, self._open_past)
        elif isinstance(intent, ChooseLink) and self._traveller is not None and self._loop is not None:
            self._loop.call_soon_threadsafe(self._turn_to, intent.name, self._traveller)

    def _turn_to(self, name: str, traveller: Traveller) -> None:
        """Show another link of the record at the same moment."""
        past = self._store.state.past
        self._store.turn_to(self._store.state.profile.of_link(name))
        self._store.publish(identities=self._identities.get(name, {}))
        traveller.take(TravelTo(past.at) if past is not None else self._end)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def request_stop(self) -> None:
        """Begin to end."""
        if self._loop is not None and self._over is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._over.set)

    def stop(self, within_s: float = END_S) -> bool:
        """End and wait for it so many seconds; tells whether it came to its end in time."""
        self.request_stop()
        if self._thread.is_alive():
            self._thread.join(within_s)
        return not self._thread.is_alive()

    async def _live(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        self._store.publish(identities=self._identities.get(self._store.state.profile.link_name, {}))
        self._traveller = Traveller(self._open_past, self._store)
        self._traveller.take(self._end)
        await self._over.wait()
