"""What can be drawn of a record through time: lags and rates, of one follower or of a whole link."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from ccrtui.core.record.kept import Kept, Values, whole_number
from ccrtui.core.record.through_time.piece import Piece


class Measure(StrEnum):
    """One figure. Of a link lags in operations and rates are sums of what is known, seconds are those of the worst."""

    OPERATIONS = "operations_behind"
    SECONDS = "seconds_behind"
    TRANSPORT = "transport_lag"
    """Operations that the leader has and the follower has not asked for."""
    APPLY = "apply_lag"
    """Operations that the follower asked for and has not written."""
    TAKEN = "taken_per_s"
    """Operations a second that the leader took."""
    WRITTEN = "written_per_s"
    """Operations a second that the follower wrote."""


Figure = Callable[[Values, float], float | None]
"""A figure of a follower at a moment, epoch seconds; None where it is not known."""


def operations(values: Values, _at: float) -> float | None:
    """How many operations a follower is behind."""
    return whole_number(values.get("operations_behind"))


def seconds(values: Values, at: float) -> float | None:
    """For how many seconds it is behind by then."""
    since = values.get("@seconds_behind")
    if since is False:
        return 0.0
    moment = whole_number(since)
    return None if moment is None else max(0.0, at - moment / 10)


def transport(values: Values, _at: float) -> float | None:
    """What it has not asked for; nothing where it is level."""
    behind = whole_number(values.get("operations_behind"))
    return 0.0 if behind == 0 else whole_number(values.get("transport_lag"))


def apply(values: Values, at: float) -> float | None:
    """What it asked for and did not write: the rest of what it is behind."""
    behind, not_asked_for = whole_number(values.get("operations_behind")), transport(values, at)
    return None if behind is None or not_asked_for is None else max(0.0, behind - not_asked_for)


_FIGURES: dict[Measure, Figure] = {
    Measure.OPERATIONS: operations,
    Measure.SECONDS: seconds,
    Measure.TRANSPORT: transport,
    Measure.APPLY: apply,
}


def figure(measure: Measure, piece: Piece, index: str | None) -> tuple[float | None, float | None]:
    """A measure at the beginning and at the end of a piece; `index` is the follower's name, None: the whole link.

    What is behind grows older with time, so that only seconds differ.
    """
    if measure in _RATES:
        rate = _rate(measure, piece, index)
        return rate, rate
    at_end = _lag(measure, piece.kept, index, piece.end)
    if measure is not Measure.SECONDS or piece.begin == piece.end:
        return at_end, at_end
    return _lag(measure, piece.kept, index, piece.begin), at_end


def _lag(measure: Measure, kept: Kept, index: str | None, at: float) -> float | None:
    read = _FIGURES[measure]
    if index is not None:
        values = kept.rows.get(index)
        return None if values is None else read(values, at)
    known = [value for values in kept.rows.values() if (value := read(values, at)) is not None]
    if not known:
        return None
    return max(known) if measure is Measure.SECONDS else sum(known)


_RATES = frozenset({Measure.TAKEN, Measure.WRITTEN})


def _rate(measure: Measure, piece: Piece, index: str | None) -> float | None:
    """How many operations a second came between what was before a piece and what it tells."""
    span_s, before = piece.end - piece.begin, piece.before
    if before is None or span_s <= 0:
        return None
    names: Iterable[str] = piece.kept.rows if index is None else (index,)
    pairs = ((before.rows.get(name), piece.kept.rows.get(name)) for name in names)
    known = [came for earlier, now in pairs if earlier and now and (came := _came(measure, earlier, now)) is not None]
    return sum(known) / span_s if known else None


def _came(measure: Measure, earlier: Values, now: Values) -> int | None:
    """Operations from one moment to another; None where they are not of one history, or not known."""
    first, last = whole_number(earlier.get("seq_no")), whole_number(now.get("seq_no"))
    if first is None or last is None or last < first or earlier.get("primaries") != now.get("primaries"):
        return None
    if measure is Measure.TAKEN:
        return last - first
    lacked, lacks = whole_number(earlier.get("operations_behind")), whole_number(now.get("operations_behind"))
    return None if lacked is None or lacks is None else max(0, last - lacks - (first - lacked))
