"""From a view to what is kept of it: a value for each field; no document, of servers only what is wrong on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple

from ccrtui.core.call.fault import Fault
from ccrtui.core.record.carried import kept_flow
from ccrtui.core.record.fields import COURSE, FIRST_COPY, INDEX, LAGS, LINK, SHARD, Field, Way, kept_value
from ccrtui.core.record.kept import Kept, Plain, Values
from ccrtui.core.record.proofs import kept_proof
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Verdict

MOST_SHARDS = 64
"""Of how many shards of an index figures are kept."""
_PASSES = frozenset({Verdict.IN_SYNC, Verdict.CATCHING_UP})
"""Verdicts between which an index that is written to goes to and fro: since when is not kept, of shards sums."""
LASTS_S = 60.0
"""After how many seconds behind these are kept all the same."""


def kept(view: LinkView) -> Kept:
    """All that is kept of a view."""
    rows = {row.follower_index: kept_row(row, view) for row in view.indices}
    return Kept(view.sampled_at, kept_link(view), rows)


def kept_link(view: LinkView) -> Values:
    """What is kept of the link beside its followers."""
    values = dict(_values(view, LINK, view.sampled_at, view.taken_at))
    values.update(kept_proof(view.last_proof))
    if view.connections is not None:
        values["connections"], values["connections_wanted"] = view.connections
    values.update({f"{GONE}{name}": round(moment.epoch_s * 10) for name, (_, moment) in view.roster.gone.items()})
    for side, fault in (("leader", view.leader_fault), ("follower", view.follower_fault)):
        values.update(_fault(side, fault))
    return _said(values)


GONE, CAME = "@gone.", "@came"
"""When a follower was first missed, with its name; and when one was first seen that is new."""


def kept_row(row: IndexView, view: LinkView) -> Values:
    """What is kept of one follower."""
    at, taken_at = view.sampled_at, view.taken_at
    values = dict(_values(row, INDEX, at, taken_at))
    if row.first_copy is not None:
        values.update(_values(row.first_copy, FIRST_COPY, at, taken_at))
    values.update(kept_proof(row.last_proof))
    values.update(_sums(row))
    values.update(_alarms(row, at - taken_at))
    if row.verdict not in _PASSES or (row.seconds_behind or 0.0) > LASTS_S:
        values.update(_values(row.course, COURSE, at, taken_at))
        values.update(_shards(row, at, taken_at))
        values.update(kept_flow(view.flow, row.follower_index))
        values.update(zip(MAXIMA, astuple(view.maxima(row.follower_index)), strict=True))
    if (came := view.roster.came.get(row.follower_index)) is not None:
        values[CAME] = round(came.epoch_s * 10)
    return _said(values)


ALARM, LIMIT, ALARMED = "alarm_", "limit_", "@alarm_"
"""Before the name of a figure: how bad it is that it passed its limit, that limit, and since when."""
MAXIMA = ("most_reads", "most_writes", "most_operations")
"""What a follower may have out and bring at once."""


def _alarms(row: IndexView, offset: float) -> Values:
    """The alarms of a follower; their figures are kept anyway. `offset` is epoch seconds minus monotonic ones."""
    values: dict[str, Plain] = {}
    for alarm in row.alarms:
        values[f"{ALARM}{alarm.figure}"] = alarm.level.value
        values[f"{LIMIT}{alarm.figure}"] = alarm.limit
        values[f"{ALARMED}{alarm.figure}"] = round((alarm.since + offset) * 10)
    return values


def _values(part: object, kinds: Iterable[Field], at: float, taken_at: float) -> Iterator[tuple[str, Plain]]:
    for kind in kinds:
        value = getattr(part, kind.name, None)
        if value is not None:
            yield kind.key, kept_value(kind, value, at, taken_at)


def _fault(side: str, fault: Fault | None) -> Values:
    """Of a fault its code and status; what the server said may be anything, and is not kept."""
    return {} if fault is None else {f"{side}_fault": fault.code.value, f"{side}_status": fault.status}


def _sums(row: IndexView) -> Values:
    """Sequence numbers of all shards together: of the follower only where they are not told by the distance.

    Of the two lags the one is kept: the other is what is left of the distance.
    """
    leader = [shard.leader_max_seq_no for shard in row.shards]
    numbers = [number for number in leader if number is not None]
    if not numbers or len(numbers) < len(leader):
        return {}
    sums: dict[str, Plain] = {"seq_no": sum(numbers), "primaries": len(numbers)}
    if row.operations_behind:
        sums["transport_lag"] = row.lags.transport
    if row.operations_behind is None:
        follower = [shard.follower_global_checkpoint for shard in row.shards]
        checkpoints = [number for number in follower if number is not None]
        sums["checkpoint"] = sum(checkpoints) if len(checkpoints) == len(follower) else None
    return sums


def _shards(row: IndexView, at: float, taken_at: float) -> Values:
    values: dict[str, Plain] = {}
    for shard in row.shards[:MOST_SHARDS]:
        for kind in SHARD:
            value = getattr(shard, kind.name, None)
            if value is not None:
                values[shard_key(shard.shard, kind)] = kept_value(kind, value, at, taken_at)
        for kind in LAGS:
            values[shard_key(shard.shard, kind)] = getattr(shard.lags, kind.name)
        if shard.error is not None:
            values[f"{shard.shard}.error"] = shard.error.type
            if shard.error.type in _OF_THE_WAY:
                values[f"{shard.shard}.said"] = shard.error.reason[:MOST_SAID]
    return values


_OF_THE_WAY = frozenset(
    {
        "connect_transport_exception",
        "connect_exception",
        "node_disconnected_exception",
        "node_not_connected_exception",
        "no_such_remote_cluster_exception",
        "receive_timeout_transport_exception",
        "resource_not_found_exception",
        "index_not_found_exception",
        "index_closed_exception",
        "no_shard_available_action_exception",
    }
)
"""Errors whose sentence is about the way or about an index, and never quotes a document: of these alone it is kept."""
MOST_SAID = 300


def shard_key(shard: int, kind: Field) -> str:
    """The name under which a shard's value is kept."""
    moment = "@" if kind.key != kind.name else ""
    return f"{moment}{shard}.{kind.name}"


def _said(values: Values) -> Values:
    return {name: value for name, value in values.items() if value is not None}


FOLLOWING = frozenset(kind.key for kind in (*LINK, *INDEX) if not kind.leading or kind.way is Way.FIGURE)
"""What alone is no reason to write, and is written beside what is."""


DOCUMENTS = frozenset({"leader_docs", "follower_docs", "@docs_at"})


def at_work(values: Values) -> bool:
    """Whether a follower is level or catching up."""
    return values.get("verdict") in _PASSES


def worth_saying(said: Values, documents: bool = True) -> Values:
    """A difference, where something in it is a reason to write it; else nothing.

    Without `documents`, those of a follower that moves are left out: they will be told later.
    """
    if not documents and "seq_no" in said:
        said = {name: value for name, value in said.items() if name not in DOCUMENTS}
    return said if said.keys() - FOLLOWING else {}
