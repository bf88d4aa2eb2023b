"""Answers to writes and probes, from JSON to core values. They say that something was accepted, never what holds."""

from __future__ import annotations

import msgspec

from ccrtui.adapters.elasticsearch.refusal import Cause, cause_fault
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.index import Written
from ccrtui.core.elasticsearch.replication import FollowAccepted

_GONE = frozenset({"deleted", "not_found"})


class _Acknowledged(msgspec.Struct):
    acknowledged: bool


class _Failure(msgspec.Struct):
    reason: Cause = msgspec.field(default_factory=Cause)


class _ShardCounts(msgspec.Struct):
    total: int
    failed: int
    failures: list[_Failure] = []


class _Refreshed(msgspec.Struct):
    shards: _ShardCounts = msgspec.field(name="_shards")


class _Item(msgspec.Struct):
    status: int
    id: str = msgspec.field(name="_id", default="")
    error: Cause | None = None


class _Bulk(msgspec.Struct):
    errors: bool
    items: list[dict[str, _Item]]


class _Deleted(msgspec.Struct):
    result: str


class _Written(msgspec.Struct):
    version: int = msgspec.field(name="_version")


class _Accepted(msgspec.Struct):
    follow_index_created: bool
    follow_index_shards_acked: bool
    index_following_started: bool


_ACKNOWLEDGED = msgspec.json.Decoder(_Acknowledged)
_REFRESHED = msgspec.json.Decoder(_Refreshed)
_BULK = msgspec.json.Decoder(_Bulk)
_DELETED = msgspec.json.Decoder(_Deleted)
_WRITTEN = msgspec.json.Decoder(_Written)
_ACCEPTED = msgspec.json.Decoder(_Accepted)


def acknowledged(body: bytes) -> Acknowledged | Fault:
    """A change that every node took over; one that not all did in time is a fault."""
    if _ACKNOWLEDGED.decode(body).acknowledged:
        return Acknowledged()
    return Fault(FaultCode.BUSY, 200, "not_acknowledged")


def refreshed(body: bytes) -> Acknowledged | Fault:
    """A refresh; a fault when a shard failed, because counts after it would mislead."""
    shards = _REFRESHED.decode(body).shards
    if not shards.failed:
        return Acknowledged()
    cause = shards.failures[0].reason if shards.failures else Cause()
    return cause_fault(FaultCode.ITEM_FAILED, 200, cause, {"failed": str(shards.failed), "of": str(shards.total)})


def bulk(body: bytes) -> Acknowledged | Fault:
    """Documents written by id; one that is already there (409) is no failure. Raises ValueError for an empty list.

    The status of a fault is that of the first item where each has failed, else that of the answer.
    """
    items = [item for entry in _BULK.decode(body).items for item in entry.values()]
    if not items:
        raise ValueError("no item")
    failed = [item for item in items if item.status >= 300 and item.status != 409]
    if not failed:
        return Acknowledged()
    details = {"failed": str(len(failed)), "of": str(len(items)), "id": failed[0].id, "item": str(failed[0].status)}
    status = failed[0].status if len(failed) == len(items) else 200
    return cause_fault(FaultCode.ITEM_FAILED, status, failed[0].error or Cause(), details)


def deleted(body: bytes) -> Acknowledged:
    """A document that is gone now, or was not there. Raises ValueError for any other result."""
    result = _DELETED.decode(body).result
    if result not in _GONE:
        raise ValueError(f"result is {result}")
    return Acknowledged()


def follow_accepted(body: bytes) -> FollowAccepted:
    """The three flags of a follow request."""
    accepted = _ACCEPTED.decode(body)
    return FollowAccepted(
        accepted.follow_index_created, accepted.follow_index_shards_acked, accepted.index_following_started
    )


def written(body: bytes) -> Written:
    """Which version of a document was written."""
    return Written(_WRITTEN.decode(body).version)
