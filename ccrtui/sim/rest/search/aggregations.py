"""The few aggregations an operator types: buckets by term, step and range, counts, and the usual metrics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.indices.operation import Document
from ccrtui.sim.rest.http.shapes import as_mapping, mapping, number
from ccrtui.sim.rest.search.queries import values

Hit = tuple[str, Document]


def aggregated(aggregations: Mapping[str, Any], hits: Sequence[Hit]) -> dict[str, Any]:
    """The answers to some aggregations over documents with their index. Raises 400 for others."""
    return {name: _aggregation(name, body, hits) for name, body in aggregations.items()}


def _aggregation(name: str, definition: Any, hits: Sequence[Hit]) -> dict[str, Any]:
    body = as_mapping(definition, name)
    kind = next((key for key in body if key not in ("aggs", "aggregations", "meta")), None)
    options = mapping(body, kind) if kind else {}
    field = str(options.get("field", ""))
    inner = mapping(body, "aggs") or mapping(body, "aggregations")
    if kind == "terms":
        return _terms(field, number(options, "size", 10), inner, hits)
    if kind == "histogram":
        return _histogram(field, float(options.get("interval", 1)), number(options, "min_doc_count", 0), inner, hits)
    if kind == "range":
        return _range(field, options.get("ranges", ()), inner, hits)
    if kind == "percentiles":
        return {"values": _percentiles(options.get("percents", _PERCENTS), _field_values(field, hits))}
    if kind in ("stats", "extended_stats"):
        return _stats(_field_values(field, hits), kind == "extended_stats")
    if kind is not None and kind in _METRICS:
        return {"value": _METRICS[kind]([value for hit in hits for value in _values(hit, field)])}
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


def _field_values(field: str, hits: Sequence[Hit]) -> list[float]:
    return _numbers([value for hit in hits for value in _values(hit, field)])


def _histogram(
    field: str, step: float, least: int, inner: Mapping[str, Any], hits: Sequence[Hit]
) -> dict[str, list[dict[str, Any]]]:
    by_key: dict[float, list[Hit]] = {}
    for hit in hits:
        for value in _numbers(_values(hit, field)):
            by_key.setdefault(value // step * step, []).append(hit)
    keys = sorted(by_key)
    if keys and least == 0:
        keys = [keys[0] + step * place for place in range(int((keys[-1] - keys[0]) / step) + 1)]
    return {"buckets": [_bucket({"key": key}, inner, by_key.get(key, [])) for key in keys]}


def _range(
    field: str, ranges: Sequence[Mapping[str, Any]], inner: Mapping[str, Any], hits: Sequence[Hit]
) -> dict[str, list[dict[str, Any]]]:
    buckets = []
    for bounds in ranges:
        low, high = (None if bounds.get(name) is None else float(bounds[name]) for name in ("from", "to"))
        key = f"{'*' if low is None else low}-{'*' if high is None else high}"
        limits = {name: limit for name, limit in (("from", low), ("to", high)) if limit is not None}
        within = [hit for hit in hits if any(_within(value, low, high) for value in _numbers(_values(hit, field)))]
        buckets.append(_bucket({"key": key, **limits}, inner, within))
    return {"buckets": buckets}


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value < high)


def _bucket(head: dict[str, Any], inner: Mapping[str, Any], hits: Sequence[Hit]) -> dict[str, Any]:
    return {**head, "doc_count": len(hits), **aggregated(inner, hits)}


def _percentiles(percents: Sequence[float], numbers: Sequence[float]) -> dict[str, float | None]:
    """The value below which so many percent lie, between two values in proportion."""
    ordered = sorted(numbers)
    return {str(float(percent)): _percentile(ordered, float(percent) / 100) for percent in percents}


def _percentile(ordered: Sequence[float], share: float) -> float | None:
    if not ordered:
        return None
    place = max(0.0, share * len(ordered) - 0.5)
    low = min(int(place), len(ordered) - 1)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _stats(numbers: Sequence[float], extended: bool) -> dict[str, Any]:
    total, many = sum(numbers), len(numbers)
    mean = total / many if many else None
    body: dict[str, Any] = {
        "count": many,
        "min": min(numbers, default=None),
        "max": max(numbers, default=None),
        "avg": mean,
        "sum": total,
    }
    if extended:
        squares = sum(value * value for value in numbers)
        variance = squares / many - mean * mean if mean is not None else None
        deviation = None if variance is None else variance**0.5
        body |= {"sum_of_squares": squares, "variance": variance, "std_deviation": deviation}
    return body


def _numbers(field_values: Sequence[Any]) -> list[float]:
    return [float(value) for value in field_values if isinstance(value, (int, float))]


_PERCENTS = (1, 5, 25, 50, 75, 95, 99)
_METRICS: Mapping[str, Callable[[Sequence[Any]], float | int | None]] = {
    "value_count": len,
    "cardinality": lambda field_values: len({str(value) for value in field_values}),
    "sum": lambda field_values: float(sum(_numbers(field_values))),
    "min": lambda field_values: min(_numbers(field_values), default=None),
    "max": lambda field_values: max(_numbers(field_values), default=None),
    "avg": lambda field_values: sum(numbers) / len(numbers) if (numbers := _numbers(field_values)) else None,
}
