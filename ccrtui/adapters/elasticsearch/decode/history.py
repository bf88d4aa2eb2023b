"""Documents by the operations that wrote them, from the answers of many searches to core values."""

from __future__ import annotations

import msgspec

from ccrtui.adapters.elasticsearch.refusal import refusal
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.history.stamp import Stamp, Stamped, Stamps


class _Hit(msgspec.Struct, gc=False):
    id: str = msgspec.field(name="_id")
    version: int = msgspec.field(name="_version")
    seq_no: int = msgspec.field(name="_seq_no")


class _Hits(msgspec.Struct):
    hits: list[_Hit] = []


class _Shards(msgspec.Struct, gc=False):
    total: int = 0
    successful: int = 0


class _Item(msgspec.Struct):
    status: int = 200
    shards: _Shards = msgspec.field(name="_shards", default_factory=_Shards)
    hits: _Hits = msgspec.field(default_factory=_Hits)
    error: msgspec.Raw = msgspec.Raw(b"")


class _Items(msgspec.Struct):
    responses: list[_Item] = []


_ITEMS = msgspec.json.Decoder(_Items)


def stamped(body: bytes) -> Stamped:
    """One entry for each search; one that was refused, or whose shard did not answer, is a fault of its own."""
    return Stamped(tuple(_stamps(item) for item in _ITEMS.decode(body).responses))


def _stamps(item: _Item) -> Stamps | Fault:
    if error := bytes(item.error):
        return refusal(item.status, b'{"error":' + error + b"}", {})
    if item.shards.successful != 1 or item.shards.total != 1:
        return Fault(FaultCode.BUSY, item.status)
    return {hit.seq_no: Stamp(hit.id, hit.version) for hit in item.hits.hits}
