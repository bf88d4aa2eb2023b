"""Statistics by their parts: what is byte for byte as it was is the very value that it was, and is not decoded again.

A part is what is told of one index. The last answer to each question is kept for this, as it came.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ccrtui.adapters.elasticsearch.decode.flow import flow_of
from ccrtui.adapters.elasticsearch.decode.followers import follow_info, tasks_of, told_of
from ccrtui.adapters.elasticsearch.decode.shards import index_copy, stats_of
from ccrtui.adapters.elasticsearch.decode.tasks import told_stats
from ccrtui.core.call.call import Call
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.flow import FlowStats
from ccrtui.core.elasticsearch.replication import FollowStats, ShardStats
from ccrtui.core.elasticsearch.requests.indices import asks_leases
from ccrtui.core.elasticsearch.timed_tasks import TimedTasks, steady

KEPT_QUESTIONS = 6
"""How many questions to a cluster have their last answer kept: those of a sample."""
_Question = tuple[Kind, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """The last answer to one question: its body and its value, and by index what that was made of.

    The body of what is never twice the same is not kept (None).
    """

    body: bytes | None
    value: object
    parts: Mapping[str, object] = field(default_factory=dict)


class Parts:
    """The last answers of one cluster, by what was asked."""

    def __init__(self) -> None:
        self._told: dict[_Question, Told] = {}

    def decoded(self, call: Call, body: bytes) -> object | None:
        """The value of a good answer; None where answers of that kind are not read by their parts.

        Raises msgspec.DecodeError, ValueError and LookupError for what cannot be read.
        """
        decoder = _DECODERS.get(call.kind)
        if decoder is None:
            return None
        if asks_leases(call):
            return decoder(body, None).value
        question = (call.kind, call.target, call.parameters)
        before = self._told.pop(question, None)
        told = before if before is not None and body == before.body else decoder(body, before)
        self._told[question] = told
        for oldest in list(self._told)[:-KEPT_QUESTIONS]:
            self._told.pop(oldest, None)
        return told.value


def _follow_info(body: bytes, _before: Told | None) -> Told:
    return Told(body, follow_info(body))


def _shard_stats(body: bytes, before: Told | None) -> Told:
    raw = stats_of(body)
    last = before.parts if before is not None else {}
    known = before.value.indices if before is not None and isinstance(before.value, ShardStats) else {}
    copies = {
        name: known[name] if name in known and last.get(name) == part else index_copy(part)
        for name, part in raw.items()
    }
    return Told(body, ShardStats(copies), raw)


def _follow_flow(body: bytes, before: Told | None) -> Told:
    raw = told_stats(body).indices
    last = before.parts if before is not None else {}
    known = before.value.tasks if before is not None and isinstance(before.value, FlowStats) else {}
    tasks = {
        name: known[name] if name in known and last.get(name) == part else flow_of(part) for name, part in raw.items()
    }
    return Told(body, FlowStats(tasks), raw)


def _follow_stats(body: bytes, before: Told | None) -> Told:
    """Tasks by index; where only the time since the last read is another, those from before with the time of now."""
    told, auto_followed = told_of(body)
    last = before.parts if before is not None else {}
    known = before.value.tasks if before is not None and isinstance(before.value, FollowStats) else {}
    tasks = {
        name: TimedTasks(steady(known[name]), part.since_ms)
        if name in known and last.get(name) == part.rest and isinstance(known[name], TimedTasks)
        else tasks_of(part)
        for name, part in told.items()
    }
    return Told(None, FollowStats(tasks, auto_followed), {name: part.rest for name, part in told.items()})


_DECODERS: Mapping[Kind, Callable[[bytes, Told | None], Told]] = {
    Kind.FOLLOW_INFO: _follow_info,
    Kind.SHARD_STATS: _shard_stats,
    Kind.FOLLOW_FLOW: _follow_flow,
    Kind.FOLLOW_STATS: _follow_stats,
}
