"""`_ccr/stats` index by index, still as it came: what of it is read is another thing for each who asks."""

from __future__ import annotations

from typing import NamedTuple

import msgspec


class _Index(msgspec.Struct):
    index: str
    shards: msgspec.Raw = msgspec.Raw(b"[]")


class _Indices(msgspec.Struct):
    indices: list[_Index] = []


class _Stats(msgspec.Struct):
    follow_stats: _Indices = msgspec.field(default_factory=_Indices)
    auto_follow_stats: msgspec.Raw = msgspec.Raw(b"{}")


_STATS = msgspec.json.Decoder(_Stats)


class ToldStats(NamedTuple):
    """Parts of the body: what is told of the tasks of each index, and of auto-follow."""

    indices: dict[str, msgspec.Raw]
    auto_follow: msgspec.Raw


def told_stats(body: bytes) -> ToldStats:
    """The parts of an answer, none of which is read any further."""
    stats = _STATS.decode(body)
    return ToldStats({entry.index: entry.shards for entry in stats.follow_stats.indices}, stats.auto_follow_stats)
