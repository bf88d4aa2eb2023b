"""Every request the clusters and the cloud received, by effect, as the simulator itself sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Effect = Literal["read", "probe", "write"]
_PROBES = ("_refresh", "_has_privileges", "_search", "_count", "_msearch", "_validate")


@dataclass(slots=True)
class Arrival:
    """A request as it came in; `acted` is the status it came to, `status` the one answered; None until then."""

    n: int
    cluster: str
    method: str
    path: str
    query: str
    effect: Effect
    status: int | None = None
    acted: int | None = None

    def view(self) -> dict[str, Any]:
        """How the control endpoint lists it."""
        return {
            "n": self.n,
            "cluster": self.cluster,
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "effect": self.effect,
            "status": self.status,
            "acted": self.acted,
        }


class Journal:
    """The requests in the order they came; counts cover all, the list the newest ones."""

    def __init__(self, capacity: int = 20000) -> None:
        self._kept = capacity
        self._list: list[Arrival] = []
        self._counts: dict[Effect, int] = {"read": 0, "probe": 0, "write": 0}

    def add(self, cluster: str, method: str, path: str, query: str, effect: Effect | None = None) -> Arrival:
        """Note a request; its effect follows from method and path unless it is given."""
        effect = effect or effect_of(method, path)
        self._counts[effect] += 1
        arrival = Arrival(sum(self._counts.values()), cluster, method, path, query, effect)
        self._list.append(arrival)
        if len(self._list) > 2 * self._kept:
            del self._list[: -self._kept]
        return arrival

    def clear(self) -> None:
        """Forget everything and count from zero."""
        self._list.clear()
        self._counts = {"read": 0, "probe": 0, "write": 0}

    def view(self) -> dict[str, Any]:
        """How the control endpoint shows it."""
        return {
            "total": sum(self._counts.values()),
            "by_effect": dict(self._counts),
            "requests": [arrival.view() for arrival in self.newest()],
        }

    def newest(self) -> Iterable[Arrival]:
        """The newest requests, oldest first."""
        return self._list[-self._kept :]


def effect_of(method: str, path: str) -> Effect:
    """What a request does: reading methods read, a few posts only ask, everything else writes."""
    if method in ("GET", "HEAD", "OPTIONS"):
        return "read"
    return "probe" if method == "POST" and path.rstrip("/").rsplit("/", 1)[-1] in _PROBES else "write"
