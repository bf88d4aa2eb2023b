"""Indices, their settings and their documents, from JSON to core values."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ccrtui.adapters.elasticsearch.decode.counts import ShardCount
from ccrtui.adapters.elasticsearch.refusal import Cause, cause_fault
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.index import (
    AliasList,
    Count,
    Document,
    IndexEntry,
    IndexList,
    IndexSettings,
    IndexSettingsByName,
    SearchTotal,
)
from ccrtui.core.watch.shard.lease import parse_time

_BLOCKS = ("read", "write", "metadata", "read_only", "read_only_allow_delete")
SOFT_DELETES_SINCE = 7_000_000
"""Indices created by this version id or a later one keep soft deletes unless told otherwise (Elasticsearch 7.0).

The id of an index made by 8.19.21 is 8537000, of 9.5.3 9111000 (recorded): no product version, but never below this.
"""


class _Row(msgspec.Struct, gc=False):
    index: str
    status: str
    uuid: str | None = None
    health: str | None = None
    pri: str | None = None
    docs: str | None = msgspec.field(name="docs.count", default=None)
    size: str | None = msgspec.field(name="pri.store.size", default=None)


class _Aliases(msgspec.Struct):
    aliases: dict[str, object] = {}


class _SettingsBody(msgspec.Struct):
    settings: dict[str, object] = {}
    defaults: dict[str, object] = {}


class _Count(msgspec.Struct):
    count: int
    shards: ShardCount = msgspec.field(name="_shards", default_factory=ShardCount)


class _Document(msgspec.Struct):
    found: bool
    version: int | None = msgspec.field(name="_version", default=None)


class _Total(msgspec.Struct):
    value: int
    relation: str = "eq"


class _Hits(msgspec.Struct):
    total: _Total | int


class _Failure(msgspec.Struct):
    reason: Cause | None = None


class _RemoteDetail(msgspec.Struct):
    failures: list[_Failure] = []


class _Clusters(msgspec.Struct):
    total: int = 0
    successful: int = 0
    skipped: int = 0
    details: dict[str, _RemoteDetail] = {}


class _Search(msgspec.Struct):
    hits: _Hits
    shards: ShardCount = msgspec.field(name="_shards", default_factory=ShardCount)
    clusters: _Clusters = msgspec.field(name="_clusters", default_factory=_Clusters)


_ROWS = msgspec.json.Decoder(list[_Row])
_ALIASES = msgspec.json.Decoder(dict[str, _Aliases])
_SETTINGS = msgspec.json.Decoder(dict[str, _SettingsBody])
_COUNT = msgspec.json.Decoder(_Count)
_DOCUMENT = msgspec.json.Decoder(_Document)
_SEARCH = msgspec.json.Decoder(_Search)


def index_list(body: bytes) -> IndexList:
    """The rows of `_cat/indices`, whose values are text or null."""
    return IndexList({row.index: _entry(row) for row in _ROWS.decode(body)})


def alias_list(body: bytes) -> AliasList:
    """Aliases and the indices each names; the answer lists them the other way round."""
    indices_of: dict[str, list[str]] = {}
    for index, entry in sorted(_ALIASES.decode(body).items()):
        for alias in entry.aliases:
            indices_of.setdefault(alias, []).append(index)
    return AliasList({alias: tuple(indices) for alias, indices in sorted(indices_of.items())})


def index_settings(body: bytes) -> IndexSettingsByName:
    """Settings by concrete index name, also where an alias was asked for."""
    return IndexSettingsByName({name: _settings(entry) for name, entry in _SETTINGS.decode(body).items()})


def count(body: bytes) -> Count:
    """The answer to `_count`."""
    answer = _COUNT.decode(body)
    return Count(answer.count, answer.shards.unheard)


def document(body: bytes) -> Document:
    """Whether the document is there."""
    told = _DOCUMENT.decode(body)
    return Document(told.found, told.version)


def search_total(body: bytes) -> SearchTotal | Fault:
    """The total of a search; a number before 7.0, an object since.

    A remote cluster that was skipped because it could not be reached (`skip_unavailable`), or because an index is not
    there, is a fault: the total then says nothing.
    """
    answer = _SEARCH.decode(body)
    if answer.clusters.skipped:
        return _skipped(answer.clusters)
    total = answer.hits.total
    if isinstance(total, int):
        total = _Total(total)
    exact = total.relation == "eq" and answer.shards.unheard == 0
    return SearchTotal(total.value, exact, answer.shards.total, answer.clusters.successful)


def _skipped(clusters: _Clusters) -> Fault:
    for detail in clusters.details.values():
        for failure in detail.failures:
            if failure.reason is not None:
                missing = failure.reason.type == "index_not_found_exception"
                code = FaultCode.NOT_FOUND if missing else FaultCode.SERVER_ERROR
                return cause_fault(code, 200, failure.reason, {"skipped": str(clusters.skipped)})
    return Fault(FaultCode.SERVER_ERROR, 200, "remote_cluster_skipped", details={"skipped": str(clusters.skipped)})


def _entry(row: _Row) -> IndexEntry:
    return IndexEntry(
        row.index,
        row.uuid or "",
        row.status == "open",
        row.health or "",
        int(row.pri or 0),
        None if row.docs is None else int(row.docs),
        None if row.size is None else int(row.size),
    )


def _settings(entry: _SettingsBody) -> IndexSettings:
    own = {key: value for key, value in entry.settings.items() if value is not None}
    settings: Mapping[str, object] = {**entry.defaults, **own}
    created_by = _number(entry.settings, "index.version.created")
    return IndexSettings(
        uuid=str(settings.get("index.uuid", "")),
        shards=_number(settings, "index.number_of_shards"),
        replicas=_number(settings, "index.number_of_replicas"),
        soft_deletes=_soft_deletes(entry.settings, created_by),
        lease_period_s=parse_time(str(settings.get("index.soft_deletes.retention_lease.period", ""))),
        following=_is_true(settings.get("index.xpack.ccr.following_index")),
        creation_date_ms=_number(settings, "index.creation_date"),
        created_by=created_by,
        closed=True if _is_true(settings.get("index.verified_before_close")) else None,
        blocks=frozenset(name for name in _BLOCKS if _is_true(settings.get(f"index.blocks.{name}"))),
        refresh_s=_refresh_s(str(settings.get("index.refresh_interval", ""))),
        asynchronous=str(settings.get("index.translog.durability", "")).lower() == "async",
        searchable_snapshot=settings.get("index.store.type") == "snapshot",
    )


def _refresh_s(text: str) -> float | None:
    return -1.0 if text.startswith("-") else parse_time(text)


def _soft_deletes(own: Mapping[str, object], created_by: int) -> bool:
    """From the index's own settings, else from its age.

    The value under `defaults` is computed from empty settings: 7.3.0 answers "false" there for every index that does
    not set it, though it keeps them (recorded); 7.10.2 and later answer "true".
    """
    setting = own.get("index.soft_deletes.enabled")
    return created_by >= SOFT_DELETES_SINCE if setting is None else _is_true(setting)


def _is_true(value: object) -> bool:
    return value is True or value == "true"


def _number(settings: Mapping[str, object], key: str) -> int:
    value = settings[key]
    if not isinstance(value, str | int):
        raise ValueError(f"{key} is not a number")
    return int(value)
