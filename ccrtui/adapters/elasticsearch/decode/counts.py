"""Documents of many indices in one search, from JSON to core values."""

from __future__ import annotations

import msgspec

from ccrtui.core.elasticsearch.index import DocumentCounts


class _Bucket(msgspec.Struct, gc=False):
    key: str
    doc_count: int


class _Terms(msgspec.Struct):
    buckets: list[_Bucket] = []


class _Aggregations(msgspec.Struct):
    n: _Terms = msgspec.field(default_factory=_Terms)


class ShardCount(msgspec.Struct):
    """The `_shards` of a search or a count, over one copy of each shard."""

    total: int = 0
    successful: int = 0

    @property
    def unheard(self) -> int:
        """How many did not answer: one without a copy is not among the failed ones (product-odd-again 453, 7.3.0)."""
        return self.total - self.successful


class _Counts(msgspec.Struct):
    shards: ShardCount = msgspec.field(name="_shards", default_factory=ShardCount)
    aggregations: _Aggregations = msgspec.field(default_factory=_Aggregations)


_COUNTS = msgspec.json.Decoder(_Counts)


def document_counts(body: bytes) -> DocumentCounts:
    """The buckets of a terms aggregation on `_index`."""
    answer = _COUNTS.decode(body)
    counts = {bucket.key: bucket.doc_count for bucket in answer.aggregations.n.buckets}
    return DocumentCounts(counts, answer.shards.unheard)
