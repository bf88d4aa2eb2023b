"""Which route answers a path and method; literal segments win over parameters, as in Elasticsearch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


class Table:
    """The routes of one version."""

    def __init__(self, routes: Iterable[Route], version: tuple[int, int]) -> None:
        self._by_length: dict[int, list[tuple[tuple[str, ...], Route]]] = {}
        for route in routes:
            if route.since <= version < route.until:
                parts = _segments(route.pattern)
                self._by_length.setdefault(len(parts), []).append((parts, route))

    def find(self, method: str, path: str, xpack: bool = True) -> Match | WrongMethod | None:
        """Find the route, among those of x-pack only where it is there; None when no route at all knows the path."""
        parts = tuple(unquote(part) for part in _segments(path))
        candidates = [
            (_rank(p), p, r) for p, r in self._by_length.get(len(parts), []) if _fits(p, parts) and r.xpack <= xpack
        ]
        candidates = [candidate for candidate in candidates if _TYPE not in candidate[1]] or candidates
        if not candidates:
            return None
        candidates.sort(key=lambda item: item[0])
        for _, pattern, route in candidates:
            if method in route.methods:
                return None if route.named_only else Match(route, _params(pattern, parts))
        best = candidates[0][0]
        allowed = {m for rank, _, route in candidates if rank == best for m in route.methods}
        return WrongMethod(tuple(m for m in METHOD_ORDER if m in allowed))


def _segments(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.split("/") if part)


def _is_parameter(segment: str) -> bool:
    return segment.startswith("{")


def _rank(pattern: Sequence[str]) -> tuple[bool, ...]:
    return tuple(_is_parameter(segment) for segment in pattern)


def _fits(pattern: Sequence[str], parts: Sequence[str]) -> bool:
    return all(_is_parameter(a) or a == b for a, b in zip(pattern, parts, strict=True))


def _params(pattern: Sequence[str], parts: Sequence[str]) -> dict[str, str]:
    return {a[1:-1]: b for a, b in zip(pattern, parts, strict=True) if _is_parameter(a)}
