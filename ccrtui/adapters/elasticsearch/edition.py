"""How a server without cross-cluster replication refuses its requests.

Such a server reads them as requests about documents: `GET /_ccr/stats` has a method that is not allowed for
`/{index}/{type}`, and `PUT /orders/_ccr/follow` indexes a document and leaves an empty index behind (recorded on 7.3.0
without x-pack, on core 7.10.2 and 7.17.28); later ones have no handler for them (core 8.19.21, 9.5.3).
"""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind

_READS = frozenset({Kind.LICENCE, Kind.FOLLOW_INFO, Kind.FOLLOW_STATS, Kind.FOLLOW_FLOW, Kind.AUTO_FOLLOW})
_WRITES = frozenset({Kind.FOLLOW, Kind.PAUSE_FOLLOW, Kind.RESUME_FOLLOW, Kind.UNFOLLOW})
_NO_HANDLER = "no handler found for uri"


def lacks_replication(kind: Kind, fault: Fault) -> Fault:
    """The fault of a request of that kind, said as what it means where this edition does not know the request."""
    if kind not in _READS | _WRITES or fault.status not in (400, 404, 405) or not _unknown_request(kind, fault):
        return fault
    return replace(fault, code=FaultCode.EDITION_WITHOUT_CCR)


def _unknown_request(kind: Kind, fault: Fault) -> bool:
    if fault.status == 405 or (fault.reason or "").startswith(_NO_HANDLER):
        return True
    if kind is Kind.LICENCE:
        return fault.error_type == "invalid_index_name_exception"
    if kind is Kind.FOLLOW_INFO:
        return fault.error_type == "index_not_found_exception" and fault.details.get("index") == "_all"
    return fault.error_type in ("invalid_type_name_exception", "parse_exception") and kind in _WRITES
