"""From what was kept back to a view. What is kept may come from anywhere, so that nothing in it is believed unread."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.alarm.guard import figures_of, pressing
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.record.carried import flow_of
from ccrtui.core.record.fields import COURSE, FIRST_COPY, INDEX, LAGS, LINK, SHARD, Field, view_value
from ccrtui.core.record.keep import ALARM, ALARMED, CAME, GONE, LIMIT, MAXIMA, MOST_SHARDS, shard_key
from ccrtui.core.record.kept import Kept, Plain, Values, whole_number
from ccrtui.core.record.proofs import proof_of
from ccrtui.core.watch.course import Course
from ccrtui.core.watch.following.roster import Moment, Roster
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.lag import Lags
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.urgency import urgency
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict

if TYPE_CHECKING:
    from ccrtui.core.elasticsearch.replication import FirstCopy, FollowInfo, ReadError

_UNSAID = "…"
"""In place of what a server said and is not kept."""

Trends = Mapping[str, tuple[int | None, ...]]
"""Operations behind at the last samples, by follower."""


def restored(kept: Kept, taken_at: float | None = None, trends: Trends | None = None) -> LinkView:
    """The view as it was. `taken_at`: its moment on the clock of who looks at it, else that of the sample itself.

    All other moments lie as far from it as they did.
    """
    moment = kept.at if taken_at is None else taken_at
    rows = [_row(name, values, kept.at, moment, trends or {}) for name, values in kept.rows.items()]
    rows.sort(key=urgency)
    if any(row.alarms for row in rows):
        rows.sort(key=pressing)
    values = _values(kept.link, LINK, kept.at, moment)
    first = rows[0].reason if rows else Reason.NOT_FOLLOWING
    given = {
        "alias": "",
        "connected": None,
        "reason": first,
        **values,
        "indices": tuple(rows),
        "sampled_at": kept.at,
        "taken_at": moment,
        "connections": _connections(kept.link),
        "leader_fault": _fault(kept.link, "leader"),
        "follower_fault": _fault(kept.link, "follower"),
        "flow": flow_of(kept.rows, moment),
        "roster": _roster(kept, moment),
        "last_proof": proof_of(kept.link, kept.at, moment),
    }
    return LinkView(**given)


def _roster(kept: Kept, taken_at: float) -> Roster:
    """Who has come and who has gone."""
    offset = kept.at - taken_at
    came = {name: moment for name, values in kept.rows.items() if (moment := _moment(values.get(CAME), offset))}
    gone = {
        name.removeprefix(GONE): (IndexPair(name.removeprefix(GONE), name.removeprefix(GONE)), moment)
        for name, value in kept.link.items()
        if name.startswith(GONE) and (moment := _moment(value, offset))
    }
    return Roster(_told(kept), came=came, gone=gone)


def _told(kept: Kept) -> FollowInfo | None:
    """What followers may have out and bring at once, as far as it is kept; None where it is of none."""
    maxima = {
        name: [whole_number(values.get(most)) for most in MAXIMA]
        for name, values in kept.rows.items()
        if MAXIMA[0] in values
    }
    if not maxima:
        return None
    from ccrtui.core.elasticsearch.follow_settings import Maxima
    from ccrtui.core.elasticsearch.replication import Follower, FollowInfo

    return FollowInfo({name: Follower(name, "", name, True, maxima=Maxima(*most)) for name, most in maxima.items()})


def _moment(value: Plain, offset: float) -> Moment | None:
    number = whole_number(value)
    return None if number is None else Moment(number / 10 - offset, number / 10)


def _row(name: str, values: Values, at: float, taken_at: float, trends: Trends) -> IndexView:
    given: dict[str, Any] = {
        "leader_index": name,
        "verdict": Verdict.UNKNOWN,
        "reason": Reason.NOT_ESTABLISHED,
        **_values(values, INDEX, at, taken_at),
        "follower_index": name,
        "shards": _shards(values, at, taken_at),
        "first_copy": _first_copy(values, at, taken_at),
        "trend": trends.get(name, ()),
        "last_proof": proof_of(values, at, taken_at),
    }
    given["course"] = _course(given["verdict"], values, at, taken_at)
    row = IndexView(**given)
    alarms = tuple(_alarms(row, values, at - taken_at)) if any(name in values for name in _ALARMS) else ()
    return replace(row, alarms=alarms) if alarms else row


_ALARMS = tuple(f"{ALARM}{figure}" for figure in Figure)


def _alarms(row: IndexView, values: Values, offset: float) -> Iterator[Alarm]:
    """The alarms of a follower, with its figures as they are told now."""
    for figure, value in figures_of(row):
        level, limit = values.get(f"{ALARM}{figure}"), values.get(f"{LIMIT}{figure}")
        since = whole_number(values.get(f"{ALARMED}{figure}"))
        if level in list(Level) and isinstance(limit, int | float) and since is not None:
            seen = value if value is not None and math.isfinite(value) else None
            yield Alarm(figure, Level(level), float(limit), seen, since / 10 - offset)


def _course(verdict: Verdict, values: Values, at: float, taken_at: float) -> Course | None:
    course = _values(values, COURSE, at, taken_at)
    if "since" not in course:
        return None
    return Course(verdict, course["since"], bool(course.get("begun")), course.get("trouble_since"))


def _first_copy(values: Values, at: float, taken_at: float) -> FirstCopy | None:
    figures = _values(values, FIRST_COPY, at, taken_at)
    if len(figures) != len(FIRST_COPY):
        return None
    from ccrtui.core.elasticsearch.replication import FirstCopy

    return FirstCopy(**figures)


def _shards(values: Values, at: float, taken_at: float) -> tuple[ShardView, ...]:
    numbers = {name.lstrip("@").partition(".")[0] for name in values if "." in name}
    if not numbers:
        return _only_shard(values, at, taken_at)
    known = sorted(int(number) for number in numbers if number.isascii() and number.isdecimal() and len(number) < 6)
    return tuple(_shard(shard, values, at, taken_at) for shard in known[:MOST_SHARDS])


def _only_shard(values: Values, at: float, taken_at: float) -> tuple[ShardView, ...]:
    """The shard of an index that has one, of which the sums tell everything but the leader's checkpoint.

    What it is behind by is not asked for yet, or not written yet.
    """
    seq_no, behind = whole_number(values.get("seq_no")), whole_number(values.get("operations_behind"))
    if values.get("primaries") != 1 or seq_no is None or behind is None:
        return ()
    alike = {f"@0.{name}" if kind.key != name else f"0.{name}": values.get(kind.key) for name, kind in _ALIKE.items()}
    told: dict[str, Plain] = {"0.leader_max_seq_no": seq_no, "0.follower_global_checkpoint": seq_no - behind}
    transport = whole_number(values.get("transport_lag")) if behind else 0
    if transport is not None:
        told |= {shard_key(0, kind): lag for kind, lag in zip(LAGS, (transport, behind - transport), strict=False)}
    return (_shard(0, {**alike, **told, "0.evidence": Evidence.LEADER.value}, at, taken_at),)


_ALIKE = {
    kind.name: kind
    for kind in INDEX
    if kind.name in ("verdict", "reason", "operations_behind", "seconds_behind", "seconds_at_least")
}
"""What is the same of an index and of its only shard."""


def _shard(shard: int, values: Values, at: float, taken_at: float) -> ShardView:
    given = {kind.name: view_value(kind, values.get(shard_key(shard, kind)), at, taken_at) for kind in SHARD}
    given = {name: value for name, value in given.items() if value is not None}
    least: dict[str, Any] = {
        "verdict": Verdict.UNKNOWN,
        "reason": Reason.NOT_ESTABLISHED,
        "leader_max_seq_no": None,
        "leader_global_checkpoint": None,
        "follower_global_checkpoint": None,
        "evidence": Evidence.NONE,
    }
    return ShardView(
        **{**least, **given, "shard": shard},
        lags=Lags(*(whole_number(values.get(shard_key(shard, kind))) for kind in LAGS)),
        error=_error(values.get(f"{shard}.error"), values.get(f"{shard}.said")),
    )


def _error(error: Plain, said: Plain) -> ReadError | None:
    if not isinstance(error, str):
        return None
    from ccrtui.core.elasticsearch.replication import ReadError

    return ReadError(0, error, said if isinstance(said, str) else _UNSAID)


def _values(values: Values, kinds: Iterable[Field], at: float, taken_at: float) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for kind in kinds:
        kept = values.get(kind.key)
        if kept is not None and (value := view_value(kind, kept, at, taken_at)) is not None:
            given[kind.name] = value
    return given


def _connections(link: Values) -> tuple[int, int] | None:
    connections, wanted = whole_number(link.get("connections")), whole_number(link.get("connections_wanted"))
    return None if connections is None or wanted is None else (connections, wanted)


def _fault(link: Values, side: str) -> Fault | None:
    code, status = link.get(f"{side}_fault"), link.get(f"{side}_status")
    if not isinstance(code, str):
        return None
    try:
        return Fault(FaultCode(code), status if isinstance(status, int) else None)
    except ValueError:
        return None
