"""The table form of `_cat`: columns chosen with `h`, headings with `v`, or JSON with `format=json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from ccrtui.sim.rest.http.exchange import Reply, Request

Row = Mapping[str, str | None]
QUERY = frozenset({"h", "v", "s", "help", "bytes", "time", "local", "master_timeout", "ts"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its short names, whether it stands right, and whether it shows unasked."""

    name: str
    aliases: tuple[str, ...] = ()
    right: bool = False
    shown: bool = True


def table(request: Request, columns: Sequence[Column], rows: Sequence[Row]) -> Reply:
    """Render rows as the query asks for."""
    chosen = _chosen(request, columns)
    ordered = _sorted(rows, request.query.get("s"), columns)
    if _as_json(request):
        return Reply([{heading: row.get(column.name) for heading, column in chosen} for row in ordered])
    return Reply(_text(chosen, ordered, request.flag("v")))


def _as_json(request: Request) -> bool:
    """JSON where the query or, without it, the header asks for it."""
    media_type = request.query.get("format") or request.accept.partition(",")[0]
    return media_type == "json" or media_type.startswith(("application/json", "application/vnd.elasticsearch+json"))


def size(count: int, unit: str | None) -> str:
    """Bytes as `_cat` prints them: with a unit, or as a number of the unit that `bytes` names."""
    scale = {"b": 0, "k": 1, "kb": 1, "m": 2, "mb": 2, "g": 3, "gb": 3}
    if unit in scale:
        return str(count // 1024 ** scale[unit])
    return human_bytes(count)


def human_bytes(count: float) -> str:
    """Bytes with the largest unit that leaves at least one, one decimal, none when it is zero."""
    for suffix in ("b", "kb", "mb", "gb"):
        if count < 1024 or suffix == "gb":
            return f"{int(count * 10) / 10:.1f}".removesuffix(".0") + suffix
        count /= 1024
    return f"{count}b"


def _chosen(request: Request, columns: Sequence[Column]) -> list[tuple[str, Column]]:
    requested = request.query.get("h")
    if requested is None:
        return [(column.name, column) for column in columns if column.shown]
    chosen: list[tuple[str, Column]] = []
    for name in (part.strip() for part in requested.split(",")):
        for column in columns:
            if name == column.name or name in column.aliases:
                chosen.append((name, column))
            elif "*" in name and fnmatchcase(column.name, name):
                chosen.append((column.name, column))
    return chosen


def _sorted(rows: Sequence[Row], keys: str | None, columns: Sequence[Column]) -> list[Row]:
    ordered = list(rows)
    for key in reversed((keys or "").split(",")):
        name, _, way = key.partition(":")
        column = next((candidate for candidate in columns if name == candidate.name or name in candidate.aliases), None)
        if column is not None:
            heading, right = column.name, column.right
            ordered.sort(key=lambda row: _rank(row.get(heading), right), reverse=way == "desc")
    return ordered


def _rank(value: str | None, number: bool) -> tuple[float, str]:
    text = value or ""
    return (float(text), "") if number and text.replace(".", "", 1).isdigit() else (-1.0, text)


def _text(chosen: Sequence[tuple[str, Column]], rows: Sequence[Row], headings: bool) -> str:
    lines = [[row.get(column.name) or "" for _, column in chosen] for row in rows]
    if headings:
        lines.insert(0, [heading for heading, _ in chosen])
    widths = [max((len(line[i]) for line in lines), default=0) for i in range(len(chosen))]
    return "".join(_line(line, widths, chosen) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int], chosen: Sequence[tuple[str, Column]]) -> str:
    """One line: numbers stand right, all but the last cell padded (a left last cell is not)."""
    last = len(cells) - 1
    out = []
    for i, (cell, width, (_, column)) in enumerate(zip(cells, widths, chosen, strict=True)):
        out.append(cell.rjust(width) if column.right else cell if i == last else cell.ljust(width))
    return " ".join(out) + "\n"
