"""What an index is of which a cluster gives no figures: closed, gone, refused, or with no primary started.

`_stats` leaves an index without a started shard out as if it were not there (recorded on 7.3.0), and one that is closed
or missing where it is not to spoil the answer for the others. What it is, its settings tell, or the list of indices.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.index import IndexList, IndexSettings


class Absence(StrEnum):
    """Why there are no figures."""

    CLOSED = "closed"
    MISSING = "missing"
    BLOCKED = "blocked"
    FORBIDDEN = "forbidden"
    NOT_STARTED = "not_started"


def by_refusal(fault: Fault) -> Absence | None:
    """What an index is of which the cluster refuses to tell; None where the fault is not about the index."""
    if fault.error_type == "index_closed_exception":
        return Absence.CLOSED
    if fault.code is FaultCode.NOT_AUTHORIZED:
        return Absence.FORBIDDEN
    if fault.error_type == "cluster_block_exception" and fault.status == 403:
        return Absence.BLOCKED
    return Absence.MISSING if fault.code is FaultCode.NOT_FOUND else None


def by_settings(name: str, settings: Mapping[str, IndexSettings]) -> Absence | None:
    """What the settings of many say of one that gives no figures; None where they leave it out.

    What is left out may be gone, or may be nothing that we are allowed to see: only the question for it alone tells.
    """
    if name not in settings:
        return None
    return Absence.CLOSED if settings[name].closed else Absence.NOT_STARTED


def by_list(name: str, listing: IndexList) -> Absence | None:
    """What the list of all indices says; None where it does not have it, as it leaves hidden ones out (8.x, 9.x)."""
    entry = listing.entries.get(name)
    if entry is None:
        return None
    return Absence.NOT_STARTED if entry.open else Absence.CLOSED
