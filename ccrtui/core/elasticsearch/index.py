"""What a cluster says of its indices: their list, settings, counts and documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One row of `_cat/indices`. Counts and bytes are None for a closed index and during a first copy."""

    name: str
    uuid: str
    open: bool
    health: str
    primaries: int
    docs: int | None
    primary_bytes: int | None

    @property
    def lacks_a_primary(self) -> bool:
        """Open, and a primary is not started: a refresh of it takes a minute, and counts of it are partial.

        Observed on Elasticsearch 7.3.0, of red indices and of those that are being recovered.
        """
        return self.open and self.health == "red"


@dataclass(frozen=True, slots=True)
class IndexList:
    """All indices of a cluster by name."""

    entries: Mapping[str, IndexEntry]


@dataclass(frozen=True, slots=True)
class AliasList:
    """Aliases of a cluster and the indices each names."""

    aliases: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """The settings of one index that replication depends on.

    `lease_period_s` is how long a leader keeps history for an absent follower, `refresh_s` how often documents become
    visible (negative: never by itself); None where the server does not tell. `closed` is True where the server marks
    the index as closed (7.2 and later do, recorded on 7.3.0), None where it does not say. `blocks` are the index blocks
    that are set (`write`, `read_only_allow_delete`, ...). A follower carries its leader index's `creation_date_ms`
    (recorded on 7.3.0): another date is another leader index. `asynchronous`: operations are synced to disk only
    now and then, and count only from then on.
    """

    uuid: str
    shards: int
    replicas: int
    soft_deletes: bool
    lease_period_s: float | None
    following: bool
    creation_date_ms: int
    created_by: int
    """Version id that created it: 7030099 is 7.3.0; from 8.x on no product version (8537000 of 8.19.21)."""
    closed: bool | None = None
    blocks: frozenset[str] = frozenset()
    refresh_s: float | None = None
    asynchronous: bool = False
    searchable_snapshot: bool = False
    """Whether its data is read from a repository (`index.store.type: snapshot`): such an index can't be followed."""

    @property
    def writes_blocked(self) -> bool:
        """Whether a block keeps a follower of that index from writing what it read."""
        return bool(self.blocks & {"write", "read_only", "read_only_allow_delete"})


@dataclass(frozen=True, slots=True)
class IndexSettingsByName:
    """Settings by index name."""

    indices: Mapping[str, IndexSettings]


@dataclass(frozen=True, slots=True)
class Count:
    """Documents that a search of the index sees, and how many shards could not be counted."""

    documents: int
    uncounted_shards: int


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """Documents by index, as a search sees them; one without any is not in it; how many shards could not be counted."""

    counts: Mapping[str, int]
    uncounted_shards: int


@dataclass(frozen=True, slots=True)
class Document:
    """Whether a document with that id is there, and how often it was written since it was made (None: not told)."""

    found: bool
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """That a document was written, and how often it was by then since it was made."""

    version: int


@dataclass(frozen=True, slots=True)
class SearchTotal:
    """The hits of a search; `exact` is False where the server stopped counting.

    `clusters` is how many clusters took part behind an alias: 0 where the server asked nobody but itself.
    """

    documents: int
    exact: bool
    shards: int
    clusters: int = 0
