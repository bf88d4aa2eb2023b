"""The recorder: takes each view without delay, and writes them in batches in a thread of its own."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from ccrtui.core.record.changes import Known
from ccrtui.core.record.event import Event
from ccrtui.core.record.trouble import HistoryError, Trouble
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.recording.film import Film
from ccrtui.ports.memory import History

BATCH_S = 5.0
"""How often a batch is written, in seconds: so much is lost at most when the process is killed."""
AGAIN_S = 60.0
"""How long until it is tried again to record, where that failed."""
MOST_WAITING = 120
"""How many views of each link may wait for the disk; of more the oldest are lost."""
END_S = 3.0
"""How long the end waits for the last batch."""
_PASSES = frozenset({Trouble.UNWRITABLE, Trouble.ELSEWHERE})
"""What may be over by itself."""
_LOG = logging.getLogger("ccrtui.history")

TellEvents = Callable[[Sequence[Event]], None]
"""Is called with what has changed, once for each batch in which something did."""

Tell = Callable[[Trouble, Mapping[str, str]], None]
"""Is called with what went wrong; with each kind of it once."""


class Recorder:
    """One session's recording. A trouble is told once, and the watch goes on.

    `about` gives what the record is about, as far as that is known when it is opened.
    """

    def __init__(
        self,
        history: History | None,
        about: Callable[[], Mapping[str, str]],
        tell: Tell,
        tell_events: TellEvents | None = None,
        pauses: tuple[float, float] = (BATCH_S, AGAIN_S),
    ) -> None:
        """`pauses`: how long it rests after a batch, and after one that failed, in seconds."""
        self._batch_s, self._again_s = pauses
        self._history = history
        self._about = about
        self._tell = tell
        self._told: set[Trouble] = set()
        self._tell_events = tell_events
        self._films: dict[str, Film] = {}
        self._known: dict[str, Known] = {}
        self._links: set[str] = set()
        self._waiting: deque[LinkView] = deque()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="history", daemon=True)
        self._open = False
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Begin to record what is taken, where there is a history. Troubles are told on the loop it is called in."""
        self._loop = asyncio.get_running_loop()
        if self._history is not None:
            self._thread.start()

    def go_on(self, link: str, known: Known) -> None:
        """Take what was recorded of a link in an earlier session for what was before the first view."""
        self._known[link] = known

    def take(self, view: LinkView) -> None:
        """Record a view. Returns at once."""
        self._links.add(view.called)
        self._waiting.append(view)
        if len(self._waiting) > MOST_WAITING * len(self._links):
            with suppress(IndexError):
                self._waiting.popleft()

    def stop(self) -> None:
        """Write what has been taken and end; waits no longer than END_S."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join(END_S)

    def _run(self) -> None:
        history = self._history
        if history is None:
            return
        pause_s = self._batch_s
        try:
            while not self._end.wait(pause_s):
                pause_s = self._write(history)
            self._write(history)
        except Exception:
            _LOG.exception("recording has ended by a mistake")
        finally:
            history.close()

    def _write(self, history: History) -> float:
        """Write what waits; gives how long to wait for the next time."""
        try:
            if not self._open:
                self._begin(history)
            self._write_batch(history)
        except HistoryError as error:
            for film in self._films.values():
                film.begin_anew()
            self._say(error.code, error.params)
            if error.code is Trouble.DAMAGED:
                self._open = False
                return self._batch_s
            if error.code not in _PASSES:
                self._end.set()
            return self._again_s
        return self._batch_s

    def _begin(self, history: History) -> None:
        aside = history.begin(self._about())
        self._open = True
        if aside is not None:
            self._say(Trouble.DAMAGED, {"kept": aside})

    def _write_batch(self, history: History) -> None:
        events: list[Event] = []
        while self._waiting:
            view = self._waiting.popleft()
            film = self._films.get(view.called)
            if film is None:
                film = self._films[view.called] = Film(view.called, self._known.get(view.called))
            events += film.add(view)
        if events and self._tell_events is not None:
            self._call(self._tell_events, tuple(events))
        for film in self._films.values():
            stretches, news = film.batch()
            if stretches or news:
                history.add(stretches, news)

    def _say(self, code: Trouble, params: Mapping[str, str]) -> None:
        if code not in self._told:
            self._told.add(code)
            _LOG.warning("%s: %s", code, dict(params))
            self._call(self._tell, code, params)

    def _call(self, listener: Callable[..., None], *told: object) -> None:
        """Call on the loop, where that still runs."""
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(lambda: listener(*told))
