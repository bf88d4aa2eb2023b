"""One layer of a history as it is written: the moments of one resolution, each as what it changes."""

from __future__ import annotations

from ccrtui.core.record.keep import at_work, worth_saying
from ccrtui.core.record.kept import NOTHING, Kept, between, changed, difference
from ccrtui.core.record.stretch import Stretch
from ccrtui.core.record.thinning import Resolution, Span, span_end, worst_at


class Layer:
    """Takes every sample, whole, and gives what is to be written of it."""

    def __init__(self, resolution: Resolution, link: str) -> None:
        self._resolution = resolution
        self._link = link
        self._told = NOTHING
        """What has been written."""
        self._frames: list[Kept] = []
        self._span: Span | None = None
        self._whole_at: float | None = None
        self._last = 0.0
        self._begins = True

    def begin_anew(self) -> None:
        """Say everything with the next moment: what was written may be gone, or time has jumped."""
        self._begins = True

    def take(self, now: Kept, touched: frozenset[str], base: Kept) -> Stretch | None:
        """Add a sample and the followers in which something changed; gives what ends because everything is said anew.

        What has come since then waits for `batch`.
        """
        if self._begins or self._whole_at is None or now.at >= self._whole_at + self._resolution.whole_s:
            ended = self.batch()
            self._begins, self._whole_at, self._span = False, now.at, None
            self._frames, self._told, self._last = [between(base, now)], now, now.at
            return ended
        self._last = now.at
        if not self._resolution.seconds:
            self._tell(now, touched)
        else:
            self._in_spans(now, touched)
        return None

    def batch(self) -> Stretch | None:
        """What has not been written yet; None where nothing was ever seen."""
        if self._whole_at is None:
            return None
        frames, self._frames = tuple(self._frames), []
        whole = bool(frames) and frames[0].at == self._whole_at
        first = frames[0].at if frames else self._last
        return Stretch(self._resolution.number, self._link, first, self._last, whole, frames)

    def _in_spans(self, now: Kept, touched: frozenset[str]) -> None:
        if self._span is None:
            self._span = self._new_span(now)
        if now.at < self._span.ends:
            self._span.add(now, tuple(touched))
            return
        ended, self._span = self._span, self._new_span(now)
        names = frozenset(ended.rows) | touched | (self._told.rows.keys() - now.rows.keys())
        ended.add(now, tuple(touched))
        told = ended.told(now)
        for name in ended.rows.keys() & now.rows.keys():
            if told.rows[name] != now.rows[name]:
                self._span.rows[name] = worst_at(now.at, now.rows[name])
        self._tell(told, names)

    def _new_span(self, now: Kept) -> Span:
        return Span(span_end(now.at, self._resolution))

    def _tell(self, now: Kept, names: frozenset[str]) -> None:
        """Keep what differs from what was told, in these followers and in the link."""
        before = self._told
        documents = self._resolution.tells_documents(now.at, before.at)
        rows, state = {}, dict(before.rows)
        for name in names & now.rows.keys():
            told = before.rows.get(name)
            values = now.rows[name]
            told_too = documents or not at_work(values)
            said = values if told is None else worth_saying(difference(told, values), told_too)
            if said:
                rows[name] = said
                state[name] = said if told is None else changed(told, said)
        some_gone = len(before.rows) != len(now.rows) or bool(names - before.rows.keys())
        gone = tuple(before.rows.keys() - now.rows.keys()) if some_gone else ()
        for name in gone:
            del state[name]
        link = worth_saying(difference(before.link, now.link))
        frame = Kept(now.at, link, rows, gone)
        self._told = Kept(now.at, changed(before.link, link) if link else before.link, state)
        if not frame.empty:
            self._frames.append(frame)
