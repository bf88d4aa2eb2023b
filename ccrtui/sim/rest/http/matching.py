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

    def fits(self, parts: Sequence[str]) -> bool:
        """Whether a path of as many segments has every literal in its place."""
        return all(parts[position] == literal for position, literal in self.literals)


class Table:
    """The routes of one version."""

    def __init__(self, routes: Iterable[Route], version: tuple[int, int]) -> None:
        patterns = [_pattern(route) for route in routes if route.since <= version < route.until]
        self._by_length: dict[int, list[_Pattern]] = {}
        for pattern in sorted(patterns, key=attrgetter("rank")):
            self._by_length.setdefault(len(pattern.rank), []).append(pattern)

    def find(self, method: str, path: str, xpack: bool = True) -> Match | WrongMethod | None:
        """Find the route, among those of x-pack only where it is there; None when no route at all knows the path."""
        parts = tuple(unquote(part) for part in _segments(path))
        fitting = [p for p in self._by_length.get(len(parts), []) if p.fits(parts) and p.route.xpack <= xpack]
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
