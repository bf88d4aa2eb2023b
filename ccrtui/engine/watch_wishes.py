"""What the screen wishes of the watch: it stands while connections come and go."""

from __future__ import annotations

from ccrtui.core.profile.options import with_options
from ccrtui.core.profile.order import WORST_FIRST, Order
from ccrtui.engine.connection import Connection
from ccrtui.engine.intents import Draw, KeepOrder, SetInterval, WatchIntent
from ccrtui.engine.pace import Pace
from ccrtui.engine.recording.drawer import Drawer
from ccrtui.engine.state_store import StateStore
from ccrtui.engine.watch import Watch


class WatchWishes:
    """Which rows are looked at, in which order they stand, how often all links are sampled, and what is drawn."""

    def __init__(self, store: StateStore) -> None:
        self._store = store
        self.pace = Pace()
        self._looked_at: tuple[str, ...] = ()
        self._watch: Watch | None = None
        self._drawer = Drawer(store)

    def begin(self, watch: Watch) -> None:
        """Tell another watch what is wished by now."""
        self._watch = watch
        watch.look_at(self._looked_at)

    def take(self, intent: WatchIntent, connection: Connection) -> None:
        """Do at once what is wished. Raises ProfileError where it cannot be kept."""
        if isinstance(intent, KeepOrder):
            self._keep(intent.order, connection)
            return
        if isinstance(intent, SetInterval):
            self.pace.wish(intent.every_s)
            return
        if isinstance(intent, Draw):
            self._drawer.take(intent, connection.past)
            return
        self._looked_at = intent.follower_indices
        if self._watch is not None:
            self._watch.look_at(self._looked_at)

    def _keep(self, order: Order, connection: Connection) -> None:
        typed = {"sort": "" if order == WORST_FIRST else str(order)}
        self._store.publish(profile=connection.session.change(lambda profile: with_options(profile, typed)))
