"""What a session that watches has to do with the record: it asks what was before, and has recorded what it sees."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.record.about import about
from ccrtui.core.record.recall import Recalled
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.connection import Connection
from ccrtui.engine.recording.recall import recall
from ccrtui.engine.recording.recorder import Recorder, Tell, TellEvents

Identities = Mapping[Side, ClusterIdentity]
"""Who answered at either end, as far as that is known."""


class SessionRecord:
    """One session's. `tell` is called on its loop, with each kind of trouble once; `tell_events` with what changes."""

    def __init__(self, tell: Tell, tell_events: TellEvents | None = None) -> None:
        self._tell = tell
        self._tell_events = tell_events
        self._recalled: dict[str, Recalled] = {}
        self._identities: dict[str, Identities] = {}
        self._recorder: Recorder | None = None

    async def recall(self, connection: Connection, identities: Identities) -> Recalled | None:
        """What was recorded of its link before this session; after another choice of clusters nothing is known."""
        name, clock = connection.profile.link_name, connection.clock
        if connection.past is None or name in self._identities:
            return None
        recalled = await asyncio.to_thread(recall, connection.past, name, clock, identities)
        if recalled is not None:
            if self._tell_events is not None and recalled.events and not self._recalled:
                self._tell_events(recalled.events)
            self._recalled[name] = recalled
            if self._recorder is not None:
                self._recorder.go_on(name, recalled.known)
        return recalled

    def take(self, connection: Connection, identities: Identities, view: LinkView) -> None:
        """Have a view recorded, of a link that these clusters answer for; the first one begins it. Returns at once.

        Who answers may be found out until the first batch is written.
        """
        self._identities[view.called] = identities
        if self._recorder is None and connection.history is not None:
            noted = partial(about, connection.profile, self._identities)
            self._recorder = Recorder(connection.history, noted, self._tell, self._tell_events)
            for name, recalled in self._recalled.items():
                self._recorder.go_on(name, recalled.known)
            self._recorder.start()
        if self._recorder is not None:
            self._recorder.take(view)

    async def close(self) -> None:
        """Have what was taken written, and end."""
        if self._recorder is not None:
            await asyncio.to_thread(self._recorder.stop)
