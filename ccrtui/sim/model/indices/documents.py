"""Writing, reading and counting documents on the primary of an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import mapping
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.operation import Document, Operation
from ccrtui.sim.model.indices.shard import Shard


@dataclass(frozen=True, slots=True)
class Write:
    """One write: `kind` is `index`, `create`, `update` or `delete`; None as id has one made.

    An `external_version` is the writer's own, and has to be higher than the one that is there.
    """

    kind: str
    id: str | None
    source: Mapping[str, Any] | None = None
    routing: str | None = None
    if_seq_no: int | None = None
    if_primary_term: int | None = None
    doc_as_upsert: bool = False
    upsert: Mapping[str, Any] | None = None
    external_version: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: `created`, `updated`, `deleted`, `not_found` or `noop`."""

    index: str
    id: str
    result: str
    seq_no: int
    term: int
    version: int
    shard: int

    @property
    def status(self) -> int:
        """The HTTP status it is answered with."""
        return {"created": 201, "not_found": 404}.get(self.result, 200)


def write(cluster: Cluster, index: Index, request: Write) -> Written:
    """Do one write. Raises 403 on a follower or a block, 400 on a closed index, 409 on a conflict."""
    index.require_open()
    cluster.check_queue("indices:data/write/bulk[s]")
    cluster.check_block(index, "write")
    doc_id = request.id if request.id is not None else cluster.ids.document()
    shard = index.shard_for(doc_id, request.routing)
    require_primary(index, shard)
    if index.following:
        raise refuse(
            403, "status_exception", "a following engine does not accept operations without an assigned sequence number"
        )
    _check_conflict(index, shard, doc_id, request)
    if request.kind == "update":
        return _update(cluster, index, shard, doc_id, request)
    if request.kind == "delete":
        return _delete(cluster, index, shard, doc_id)
    return _put(cluster, index, shard, doc_id, request.source or {}, request)


def require_primary(index: Index, shard: Shard) -> None:
    """Raise 503 when the primary does not serve."""
    if not shard.started:
        reason = f"[{index.name}][{shard.number}] primary shard is not active"
        raise refuse(503, "unavailable_shards_exception", reason)


def get(index: Index, doc_id: str, routing: str | None = None) -> Document | None:
    """Read a document, refreshed or not; one that is not makes readers see it, though no search (core-counts 45).

    Raises 400 on a closed index, 503 without primary.
    """
    index.require_open()
    shard = index.shard_for(doc_id, routing)
    if not shard.started:
        raise _no_shard(index, shard, doc_id)
    document = shard.docs.get(doc_id)
    if document is not None and shard.unrefreshed:
        shard.refresh_for_readers()
    return document


def _no_shard(index: Index, shard: Shard, doc_id: str) -> ApiError:
    """The 503 of a document whose shard does not serve; one that is being made says so (asks-bootstrapping 20)."""
    cause = None
    if shard.state == "INITIALIZING":
        reason = "CurrentState[RECOVERING] operations only allowed when shard state is one of [POST_RECOVERY, STARTED]"
        cause = Cause("illegal_index_shard_state_exception", reason, {**index.named(), "shard": str(shard.number)})
    text = f"No shard available for [get [{index.name}][_doc][{doc_id}]: routing [null]]"
    return refuse(503, "no_shard_available_action_exception", text, cause)


def count(cluster: Cluster, index: Index) -> int:
    """Count what a search sees. A shard that nobody searched for 30 s is refreshed first."""
    return sum(len(docs) for docs in _searched(cluster, index, index.shards))


def search(cluster: Cluster, index: Index, shards: Iterable[Shard]) -> list[Document]:
    """The documents a search of some shards sees, ordered by shard and sequence number."""
    return [doc for docs in _searched(cluster, index, shards) for doc in docs.values()]


def _searched(cluster: Cluster, index: Index, shards: Iterable[Shard]) -> Iterable[Mapping[str, Document]]:
    index.require_open()
    for shard in shards:
        if shard.started:
            cluster.refresher.searched(index, shard)
            yield shard.search_view.docs


def _check_conflict(index: Index, shard: Shard, doc_id: str, request: Write) -> None:
    current = shard.docs.get(doc_id)
    if current is None and request.external_version is None and request.if_seq_no is None:
        return
    named = {**index.named(), "shard": str(shard.number)}
    if request.kind == "create" and current is not None:
        reason = f"[{doc_id}]: version conflict, document already exists (current version [{current.version}])"
        raise refuse(409, "version_conflict_engine_exception", reason, None, **named)
    version, current_version = request.external_version, shard.version_of(doc_id)
    if version is not None and current_version and version <= current_version:
        reason = (
            f"[{doc_id}]: version conflict, current version [{current_version}] is higher or equal to the one "
            f"provided [{version}]"
        )
        raise refuse(409, "version_conflict_engine_exception", reason, None, **named)
    if request.if_seq_no is None:
        return
    seq_no, term = (current.seq_no, current.term) if current else (-2, 0)
    if (seq_no, term) != (request.if_seq_no, request.if_primary_term):
        reason = (
            f"[{doc_id}]: version conflict, required seqNo [{request.if_seq_no}], primary term "
            f"[{request.if_primary_term}]. current document has seqNo [{seq_no}] and primary term [{term}]"
        )
        raise refuse(409, "version_conflict_engine_exception", reason, None, **named)


def _put(
    cluster: Cluster, index: Index, shard: Shard, doc_id: str, source: Mapping[str, Any], request: Write
) -> Written:
    learned = mapping.learn(cluster.version, index.mappings, doc_id, source)
    mapping.check_limit(cluster.version, index, learned)
    index.set_mappings(learned)
    created = doc_id not in shard.docs
    version = request.external_version or shard.version_of(doc_id) + 1
    size, seq_no = size_of(doc_id, source), shard.max_seq_no + 1
    operation = Operation(seq_no, shard.term, "index", doc_id, version, source, size, request.routing)
    return _done(cluster, index, shard, operation, "created" if created else "updated")


def _delete(cluster: Cluster, index: Index, shard: Shard, doc_id: str) -> Written:
    exists = doc_id in shard.docs
    version = shard.version_of(doc_id) + 1
    operation = Operation(shard.max_seq_no + 1, shard.term, "delete", doc_id, version, None, 36 + 2 * len(doc_id))
    return _done(cluster, index, shard, operation, "deleted" if exists else "not_found")


def _update(cluster: Cluster, index: Index, shard: Shard, doc_id: str, request: Write) -> Written:
    current = shard.docs.get(doc_id)
    if current is None:
        created = request.source if request.doc_as_upsert else request.upsert
        if created is None:
            raise refuse(
                404,
                "document_missing_exception",
                f"[_doc][{doc_id}]: document missing",
                None,
                **index.named(),
                shard=str(shard.number),
            )
        return _put(cluster, index, shard, doc_id, created, request)
    merged = merged_source(current.source, request.source or {})
    if merged == current.source:
        return Written(index.name, doc_id, "noop", current.seq_no, current.term, current.version, shard.number)
    return _put(cluster, index, shard, doc_id, merged, request)


def merged_source(old: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A source after a partial update: objects are merged, everything else replaced."""
    result = dict(old)
    for key, value in changes.items():
        before = result.get(key)
        both = isinstance(before, Mapping) and isinstance(value, Mapping)
        result[key] = merged_source(before, value) if both and isinstance(before, Mapping) else value
    return result


def _done(cluster: Cluster, index: Index, shard: Shard, operation: Operation, result: str) -> Written:
    cluster.syncer.writing(index, shard)
    shard.apply(operation)
    cluster.refresher.written(index, shard)
    doc_id = operation.id or ""
    return Written(index.name, doc_id, result, operation.seq_no, operation.term, operation.version, shard.number)


def size_of(doc_id: str, source: Mapping[str, Any]) -> int:
    """The estimated size of an index operation, as `bytes_read` counts it (walk 18: 48 bytes each)."""
    return len(json.dumps(source)) + 2 * len(doc_id) + 20
