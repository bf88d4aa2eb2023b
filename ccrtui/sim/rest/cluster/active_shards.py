"""`wait_for_active_shards`: on one node only primaries are ever active, so more than one copy is waited for in vain."""

from __future__ import annotations

from collections.abc import Iterable

from ccrtui.sim.errors import Cause, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import settings
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.rest.http.exchange import Request

_DEFAULT = "index.write.wait_for_active_shards"
_NAME = "wait_for_active_shards"
_STEP_S = 0.1
_AS_SET = "index-setting"
_AS_SET_SINCE = (7, 14)
"""Since when a close may ask for what the index itself says: 7.17.28 advises it, 7.3.0 cannot read it."""


async def active(cluster: Cluster, request: Request, index: Index, default: str | None = None) -> bool:
    """Wait until as many copies as asked for are active, at most 30 s or what `timeout` says."""
    limit = settings.seconds(request.query.get("timeout", "30s"), "timeout")
    end = cluster.clock.monotonic() + limit
    while not (served := enough(request, index, default)) and cluster.clock.monotonic() < end:
        await cluster.clock.sleep(min(_STEP_S, limit))
    return served


async def primaries(cluster: Cluster, indices: Iterable[Index], limit_s: float) -> None:
    """Wait until every primary of some indices serves, so many seconds at most."""
    awaited = list(indices)
    end = cluster.clock.monotonic() + limit_s
    while not all(index.started for index in awaited) and cluster.clock.monotonic() < end:
        await cluster.clock.sleep(min(_STEP_S, limit_s))


async def for_writing(cluster: Cluster, request: Request, indices: Iterable[Index]) -> None:
    """Wait for the primaries of what is written to, a minute or what `timeout` says."""
    limit = settings.seconds(request.query.get("timeout", "1m"), "timeout")
    await primaries(cluster, (index for index in indices if index.open), limit)


async def require_copies(cluster: Cluster, request: Request, index: Index) -> None:
    """Raise 503 when a write cannot have the copies it asks for, after waiting a minute or `timeout`."""
    if request.query.get(_NAME, "1") == "1" or enough(request, index):
        return
    limit = request.query.get("timeout", "1m")
    await cluster.clock.sleep(settings.seconds(limit, "timeout"))
    text = (
        f"[{index.name}][0] Not enough active copies to meet shard count of [{request.query[_NAME]}] (have 1, needed "
        f"{_wanted(request, index)}). Timeout: [{limit}]"
    )
    raise refuse(503, "unavailable_shards_exception", text)


def check(cluster: Cluster, request: Request) -> None:
    """Raise 400 when what is asked for is no number of copies, also where nothing is waited for (promote-many 71)."""
    text = request.query.get(_NAME, "all")
    if text != "all" and not (text == _AS_SET and cluster.version.since(*_AS_SET_SINCE)):
        _number(text)


def enough(request: Request, index: Index, default: str | None = None) -> bool:
    """Tell whether every shard has as many active copies as asked for."""
    copies = _wanted(request, index, default)
    return copies <= 0 or (copies == 1 and index.started)


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        cause = Cause("number_format_exception", f'For input string: "{text}"')
        raise refuse(400, "illegal_argument_exception", f"cannot parse ActiveShardCount[{text}]", cause) from None


def _wanted(request: Request, index: Index, default: str | None = None) -> int:
    requested, setting = request.query.get(_NAME, default), str(index.settings.get(_DEFAULT, "1"))
    text = setting if requested in (None, _AS_SET) else requested
    copies = 1 + index.replicas
    number = copies if text == "all" else _number(text)
    if 0 <= number <= copies:
        return number
    raise refuse(
        400,
        "illegal_argument_exception",
        f"invalid wait_for_active_shards: value cannot be greater than the number of copies [{copies}], got [{text}]",
    )
