"""Which route answers a path and method; literal segments win over parameters, as in Elasticsearch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import unquote

from ccrtui.sim.rest.http.routes import Route

_TYPE = "{type}"
"""What a path is taken for only where it can be nothing else."""
METHOD_ORDER = ("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH")


@dataclass(frozen=True, slots=True)
class Match:
    """A route with the values of its path parameters."""

    route: Route
    params: dict[str, str]


@dataclass(frozen=True, slots=True)
class WrongMethod:
    """The path is known, but not with this method; the allowed ones in the order the server names them."""

    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A route with its pattern taken apart: which segments are parameters, and what the others say and where."""

    route: Route
    rank: tuple[bool, ...]
    literals: tuple[tuple[int, str], ...]
    parameters: tuple[tuple[int, str], ...]
    is_typed: bool

    @property
    def first(self) -> str | None:
        """What its path begins with; None: any name, or nothing at all."""
        return self.literals[0][1] if self.literals and self.literals[0][0] == 0 else None

    def may_begin(self, part: str) -> bool:
        """Whether a path that begins with that may fit."""
        return self.first is None or self.first == part

    def fits(self, parts: Sequence[str]) -> bool:
        """Whether a path of as many segments has every literal in its place."""
        return all(parts[position] == literal for position, literal in self.literals)


class Table:
    """The routes of one version, by how many segments they have and the first one, which most name literally."""

    def __init__(self, routes: Iterable[Route], version: tuple[int, int]) -> None:
        patterns = [_pattern(route) for route in routes if route.since <= version < route.until]
        patterns.sort(key=attrgetter("rank"))
        self._any_first: dict[int, list[_Pattern]] = {}
        self._by_first: dict[tuple[int, str], list[_Pattern]] = {}
        for pattern in patterns:
            if pattern.first is None:
                self._any_first.setdefault(len(pattern.rank), []).append(pattern)
        for length, first in {(len(pattern.rank), pattern.first) for pattern in patterns}:
            if first is not None:
                self._by_first[length, first] = [p for p in patterns if len(p.rank) == length and p.may_begin(first)]

    def find(self, method: str, path: str, xpack: bool = True) -> Match | WrongMethod | None:
        """Find the route, among those of x-pack only where it is there; None when no route at all knows the path."""
        parts = tuple(unquote(part) for part in _segments(path))
        known = self._by_first.get((len(parts), parts[0])) if parts else None
        candidates = self._any_first.get(len(parts), []) if known is None else known
        fitting = [p for p in candidates if p.fits(parts) and p.route.xpack <= xpack]
        fitting = [pattern for pattern in fitting if not pattern.is_typed] or fitting
        if not fitting:
            return None
        for pattern in fitting:
            if method in pattern.route.methods:
                values = {name: parts[position] for position, name in pattern.parameters}
                return None if pattern.route.named_only else Match(pattern.route, values)
        best = fitting[0].rank
        allowed = {m for pattern in fitting if pattern.rank == best for m in pattern.route.methods}
        return WrongMethod(tuple(m for m in METHOD_ORDER if m in allowed))


def _pattern(route: Route) -> _Pattern:
    segments = _segments(route.pattern)
    rank = tuple(segment.startswith("{") for segment in segments)
    return _Pattern(
        route,
        rank,
        tuple((n, segment) for n, segment in enumerate(segments) if not rank[n]),
        tuple((n, segment[1:-1]) for n, segment in enumerate(segments) if rank[n]),
        _TYPE in segments,
    )


def _segments(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.split("/") if part)
