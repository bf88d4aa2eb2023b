"""The jobs that run side by side on the engine's loop: watching, ageing, and doing what the screen asks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable

from ccrtui.core.profile.error import ProfileError
from ccrtui.core.state import NoticeCode
from ccrtui.core.steps.walk import WALK
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.connection import Connect, Connection
from ccrtui.engine.counting.on_demand import OnDemand
from ccrtui.engine.heartbeat.beating import Beating
from ccrtui.engine.identities import Identities, identify
from ccrtui.engine.intents import (
    Apply,
    Choose,
    ChooseLink,
    CountIntent,
    CureIntent,
    Intent,
    LookAgain,
    SetBeat,
    SetWrite,
    TravelIntent,
    WatchIntent,
)
from ccrtui.engine.links.side_links import SideLinks
from ccrtui.engine.others_at_work import OthersAtWork
from ccrtui.engine.recording.session import SessionRecord
from ccrtui.engine.recording.traveller import Traveller
from ccrtui.engine.state_store import StateStore
from ccrtui.engine.telling.notifier import Notifier
from ccrtui.engine.walk.walker import RELOOK_S, Walker
from ccrtui.engine.walk.write_switch import WriteSwitch
from ccrtui.engine.watch import Watch
from ccrtui.engine.watch_wishes import WatchWishes
from ccrtui.ports.journal import JournalError

_LOG = logging.getLogger("ccrtui.engine")


class Jobs:
    """One session's jobs. `intents` is filled by `Runtime` from the screen's thread."""

    def __init__(self, connect: Connect, store: StateStore) -> None:
        self._connect = connect
        self._store = store
        self._connection = connect(store.state.profile)
        self._restart_watch = asyncio.Event()
        self._background: set[asyncio.Task[None]] = set()
        self._write_switch = WriteSwitch(store, self._in_background)
        self._beating = Beating(store, self._guarded)
        self._wishes = WatchWishes(store)
        self._others = OthersAtWork(store)
        self._traveller = Traveller(self._connection.past, store)
        self._record = SessionRecord(store.tell_trouble, store.add_events)
        self._counting = OnDemand(store, lambda: self._connection)
        self._sides = SideLinks(connect, self._record.recall, self._take_side, self._guarded, self._wishes.pace)
        self._notifier = Notifier(store.state.profile, self._connection.courier, store.unnotified, store.announce)
        self.intents: asyncio.Queue[Intent] = asyncio.Queue()
        self._walker = self._new_walker()

    def _new_walker(self) -> Walker:
        self._store.sender = self._connection.sender
        return Walker(self._connection, WALK, self._store)

    async def run(self) -> None:
        """Run until cancelled. A job that fails by a mistake of ours ends, is told and logged, and the others go on.

        Watching begins again when the clusters are chosen anew; what was asked for and failed leaves room for the next.
        """
        await self._sides.begin(self._connection.profile)
        await asyncio.gather(
            self._watch(),
            self._serve(),
            self._guarded(self._grow_older(), NoticeCode.AGES_FAILED),
            self._guarded(self._relook(), NoticeCode.RELOOK_FAILED),
        )

    async def close(self) -> None:
        """Give writes their grace and let go of everything."""
        for task in self._background:
            task.cancel()
        await self._beating.end()
        await self._sides.close()
        await self._connection.close()
        await asyncio.gather(self._record.close(), self._notifier.close())

    async def _guarded(self, job: Awaitable[None], failed: NoticeCode = NoticeCode.WATCH_FAILED) -> None:
        """Do something to its end, however that comes; a mistake of ours is told as `failed`."""
        try:
            await job
        except Exception as error:
            self._tell(error, failed)

    def _tell(self, error: Exception, failed: NoticeCode) -> None:
        if isinstance(error, ProfileError):
            code = NoticeCode.LOCKED if error.code == "profile_locked" else NoticeCode.PROFILE_FAILED
            self._store.notice(code, **{**error.params, "problem": error.code})
            return
        if isinstance(error, JournalError):
            self._store.notice(NoticeCode.JOURNAL_FAILED, reason=str(error))
            return
        _LOG.error("a job of the engine has ended by a mistake (%s)", failed, exc_info=error)
        if failed is NoticeCode.WATCH_FAILED:
            self._store.disbelieve()
        self._store.notice(failed, reason=f"{type(error).__name__}: {error}")

    async def _watch(self) -> None:
        while True:
            self._restart_watch.clear()
            await self._guarded(self._watch_clusters(self._connection))
            await self._restart_watch.wait()

    async def _watch_clusters(self, connection: Connection) -> None:
        """Sample until other clusters are to be watched."""
        identities = await identify(connection.sender.send)
        if connection is self._connection:
            self._store.publish(identities=identities)
        recalled = await self._record.recall(connection, identities)
        send, clock = connection.sender.send, connection.clock
        watch = Watch(connection.profile, send, clock, connection.proofs, recalled=recalled, pace=self._wishes.pace)
        self._wishes.begin(watch)
        watch.pulse = self._beating.pulse
        while not self._restart_watch.is_set():
            view = await watch.tick()
            if connection is not self._connection:
                return
            self._store.publish(link=view)
            self._beating.look(view)
            self._record.take(connection, identities, view)
            self._notifier.take(view)
            pause = asyncio.ensure_future(watch.rest())
            stop = asyncio.ensure_future(self._restart_watch.wait())
            await asyncio.wait((pause, stop), return_when=asyncio.FIRST_COMPLETED)
            pause.cancel()
            stop.cancel()

    def _take_side(self, identities: Identities, view: LinkView) -> None:
        """Publish and record a sample of a link beside the one that is worked on."""
        self._store.publish_other(view)
        self._notifier.take(view)
        self._record.take(self._connection, identities, view)

    async def _grow_older(self) -> None:
        while True:
            await self._connection.clock.sleep(1.0)
            self._store.grow_older()

    async def _relook(self) -> None:
        while True:
            await self._connection.clock.sleep(RELOOK_S)
            now = self._connection.clock.monotonic()
            if self.intents.empty() and (self._walker.is_due or self._others.changed(now)):
                self.intents.put_nowait(LookAgain(anew=False))

    def take(self, intent: Intent) -> None:
        """Take a wish of the screen: writing, time and the watch are switched at once, all else has its turn."""
        try:
            if isinstance(intent, SetWrite):
                self._write_switch.set(intent, self._connection)
            elif isinstance(intent, SetBeat):
                self._beating.set(intent.on, self._connection)
            elif isinstance(intent, TravelIntent):
                self._traveller.take(intent)
            elif isinstance(intent, WatchIntent):
                self._wishes.take(intent, self._connection)
            else:
                self.intents.put_nowait(intent)
        except Exception as error:
            self._tell(error, NoticeCode.REQUEST_FAILED)

    async def _serve(self) -> None:
        while True:
            await self._guarded(self._serve_one(await self.intents.get()), NoticeCode.REQUEST_FAILED)

    async def _serve_one(self, intent: Intent) -> None:
        try:
            await self._do(intent)
        finally:
            self._walker.rest()

    async def _do(self, intent: Intent) -> None:
        if isinstance(intent, LookAgain):
            await self._walker.look(anew=intent.anew)
        elif isinstance(intent, Apply):
            await self._walker.apply(intent)
        elif isinstance(intent, CureIntent):
            await self._walker.cure(intent)
        elif isinstance(intent, Choose):
            self._walker.choose(intent)
            await self._begin_anew()
        elif isinstance(intent, ChooseLink):
            await self._choose_link(intent.name)
        elif isinstance(intent, CountIntent):
            self._in_background(self._counting.count(intent))

    def _in_background(self, work: Awaitable[None]) -> None:
        """Do something that nothing else waits for."""
        task = asyncio.ensure_future(self._guarded(work, NoticeCode.REQUEST_FAILED))
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _choose_link(self, name: str) -> None:
        """Work on another link of the profile, as it stands in its file by now."""
        if name != self._store.state.profile.link_name:
            self._store.turn_to(self._connection.session.load().of_link(name))
            await self._begin_anew()

    async def _begin_anew(self) -> None:
        """Connect to the clusters that the profile speaks of by now, and look at them."""
        await self._reconnect()
        try:
            self._write_switch.carry_to(self._connection)
        finally:
            await self._walker.look()

    async def _reconnect(self) -> None:
        """A choice may change addresses and what is watched: let go of the old connection once the new one stands."""
        await self._beating.end()
        old, self._connection = self._connection, self._connect(self._store.state.profile)
        self._walker = self._new_walker()
        self._restart_watch.set()
        await old.close()
        await self._sides.begin(self._connection.profile)
