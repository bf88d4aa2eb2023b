"""The part of the query language that counts and simple searches need, as tests on a document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.indices.operation import Document
from ccrtui.sim.model.version import Version
from ccrtui.sim.rest.http.shapes import as_mapping

Test = Callable[[Document], bool]


def from_request(q: str | None, body: Mapping[str, Any], raw: bytes, version: Version) -> Test:
    """The test of a request: its `q` before the query of its body; everything when it has neither."""
    if q is not None:
        return from_text(q)
    query = body.get("query")
    return _everything if query is None else Reader(raw, version).read(query)


def from_text(text: str) -> Test:
    """A query string: terms `field:value` or `value`, joined by AND or OR."""
    if text.strip() in ("*", "*:*"):
        return _everything
    if match := _BETWEEN.fullmatch(text.strip()):
        return _between(match)
    every = [
        [_term_of(word) for word in re.split(r"\s+AND\s+", part)] for part in re.split(r"\s+(?:OR\s+)?(?!AND)", text)
    ]
    return lambda doc: any(all(test(doc) for test in tests) for tests in every)


_BETWEEN = re.compile(r"(?P<field>[^\s:]+):(?P<open>[\[{])(?P<low>\S+) TO (?P<high>\S+?)(?P<close>[\]}])")
"""A range of a query string, `[` and `]` with its end, `{` and `}` without it."""


def _between(match: re.Match[str]) -> Test:
    limits = {}
    if match["low"] != "*":
        limits["gte" if match["open"] == "[" else "gt"] = match["low"]
    if match["high"] != "*":
        limits["lte" if match["close"] == "]" else "lt"] = match["high"]
    return _range({match["field"]: limits})


def _term_of(word: str) -> Test:
    field, colon, value = word.strip().partition(":")
    if not colon:
        return lambda doc: any(_equal(leaf, field) for leaf in _leaves(doc.source))
    value = value.strip('"')
    return lambda doc: any(_equal(field_value, value) for field_value in values(doc, field))


_OWN: Mapping[str, Callable[[Document], Any]] = {
    "_id": lambda doc: doc.id,
    "_seq_no": lambda doc: doc.seq_no,
    "_version": lambda doc: doc.version,
}


def values(doc: Document, field: str) -> list[Any]:
    """The values of a field, given by its dotted name; `_id`, `_seq_no` and `_version` are the document's own."""
    if field in _OWN:
        return [_OWN[field](doc)]
    current: list[Any] = [doc.source]
    for part in field.removesuffix(".keyword").split("."):
        nested = [inner[part] for inner in current if isinstance(inner, Mapping) and part in inner]
        current = [item for inner in nested for item in (inner if isinstance(inner, list) else [inner])]
    return current


class Reader:
    """Reads a query; `raw` is the body, to tell where an unknown query stands."""

    def __init__(self, raw: bytes, version: Version) -> None:
        self._raw = raw.decode("utf-8", "replace")
        self._version = version

    def read(self, query: Any) -> Test:
        """The test of a query. Raises 400 for queries that are not known."""
        if not isinstance(query, Mapping) or len(query) != 1:
            raise refuse(
                400, "parsing_exception", "[_na] query malformed, must start with start_object", None, line=1, col=11
            )
        kind, body = next(iter(query.items()))
        reader = {"bool": self._bool, "constant_score": self._constant}.get(kind)
        if reader is not None:
            return reader(as_mapping(body, kind))
        simple = _SIMPLE.get(kind)
        if simple is None:
            raise self._unknown(kind)
        if not isinstance(body, Mapping) or not (body or kind in _BARE):
            text = f"[{kind}] query malformed, no start_object after query name"
            raise refuse(400, "parsing_exception", text, None, line=1, col=2)
        return simple(body)

    def _bool(self, body: Mapping[str, Any]) -> Test:
        must = self._all(body.get("must")) + self._all(body.get("filter"))
        must_not, should = self._all(body.get("must_not")), self._all(body.get("should"))
        least = int(body.get("minimum_should_match", 0 if must else 1)) if should else 0
        return lambda doc: (
            all(test(doc) for test in must)
            and not any(test(doc) for test in must_not)
            and sum(test(doc) for test in should) >= least
        )

    def _all(self, part: Any) -> list[Test]:
        return [] if part is None else [self.read(clause) for clause in (part if isinstance(part, list) else [part])]

    def _constant(self, body: Mapping[str, Any]) -> Test:
        return self.read(body.get("filter"))

    def _unknown(self, kind: str) -> ApiError:
        at = self._raw.find(json.dumps(kind))
        start = self._raw.find(":", at) + 1
        column = start + len(self._raw[start:]) - len(self._raw[start:].lstrip()) + 1
        where = {"line": 1, "col": column}
        if not self._version.since(7, 6):
            return refuse(400, "parsing_exception", f"no [query] registered for [{kind}]", None, **where)
        cause = Cause("named_object_not_found_exception", f"[1:{column}] unknown field [{kind}]")
        return refuse(400, "parsing_exception", f"unknown query [{kind}]", cause, **where)


def _everything(_doc: Document) -> bool:
    return True


def _match_all(_body: Any) -> Test:
    return _everything


def _match_none(_body: Any) -> Test:
    return lambda _doc: False


def _term(body: Mapping[str, Any]) -> Test:
    field, value = next(iter(body.items()))
    expected = value.get("value", value.get("query")) if isinstance(value, Mapping) else value
    return lambda doc: any(_equal(field_value, expected) for field_value in values(doc, field))


def _terms(body: Mapping[str, Any]) -> Test:
    field, accepted = next((key, value) for key, value in body.items() if key != "boost")
    return lambda doc: any(_equal(field_value, expected) for field_value in values(doc, field) for expected in accepted)


def _match(body: Mapping[str, Any]) -> Test:
    field, value = next(iter(body.items()))
    words = str(value.get("query", "") if isinstance(value, Mapping) else value).lower().split()
    return lambda doc: any(set(words) & set(str(field_value).lower().split()) for field_value in values(doc, field))


def _exists(body: Mapping[str, Any]) -> Test:
    return lambda doc: any(field_value is not None for field_value in values(doc, str(body.get("field"))))


def _ids(body: Mapping[str, Any]) -> Test:
    return lambda doc: doc.id in body.get("values", ())


def _prefix(body: Mapping[str, Any]) -> Test:
    field, value = next(iter(body.items()))
    start = str(value.get("value") if isinstance(value, Mapping) else value)
    return lambda doc: any(str(field_value).startswith(start) for field_value in values(doc, field))


def _wildcard(body: Mapping[str, Any]) -> Test:
    field, value = next(iter(body.items()))
    pattern = str(value.get("value", value.get("wildcard")) if isinstance(value, Mapping) else value)
    return lambda doc: any(fnmatchcase(str(field_value), pattern) for field_value in values(doc, field))


def _query_string(body: Mapping[str, Any]) -> Test:
    return from_text(str(body.get("query", "*")))


def _range(body: Mapping[str, Any]) -> Test:
    field, limits = next(iter(body.items()))
    limits = as_mapping(limits, field)
    checks: dict[str, Callable[[Any, Any], bool]] = {
        "gt": lambda a, b: a > b,
        "gte": lambda a, b: a >= b,
        "lt": lambda a, b: a < b,
        "lte": lambda a, b: a <= b,
    }
    bounds = [(checks[name], limit) for name, limit in limits.items() if name in checks]
    return lambda doc: any(
        all(check(*_comparable(field_value, limit)) for check, limit in bounds) for field_value in values(doc, field)
    )


def _comparable(field_value: Any, limit: Any) -> tuple[Any, Any]:
    try:
        return float(field_value), float(limit)
    except (TypeError, ValueError):
        return str(field_value), str(limit)


def _equal(field_value: Any, expected: Any) -> bool:
    return _printed(field_value) == _printed(expected)


def _printed(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [leaf for inner in value.values() for leaf in _leaves(inner)]
    return [leaf for inner in value for leaf in _leaves(inner)] if isinstance(value, list) else [value]


_BARE = ("match_all", "match_none")
_SIMPLE: Mapping[str, Callable[[Any], Test]] = {
    "match_all": _match_all,
    "match_none": _match_none,
    "term": _term,
    "terms": _terms,
    "match": _match,
    "range": _range,
    "exists": _exists,
    "ids": _ids,
    "prefix": _prefix,
    "wildcard": _wildcard,
    "query_string": _query_string,
    "simple_query_string": _query_string,
}
