"""Routes as both sides have them: table by table where each leads, and how many subnets go by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.text.template import said
from ccrtui.ui.render.line import Span, Tone
from ccrtui.ui.render.view import View

KEYS = frozenset({"table", "destination", "has", "affects"})
"""Keys of the evidence, after `leader_` and `follower_`, that are shown here."""

Row = tuple[str, Sequence[Span], Sequence[Span]]
"""A label, and what both sides have, as the members of a list."""


def route_rows(view: View, evidence: JsonObject) -> list[Row]:
    """A row for each table, for where it leads and for what it is used by; empty for evidence not of routes."""
    leader, follower = (list(_tables(view, evidence, side)) for side in ("leader", "follower"))
    nothing: dict[str, list[Span]] = {}
    return [
        (label, left.get(key, []), right.get(key, []))
        for left, right in zip_longest(leader, follower, fillvalue=nothing)
        for key, label in _labels(view)
    ]


def _labels(view: View) -> tuple[tuple[str, str], ...]:
    evidence = view.words.evidence
    return (("table", view.words.setup.table), ("has", evidence.of("has")), ("affects", evidence.of("affects")))


def _tables(view: View, evidence: JsonObject, side: str) -> Iterator[Mapping[str, Sequence[Span]]]:
    hop = evidence.get("hop")
    for table in _objects(evidence.get(f"{side}_table")):
        leads, uses = (_of_table(table, evidence.get(f"{side}_{key}")) for key in ("has", "affects"))
        yield {
            "table": [Span(said(view.words.evidence.in_text("table", table)))],
            "has": [_leads(view, said(route.get("destination")), route.get("hop"), hop) for route in leads],
            "affects": [Span(_subnets(view, said(use.get("subnets")))) for use in uses],
        }


def _objects(value: JsonValue) -> list[JsonObject]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, Sequence) else []


def _of_table(table: JsonObject, value: JsonValue) -> list[JsonObject]:
    """Those that are about that table."""
    return [item for item in _objects(value) if item.get("table") == table.get("id")]


def _leads(view: View, block: str, to: JsonValue, hop: JsonValue) -> Span:
    glyphs, words = view.glyphs, view.words.setup
    if to is None:
        return Span(f"{glyphs.bad} {view.words.say(words.no_route, block=block)}", Tone.BAD)
    if to == hop:
        return Span(f"{glyphs.good} {block}", Tone.GOOD)
    return Span(f"{glyphs.bad} {view.words.say(words.route_elsewhere, block=block, hop=to)}", Tone.BAD)


def _subnets(view: View, count: str) -> str:
    words = view.words.setup
    return view.words.say(words.subnets_one if count == "1" else words.subnets_many, n=count)
