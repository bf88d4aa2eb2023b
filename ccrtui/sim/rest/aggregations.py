"""The few aggregations an operator types: terms, counts, and the usual metrics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.operation import Document
from ccrtui.sim.rest.queries import values
from ccrtui.sim.rest.shapes import as_mapping, mapping, number

Hit = tuple[str, Document]


def aggregated(asked: Mapping[str, Any], hits: Sequence[Hit]) -> dict[str, Any]:
    """The answers to some aggregations over documents with their index. Raises 400 for others."""
    return {name: _one(name, body, hits) for name, body in asked.items()}


def _one(name: str, given: Any, hits: Sequence[Hit]) -> dict[str, Any]:
    body = as_mapping(given, name)
    kind = next((key for key in body if key not in ("aggs", "aggregations", "meta")), None)
    asked = mapping(body, kind) if kind else {}
    field = str(asked.get("field", ""))
    if kind == "terms":
        return _terms(field, number(asked, "size", 10), mapping(body, "aggs") or mapping(body, "aggregations"), hits)
    if kind is not None and kind in _METRICS:
        numbers = [value for hit in hits for value in _values(hit, field)]
        return {"value": _METRICS[kind](numbers)}
    text = f"Unknown aggregation type [{kind}]" if kind else f"Missing definition for aggregation [{name}]"
    raise refuse(400, "parsing_exception", text, None, line=1, col=1)


def _values(hit: Hit, field: str) -> list[Any]:
    return [hit[0]] if field == "_index" else values(hit[1], field)


def _terms(field: str, size: int, inner: Mapping[str, Any], hits: Sequence[Hit]) -> dict[str, Any]:
    counts = Counter(value for hit in hits for value in _values(hit, field))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    buckets: list[dict[str, Any]] = [{"key": key, "doc_count": count} for key, count in ordered[:size]]
    for bucket in buckets if inner else ():
        bucket |= aggregated(inner, [hit for hit in hits if bucket["key"] in _values(hit, field)])
    rest = sum(count for _, count in ordered[size:])
    return {"doc_count_error_upper_bound": 0, "sum_other_doc_count": rest, "buckets": buckets}


def _numbers(found: Sequence[Any]) -> list[float]:
    return [float(value) for value in found if isinstance(value, (int, float))]


_METRICS: Mapping[str, Callable[[Sequence[Any]], float | int | None]] = {
    "value_count": len,
    "cardinality": lambda found: len({str(value) for value in found}),
    "sum": lambda found: sum(_numbers(found)),
    "min": lambda found: min(_numbers(found), default=None),
    "max": lambda found: max(_numbers(found), default=None),
    "avg": lambda found: sum(numbers) / len(numbers) if (numbers := _numbers(found)) else None,
}
