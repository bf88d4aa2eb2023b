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


class Order(NamedTuple):
    """A field to sort by, whether downwards, and whether indices may lack it."""

    field: str
    down: bool = False
    unmapped: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What a search wants to see of each document; `source` is what it says of `_source`."""

    source: Any = None
    version: bool = False
    seq_no: bool = False
    doc_values: tuple[str, ...] = ()


def orders(given: Any) -> list[Order]:
    """Fields to sort by, and whether downwards, from `"qty"`, `"qty:desc"`, `{"qty": "desc"}` or a list of these."""
    if given is None:
        return []
    return [_order(one) for one in (given if isinstance(given, list) else [given])]


def _order(one: Any) -> Order:
    if isinstance(one, Mapping):
        field, way = single(one, "sort")
        unmapped = isinstance(way, Mapping) and "unmapped_type" in way
        way = way.get("order", "asc") if isinstance(way, Mapping) else way
    else:
        field, _, way = str(one).partition(":")
        unmapped = False
    if way not in ("asc", "desc", ""):
        raise refuse(400, "illegal_argument_exception", f"Unknown SortOrder [{way}]")
    return Order(str(field), way == "desc", unmapped)


def ordered(hits: Sequence[Hit], by: Sequence[Order]) -> list[Hit]:
    """The hits in order; documents without the field come last."""
    result = list(hits)
    for field, down, _ in reversed(by):
        having = [hit for hit in result if _key(hit, field) is not None]
        lacking = [hit for hit in result if _key(hit, field) is None]
        result = sorted(having, key=lambda hit: _key(hit, field) or (0.0, ""), reverse=down) + lacking
    return result


def after(hits: Sequence[Hit], by: Sequence[Order], last: Sequence[Any] | None) -> Sequence[Hit]:
    """The hits behind a position, which is given by the sort values of the last one seen."""
    if last is None or len(last) != len(by):
        return hits
    return [hit for hit in hits if _behind(hit, by, last)]


def _behind(hit: Hit, by: Sequence[Order], last: Sequence[Any]) -> bool:
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
    found = values(hit[1], field)
    if not found or found[0] is None:
        return None
    return _sortable(found[0])


def shown(cluster: Cluster, page: Sequence[Hit], wanted: Shown, by: Sequence[Order]) -> list[dict[str, Any]]:
    """The hits as they are answered."""
    return [_shown(cluster, hit, wanted, by) for hit in page]


def _shown(cluster: Cluster, hit: Hit, wanted: Shown, by: Sequence[Order]) -> dict[str, Any]:
    name, doc = hit
    body: dict[str, Any] = {"_index": name, **typed(cluster), "_id": doc.id}
    if wanted.version:
        body["_version"] = doc.version
    if wanted.seq_no:
        body |= {"_seq_no": doc.seq_no, "_primary_term": doc.term}
    body["_score"] = None if by else 1.0
    if doc.routing is not None:
        body["_routing"] = doc.routing
    source = wanted.source
    if source not in (False, "false"):
        body["_source"] = doc.source if source in (None, True, "true") else filtered(dict(doc.source), _fields(source))
    if wanted.doc_values:
        fields = {field: held for field in wanted.doc_values if (held := values(doc, field))}
        body |= {"fields": fields} if fields else {}
    if by:
        body["sort"] = [(values(doc, one.field) or [None])[0] for one in by]
    return body


def _fields(source: Any) -> str:
    if isinstance(source, Mapping):
        kept, dropped = source.get("includes") or [], source.get("excludes") or []
        return ",".join([*_listed(kept), *(f"-{one}" for one in _listed(dropped))])
    return ",".join(_listed(source))


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(one) for one in value]
