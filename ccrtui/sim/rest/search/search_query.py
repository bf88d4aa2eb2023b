"""What a search asks for, read from its body and its parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http import bodies, shapes
from ccrtui.sim.rest.http.exchange import Request
from ccrtui.sim.rest.search import fielddata, hits
from ccrtui.sim.rest.search.queries import Test, from_request

_COUNTED = 10_000
UNCOUNTED = -1
"""In place of the limit: hits are not counted."""
_TRACKED = {"true": None, "false": UNCOUNTED}


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a search asks for."""

    test: Test
    size: int
    start: int
    counted: int | None
    aggregations: Mapping[str, Any]
    sort: tuple[hits.SortKey, ...]
    after: tuple[Any, ...] | None
    hit_fields: hits.HitFields

    @property
    def fields(self) -> list[str]:
        """The fields whose values it needs beside each other."""
        return [*fielddata.aggregated(self.aggregations), *(order.field for order in self.sort)]


def search_query(cluster: Cluster, request: Request) -> SearchQuery:
    """Read a search. Raises 400 for what it does not know."""
    body = bodies.optional(request.body)
    check_keys(body, _KEYS, "unknown key")
    limit = _limit({**body, **request.query})
    paging = {**body, **request.query}
    size = shapes.number(paging, "size", 10)
    if size < 0:
        raise refuse(400, "illegal_argument_exception", f"[size] parameter cannot be negative, found [{size}]")
    return SearchQuery(
        from_request(request.query.get("q"), body, request.body, cluster.version),
        size,
        shapes.number(paging, "from", 0),
        limit,
        shapes.mapping(body, "aggs") or shapes.mapping(body, "aggregations"),
        tuple(hits.sort_keys(_comma(request.query.get("sort")) or body.get("sort"))),
        None if body.get("search_after") is None else tuple(body["search_after"]),
        hits.HitFields(
            request.query.get("_source", body.get("_source")),
            _set(paging.get("version")),
            _set(paging.get("seq_no_primary_term")),
            _doc_values(_comma(request.query.get("docvalue_fields")) or body.get("docvalue_fields")),
        ),
    )


def _doc_values(entries: Any) -> tuple[str, ...]:
    listed = [entries] if isinstance(entries, str) else entries or []
    return tuple(str(entry.get("field")) if isinstance(entry, Mapping) else str(entry) for entry in listed)


def _set(value: Any) -> bool:
    return value not in (None, False, "false")


def _limit(options: Mapping[str, Any]) -> int | None:
    """Up to where hits are counted exactly; None: all of them; `UNCOUNTED`: none (asks-contact 88)."""
    tracked = str(options.get("track_total_hits", _COUNTED)).lower()
    if tracked in _TRACKED:
        return _TRACKED[tracked]
    return shapes.number(options, "track_total_hits", _COUNTED)


def _comma(text: str | None) -> list[str] | None:
    return None if text is None else text.split(",")


def check_keys(body: Mapping[str, Any], known: Sequence[str], complaint: str) -> None:
    """Raises 400 where a body has another key than those."""
    unknown = next((key for key in body if key not in known), None)
    if unknown is None:
        return
    if complaint == "unknown key":
        kind = "START_OBJECT" if isinstance(body[unknown], Mapping) else "VALUE_STRING"
        raise refuse(400, "parsing_exception", f"Unknown key for a {kind} in [{unknown}].", None, line=1, col=2)
    raise refuse(400, "parsing_exception", f"request does not support [{unknown}]", None, line=1, col=2)


_KEYS = (
    "query",
    "size",
    "from",
    "aggs",
    "aggregations",
    "track_total_hits",
    "sort",
    "_source",
    "timeout",
    "version",
    "seq_no_primary_term",
    "search_after",
    "docvalue_fields",
)
