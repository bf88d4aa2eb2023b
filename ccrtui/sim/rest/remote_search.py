"""The part of a search that another cluster does, over the link (recordings `remote-cluster`, `privileges-across`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.aggregations import Hit

_ACTION = "indices:data/read/search"
_EMPTY_BYTES = 500


@dataclass(frozen=True, slots=True)
class Found:
    """Documents with their index, and how many shards were asked, and failed."""

    hits: list[Hit]
    total: int
    failed: int

    def with_(self, other: Found) -> Found:
        """Both together."""
        return Found([*self.hits, *other.hits], self.total + other.total, self.failed + other.failed)


def aliases_of(expression: str) -> list[str]:
    """The aliases that an expression names, in order."""
    return list(dict.fromkeys(part.partition(":")[0] for part in expression.split(",") if ":" in part))


async def ask(cluster: Cluster, alias: str, work: Callable[[Cluster, str], Found]) -> Found:
    """Have the cluster behind an alias search. Raises what the dial meets, or what the other side refuses.

    `skip_unavailable` turns an unreachable cluster into one that has nothing.
    """
    remote = cluster.remotes.get(alias)

    async def there(leader: Cluster) -> Found:
        return work(leader, alias)

    try:
        return await remote.request(_ACTION, there, _size)
    except ApiError as error:
        if remote.config.skip_unavailable and error.status == 500:
            return Found([], 0, 0)
        raise


def _size(found: Found) -> int:
    return _EMPTY_BYTES + sum(doc.size for _, doc in found.hits)
