"""A route of a simulated cluster: what it answers to, since which version, and what a user needs for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccrtui.sim.model.version import Version
from ccrtui.sim.rest.http.exchange import Reply, Request

if TYPE_CHECKING:
    from ccrtui.sim.model.cluster import Cluster

Handler = Callable[["Cluster", Request], Awaitable[Reply]]
Warns = Callable[[Version, Mapping[str, str]], str | None]


@dataclass(frozen=True, slots=True)
class Need:
    """What a request must be allowed to do: an action name, on the cluster or on the indices it names.

    `indices` is the name of the path parameter that holds the index expression; None for a cluster action.
    """

    action: str
    indices: str | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """One row of the routing table.

    `methods` is a tuple such as ("GET", "POST"); HEAD is answered only where it is named. `pattern` is a path
    such as "/{index}/_ccr/info". `query` holds the allowed query keys beside those every call takes (pretty,
    human, filter_path, error_trace, format). `since` and `until` (exclusive) are versions as (major, minor).
    `need` is the action that the user must be allowed; None: any authenticated user. `warns` tells from the version
    and the query of which deprecation every answer warns, refusals too. `xpack` routes are those of x-pack;
    one that is `named_only` stands among the methods that a path takes, and answers nobody.
    """

    methods: tuple[str, ...]
    pattern: str
    handler: Handler
    query: frozenset[str] = frozenset()
    since: tuple[int, int] = (0, 0)
    until: tuple[int, int] = (99, 0)
    need: Need | None = None
    warns: Warns | None = None
    xpack: bool = False
    named_only: bool = False


def of_xpack(routes: Iterable[Route]) -> tuple[Route, ...]:
    """The same routes, as ones that a node without x-pack does not have."""
    return tuple(replace(route, xpack=True) for route in routes)
