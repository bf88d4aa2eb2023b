"""Routes as both sides have them: table by table where each leads, and how many subnets go by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.ui.render.line import Span, Tone
from ccrtui.ui.render.view import View

KEYS = frozenset({"table", "destination", "has", "affects"})
"""Keys of the evidence, after `leader_` and `follower_`, that are shown here."""

_NOWHERE = "-"

Row = tuple[str, Sequence[Span], Sequence[Span]]
"""A label, and what both sides have, as the members of a list."""


def route_rows(view: View, evidence: JsonObject) -> list[Row]:
    """A row for each table, for where it leads and for what it is used by; empty for evidence not of routes."""
    leader, follower = (list(_tables(view, evidence, side)) for side in ("leader", "follower"))
    nothing: dict[str, list[Span]] = {}
    return [
        (label, one.get(key, []), other.get(key, []))
        for one, other in zip_longest(leader, follower, fillvalue=nothing)
        for key, label in _labels(view)
    ]


def _labels(view: View) -> tuple[tuple[str, str], ...]:
    evidence = view.words.evidence
    return (("table", view.words.setup.table), ("has", evidence.of("has")), ("affects", evidence.of("affects")))


def _tables(view: View, evidence: JsonObject, side: str) -> Iterator[Mapping[str, Sequence[Span]]]:
    hop = evidence.get("hop")
    for table in _texts(evidence.get(f"{side}_table")):
        leads = _of_table(table, evidence.get(f"{side}_has"))
        used = _of_table(table, evidence.get(f"{side}_affects"))
        yield {
            "table": [Span(table)],
            "has": [_leads(view, block, to, hop) for block, to in leads],
            "affects": [Span(_subnets(view, *count)) for count in used],
        }


def _texts(value: JsonValue) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _of_table(table: str, value: JsonValue) -> list[list[str]]:
    """The members that begin with the id of that table, without it."""
    return [rest for name, *rest in map(str.split, _texts(value)) if table.split()[:1] == [name]]


def _leads(view: View, block: str, to: str, hop: JsonValue) -> Span:
    glyphs = view.glyphs
    if to == hop:
        return Span(f"{glyphs.good} {block}", Tone.GOOD)
    if to == _NOWHERE:
        return Span(f"{glyphs.bad} {view.words.say(view.words.setup.no_route, block=block)}", Tone.BAD)
    elsewhere = view.words.say(view.words.setup.route_elsewhere, block=block, hop=to)
    return Span(f"{glyphs.bad} {elsewhere}", Tone.BAD)


def _subnets(view: View, count: str) -> str:
    words = view.words.setup
    return view.words.say(words.subnets_one if count == "1" else words.subnets_many, n=count)
