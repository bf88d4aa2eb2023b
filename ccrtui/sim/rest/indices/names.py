"""Index expressions: names, aliases, lists and wildcards, resolved as the calls on indices do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster, no_such_index
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.index_names import invalid_name
from ccrtui.sim.rest.http.exchange import Request

QUERY = frozenset({"ignore_unavailable", "allow_no_indices", "expand_wildcards"})
OPEN_ONLY = frozenset(
    {
        "indices:data/read/search",
        "indices:monitor/stats",
        "indices:admin/refresh",
        "indices:admin/flush",
        "indices:admin/forcemerge",
    }
)
"""What cannot be done with a closed index."""
EVERY = ("", "_all", "*")
_METADATA = frozenset(
    {
        "indices:admin/aliases/get",
        "indices:admin/get",
        "indices:admin/mappings/get",
        "indices:monitor/recovery",
        "indices:monitor/settings/get",
        "indices:monitor/stats",
    }
)
"""What a metadata block on one of the indices refuses for all of them."""


def resolve(
    cluster: Cluster,
    request: Request,
    action: str,
    expression: str | None = None,
    wildcards: str = "open",
    lenient: bool = False,
) -> list[Index]:
    """The indices an expression names, each once, aliases followed; wildcards reach what the user may see.

    `wildcards` is what they reach unless `expand_wildcards` says otherwise; hidden indices only where it says so.
    Where an action takes open indices only, `ignore_unavailable` leaves closed ones out. `lenient` passes over names
    that are not there. Raises 404 for such a name, 400 for one of another cluster on servers that tell them apart.
    """
    text = request.params.get("index", "_all") if expression is None else expression
    _check_all_here(cluster, request, text)
    reach = request.query.get("expand_wildcards", wildcards)
    missing_ok = lenient or request.flag("ignore_unavailable")
    open_only = missing_ok and action in OPEN_ONLY and request.query.get("forbid_closed_indices") != "false"
    selection: dict[str, Index] = {}
    wild = cluster.version.since(9)
    for part in text.split(","):
        if wild and part.startswith("-"):
            _exclude(cluster, selection, part[1:], reach, missing_ok)
            continue
        wild = wild or _wild(part)
        for index in _named(cluster, part.strip(), reach, missing_ok):
            if open_only and not index.open:
                continue
            if not _wild(part) or not action.startswith("indices:") or request.may(action, index.name):
                selection[index.name] = index
    if not selection and request.query.get("allow_no_indices") == "false":
        raise no_such_index(text)
    if action in _METADATA:
        cluster.check_blocks(selection.values(), "metadata_read")
    return list(selection.values())


def single(cluster: Cluster, name: str) -> Index:
    """The one index behind a name or alias. Raises 404, or 400 when an alias has several."""
    _check_here(cluster, name)
    if name not in cluster.indices and not cluster.is_alias(name):
        none = " and no indices exist" if name == "_all" else ""
        kind = "index_or_alias" if cluster.version.since(8) else "index_expression"
        resource = {"resource.type": kind, "resource.id": name, "index_uuid": "_na_", "index": name}
        raise refuse(404, "index_not_found_exception", f"no such index [{name}]{none}", None, **resource)
    behind = cluster.behind(name)
    if len(behind) > 1:
        names = ", ".join(index.name for index in behind)
        reason = f"alias [{name}] has more than one index associated with it [{names}], can't execute a single index op"
        if not cluster.version.since(7, 10):
            more = f"has more than one indices associated with it [[{names}]]"
            reason = f"Alias [{name}] {more}, can't execute a single index op"
        raise refuse(400, "illegal_argument_exception", reason)
    return behind[0]


def for_writing(cluster: Cluster, name: str, kind: str = "index_or_alias") -> Index:
    """The index that writes through a name go to; `kind` is what the server takes the name for.

    Raises 404, or 400 when an alias has no write index.
    """
    if name in cluster.indices:
        return cluster.indices[name]
    if not cluster.is_alias(name):
        raise no_such_index(name, kind)
    behind = cluster.behind(name)
    chosen = [index for index in behind if index.aliases[name].get("is_write_index") is True]
    if not chosen and len(behind) == 1 and behind[0].aliases[name].get("is_write_index") is not False:
        chosen = behind
    if not chosen:
        reason = (
            f"no write index is defined for alias [{name}]. The write index may be explicitly disabled using "
            "is_write_index=false or the alias points to multiple indices without one being designated as a write index"
        )
        raise refuse(400, "illegal_argument_exception", reason)
    return chosen[0]


def _exclude(cluster: Cluster, selection: dict[str, Index], part: str, reach: str, missing_ok: bool) -> None:
    """Take out what a part names that stands with a minus behind a wildcard, on 9.x anywhere (asks-named, core-named).

    Up to 7.x it has to be there.
    """
    for index in _named(cluster, part, reach, missing_ok or cluster.version.since(8)):
        selection.pop(index.name, None)


def _unwild(part: str) -> ApiError:
    """The 404 of a minus without a wildcard before it, which 8.x explains (core-named 180)."""
    resource = {"resource.type": "index_or_alias", "resource.id": part, "index_uuid": "_na_", "index": part}
    reason = (
        f"no such index [{part}] and if you intended to exclude this index, ensure that you use wildcards that include "
        "it before explicitly excluding it"
    )
    return refuse(404, "index_not_found_exception", reason, None, **resource)


def _check_all_here(cluster: Cluster, request: Request, text: str) -> None:
    """Raise 400 for names on other clusters, where only searches may go there (core-remote 38 to 41, from 8.x on).

    `ignore_unavailable` passes over them on 8.x (core-newest 86); 9.x names them all.
    """
    others = [part for part in text.split(",") if ":" in part]
    if not others or not cluster.version.since(8):
        return
    if not cluster.version.since(9):
        others = [] if request.flag("ignore_unavailable") else others[:1]
    if others:
        raise _elsewhere(others)


def _elsewhere(parts: Sequence[str]) -> ApiError:
    reason = "Cross-cluster calls are not supported in this context but remote indices were requested: "
    return refuse(400, "illegal_argument_exception", f"{reason}[{', '.join(parts)}]")


def _check_here(cluster: Cluster, part: str) -> None:
    """Raise 400 for a name on another cluster, where only searches may go there (core-remote 38 to 41, from 8.x on)."""
    if ":" in part and cluster.version.since(8):
        raise _elsewhere([part])


def _named(cluster: Cluster, part: str, reach: str, missing_ok: bool) -> list[Index]:
    if part.startswith("_") and part != "_all":
        raise invalid_name(part, "must not start with '_'.")
    if not _wild(part):
        if missing_ok and part not in cluster.indices and not cluster.is_alias(part):
            return []
        if part.startswith("-") and part not in cluster.indices and cluster.version.since(8):
            raise _unwild(part)
        return cluster.behind(part)
    pattern = "*" if part in EVERY else part
    known = cluster.indices.values()
    return [index for index in known if reached(index, reach, pattern) and _matches(index, pattern)]


def _wild(part: str) -> bool:
    return part in EVERY or "*" in part


def _matches(index: Index, pattern: str) -> bool:
    return fnmatchcase(index.name, pattern) or any(fnmatchcase(alias, pattern) for alias in index.aliases)


def reached(index: Index, reach: str, pattern: str) -> bool:
    """Tell whether a wildcard reaches an index; a pattern with a dot reaches hidden ones whose name has it too."""
    states = reach.split(",")
    if index.hidden and not {"hidden", "all"} & set(states) and not (index.name[0] == pattern[0] == "."):
        return False
    return "all" in states or ("open" if index.open else "closed") in states


def shards_header(total: int, failed: int = 0, extra: Mapping[str, int] | None = None) -> dict[str, int]:
    """The `_shards` object of an answer."""
    return {"total": total, "successful": total - failed, **(extra or {}), "failed": failed}
