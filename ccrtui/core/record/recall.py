"""What a record tells a watch that begins: how things stood, since when, and what the leader had by then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ccrtui.core.record.changes import Known, Settled, lease_of
from ccrtui.core.record.event import Event
from ccrtui.core.record.kept import Kept, Values, whole_number
from ccrtui.core.record.restore import restored
from ccrtui.core.watch.course import Course
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.last_proof import LastProof, together
from ccrtui.core.watch.shard.track import Point, Track
from ccrtui.core.watch.verdict import Verdict

LOOKED_BACK_S = 86_400.0
"""How far back it is looked for when something fell behind."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A link as an earlier session last saw it, all moments by the clock of this one.

    `proofs` are how each follower stood when both sides were last compared; `tracks` what the leader had, by follower
    and shard, of those that were behind.
    """

    view: LinkView
    proofs: Mapping[str, LastProof]
    tracks: Mapping[tuple[str, int], Track]
    events: tuple[Event, ...] = ()
    """What had changed within the last hour before now."""

    def begin(self, history: LinkHistory) -> LinkHistory:
        """The history of a watch that has not sampled yet, with what is recalled."""
        courses = {row.follower_index: _course(row, self.view) for row in self.view.indices}
        rows = tuple(
            replace(row, operations_behind=None, last_proof=self.proofs.get(row.follower_index))
            for row in self.view.indices
        )
        view = replace(self.view, indices=rows, last_proof=together(self.proofs.values()))
        return replace(history, courses=courses, recalled=self.tracks, view=view)

    @property
    def known(self) -> Known:
        """What the events of the record led to."""
        rows = {
            row.follower_index: Settled(None if row.verdict is Verdict.UNKNOWN else row.verdict, lease_of(row))
            for row in self.view.indices
        }
        return Known(rows, frozenset(), self.view.connected, None, True)


def recalled(last: Kept, before: Iterable[Kept], now: float, monotonic: float) -> Recalled:
    """From the last moment of a record and those before it, oldest first; `now` is epoch seconds, and `monotonic` the
    same by the program's clock.
    """
    offset = now - monotonic
    view = restored(last, monotonic - max(0.0, now - last.at))
    behind = {row.follower_index for row in view.indices if row.operations_behind}
    points: dict[tuple[str, int], list[Point]] = {}
    for kept in before if behind else ():
        for name in behind & kept.rows.keys():
            for shard, seq_no in _leader(kept.rows[name]).items():
                track = points.setdefault((name, shard), [])
                if not track or track[-1].seq_no != seq_no:
                    track.append(Point(kept.at - offset, seq_no))
    tracks = {key: Track(tuple(_rising(track))) for key, track in points.items()}
    proofs = {row.follower_index: proof for row in view.indices if (proof := _proof(row, last, view)) is not None}
    return Recalled(view, proofs, tracks)


def _course(row: IndexView, view: LinkView) -> Course:
    """A course that waits for the verdict of this session."""
    course = row.course or Course(row.verdict, view.taken_at, False, None)
    return replace(course, earlier=course)


def _leader(values: Values) -> Mapping[int, int]:
    """The leader's highest number by shard, as far as it is kept."""
    if values.get("primaries") == 1 and (seq_no := whole_number(values.get("seq_no"))) is not None:
        return {0: seq_no}
    numbers = {int(name.partition(".")[0]): values[name] for name in values if name.endswith(_NUMBER)}
    return {shard: number for shard, value in numbers.items() if (number := whole_number(value)) is not None}


_NUMBER = ".leader_max_seq_no"


def _rising(points: Iterable[Point]) -> list[Point]:
    """The points from the last time on that a number fell, which is another history."""
    rising: list[Point] = []
    for point in points:
        if rising and (point.seq_no < rising[-1].seq_no or point.at < rising[-1].at):
            rising = []
        rising.append(point)
    return rising


def _proof(row: IndexView, last: Kept, view: LinkView) -> LastProof | None:
    """How a follower stood where both sides were compared in that sample."""
    values = last.rows[row.follower_index]
    seq_no, primaries = whole_number(values.get("seq_no")), whole_number(values.get("primaries"))
    if row.operations_behind is None or seq_no is None or primaries is None:
        return None
    at = view.taken_at if view.leader_heard_at is None else view.leader_heard_at
    taken = seq_no - row.operations_behind
    checkpoint = taken if primaries == 1 else None
    epoch_s = view.sampled_at - (view.taken_at - at)
    return LastProof(at, epoch_s, row.operations_behind, taken + primaries, checkpoint, int(row.proven), 1)
