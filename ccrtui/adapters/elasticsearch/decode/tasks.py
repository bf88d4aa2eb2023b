"""`_ccr/stats` index by index, still as it came: what of it is read is another thing for each who asks."""

from __future__ import annotations

import msgspec


class _Index(msgspec.Struct):
    index: str
    shards: msgspec.Raw = msgspec.Raw(b"[]")


class _Indices(msgspec.Struct):
    indices: list[_Index] = []


class _Stats(msgspec.Struct):
    follow_stats: _Indices = msgspec.field(default_factory=_Indices)


_STATS = msgspec.json.Decoder(_Stats)


def tasks_by_index(body: bytes) -> dict[str, msgspec.Raw]:
    """What is told of the tasks of each index: parts of the body."""
    return {entry.index: entry.shards for entry in _STATS.decode(body).follow_stats.indices}
