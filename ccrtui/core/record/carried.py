"""What a follower carries, as it is kept: what came within the last minute of a sample, and what was out then."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.elasticsearch.flow import Carried, FlowStats, ShardFlow, Waiting
from ccrtui.core.record.kept import Values, whole_number
from ccrtui.core.watch.measure.rates import NOTHING, SPAN_S, Flow, Meter

_CAME, _OUT = "came.", "out."


def kept_flow(flow: Flow, index: str) -> Values:
    """What is kept of one follower; nothing where it was not looked at twice."""
    if flow.last is None or index not in flow.meters:
        return {}
    points = flow.meters[index].points
    since = max(flow.first, flow.last - SPAN_S)
    begin = next((total for moment, total in reversed(points) if moment <= since), points[0][1])
    came, waiting = points[-1][1].since(begin) or NOTHING, flow.waiting(index)
    told = {f"{_CAME}{name}": number for name, number in came._asdict().items() if number}
    out = {f"{_OUT}{name}": number for name, number in waiting._asdict().items() if number} if waiting else {}
    return {**told, **out, "span_s": round(min(SPAN_S, flow.last - flow.first))}


def flow_of(rows: Mapping[str, Values], taken_at: float) -> Flow:
    """What is told of all followers together, as of that moment."""
    told = {name: values for name, values in rows.items() if whole_number(values.get("span_s")) is not None}
    if not told:
        return Flow()
    span_s = max(whole_number(values.get("span_s")) or 0 for values in told.values())
    first = taken_at - min(SPAN_S, float(span_s))
    meters = {name: Meter(((first, NOTHING), (taken_at, _carried(values)))) for name, values in told.items()}
    tasks = {name: {0: ShardFlow(Carried(), _waiting(values))} for name, values in told.items()}
    return Flow(first, taken_at, FlowStats(tasks), meters)


def _carried(values: Values) -> Carried:
    return Carried(*(whole_number(values.get(f"{_CAME}{name}")) or 0 for name in Carried._fields))


def _waiting(values: Values) -> Waiting:
    return Waiting(*(whole_number(values.get(f"{_OUT}{name}")) or 0 for name in Waiting._fields))
