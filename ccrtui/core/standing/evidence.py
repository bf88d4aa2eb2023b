"""What the sentences about an index, or an end that does not answer, are filled with: one value for every surface."""

from __future__ import annotations

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.json_value import JsonObject
from ccrtui.core.standing.way import heard_until, open_again
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason


def index_evidence(link: LinkView, index: IndexView) -> JsonObject:
    """What a reason and its advice take: names, the error, how long history is kept, and what stands there instead.

    `level_at` (RFC 3339): when the leader was asked, of one that was level then and is not connected to it.
    """
    error = index.worst_error
    down = index.reason is Reason.CONNECTION_DOWN
    return {
        "alias": link.alias,
        "index": index.follower_index,
        "leader_index": index.leader_index,
        "error": error.reason if error else None,
        "watch_verdict": index.verdict.value,
        "watch_reason": index.reason.value,
        "open_again": open_again(link, index) or None,
        "history_left_s": index.lease_left_s,
        "level_at": heard_until(link, Side.LEADER) if down else None,
        "stands": index.stands.value if index.stands else None,
        "origin": index.origin.value if index.origin else None,
        "docs": index.follower_docs if index.stands else None,
    }


def unread_evidence(link: LinkView, side: Side, fault: Fault) -> JsonObject:
    """What a fault takes that keeps an end of a link from being read, with until when that end has answered."""
    return {"side": side.value, "worked_until": heard_until(link, side), **fault.evidence}
