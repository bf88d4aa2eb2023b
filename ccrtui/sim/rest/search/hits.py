"""The hits of a search: in which order, which page, with how much of the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http.filtering import filtered
from ccrtui.sim.rest.http.shapes import single
from ccrtui.sim.rest.indices.documents import typed
from ccrtui.sim.rest.search.aggregations import Hit
from ccrtui.sim.rest.search.queries import values


class SortKey(NamedTuple):
    """A field to sort by, whether downwards, and whether indices may lack it."""

    field: str
    down: bool = False
    unmapped: bool = False


@dataclass(frozen=True, slots=True)
class HitFields:
    """What a search wants to see of each document; `source` is what it says of `_source`."""

    source: Any = None
    version: bool = False
    seq_no: bool = False
    doc_values: tuple[str, ...] = ()


def sort_keys(sort: Any) -> list[SortKey]:
    """Fields to sort by, and whether downwards, from `"qty"`, `"qty:desc"`, `{"qty": "desc"}` or a list of these."""
    if sort is None:
        return []
    return [_sort_key(entry) for entry in (sort if isinstance(sort, list) else [sort])]


def _sort_key(entry: Any) -> SortKey:
    if isinstance(entry, Mapping):
        field, direction = single(entry, "sort")
        unmapped = isinstance(direction, Mapping) and "unmapped_type" in direction
        direction = direction.get("order", "asc") if isinstance(direction, Mapping) else direction
    else:
        field, _, direction = str(entry).partition(":")
        unmapped = False
    if direction not in ("asc", "desc", ""):
        raise refuse(400, "illegal_argument_exception", f"Unknown SortOrder [{direction}]")
    return SortKey(str(field), direction == "desc", unmapped)


def ordered(hits: Sequence[Hit], by: Sequence[SortKey]) -> list[Hit]:
    """The hits in order; documents without the field come last."""
    result = list(hits)
    for field, down, _ in reversed(by):
        having = [hit for hit in result if _key(hit, field) is not None]
        lacking = [hit for hit in result if _key(hit, field) is None]
        result = sorted(having, key=lambda hit: _key(hit, field) or (0.0, ""), reverse=down) + lacking
    return result


def after(hits: Sequence[Hit], by: Sequence[SortKey], last: Sequence[Any] | None) -> Sequence[Hit]:
    """The hits behind a position, which is given by the sort values of the last one seen."""
    if last is None or len(last) != len(by):
        return hits
    return [hit for hit in hits if _is_after(hit, by, last)]


def _is_after(hit: Hit, by: Sequence[SortKey], last: Sequence[Any]) -> bool:
    for (field, down, _), value in zip(by, last, strict=True):
        key, limit = _key(hit, field), _sortable(value)
        if key is None or key == limit:
            continue
        return key < limit if down else key > limit
    return False


def _sortable(value: Any) -> tuple[float, str]:
    return (float(value), "") if isinstance(value, (int, float)) else (0.0, str(value))


def _key(hit: Hit, field: str) -> tuple[float, str] | None:
    if field in ("_doc", "_score"):
        return (0.0, "")
    if field == "_index":
        return (0.0, hit[0])
    field_values = values(hit[1], field)
    if not field_values or field_values[0] is None:
        return None
    return _sortable(field_values[0])


def hit_bodies(
    cluster: Cluster, page: Sequence[Hit], hit_fields: HitFields, by: Sequence[SortKey]
) -> list[dict[str, Any]]:
    """The hits as they are answered."""
    return [_hit_body(cluster, hit, hit_fields, by) for hit in page]


def _hit_body(cluster: Cluster, hit: Hit, hit_fields: HitFields, by: Sequence[SortKey]) -> dict[str, Any]:
    name, doc = hit
    body: dict[str, Any] = {"_index": name, **typed(cluster), "_id": doc.id}
    if hit_fields.version:
        body["_version"] = doc.version
    if hit_fields.seq_no:
        body |= {"_seq_no": doc.seq_no, "_primary_term": doc.term}
    body["_score"] = None if by else 1.0
    if doc.routing is not None:
        body["_routing"] = doc.routing
    source = hit_fields.source
    if source not in (False, "false"):
        body["_source"] = doc.source if source in (None, True, "true") else filtered(dict(doc.source), _fields(source))
    if hit_fields.doc_values:
        fields = {field: field_values for field in hit_fields.doc_values if (field_values := values(doc, field))}
        body |= {"fields": fields} if fields else {}
    if by:
        body["sort"] = [(values(doc, order.field) or [None])[0] for order in by]
    return body


def _fields(source: Any) -> str:
    if isinstance(source, Mapping):
        included, excluded = source.get("includes") or [], source.get("excludes") or []
        return ",".join([*_listed(included), *(f"-{name}" for name in _listed(excluded))])
    return ",".join(_listed(source))


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(name) for name in value]
