"""Why a follower does not reach a leader: by the words of its dial, and where they leave it open by our own look.

Every TLS fault, a leader of an incompatible version and (on 9.x) the HTTP port give the same words; from 8.15 on an
alias that may be skipped gives none at all (recorded on 7.3.0 to 9.5.3).
"""

from __future__ import annotations

import re

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.cluster import TransportProbe
from ccrtui.core.json_value import JsonObject
from ccrtui.core.walk.code import Code

_BY_CAUSE = (
    ("handshake_timeout", Code.REMOTE_HANDSHAKE_TIMEOUT),
    ("connect_timeout", Code.REMOTE_UNREACHABLE),
    ("connection refused", Code.REMOTE_REFUSED),
    ("connection reset", Code.REMOTE_TLS),
    ("general node connection failure", Code.REMOTE_TLS),
    ("unknown_host", Code.REMOTE_UNREACHABLE),
    ("unknown host", Code.REMOTE_UNREACHABLE),
    ("no route to host", Code.REMOTE_UNREACHABLE),
    ("connect_exception", Code.REMOTE_REFUSED),
    ("unable to open any proxy connections", Code.REMOTE_UNEXPLAINED),
    ("unable to connect to", Code.REMOTE_UNEXPLAINED),
    ("remote_cluster_skipped", Code.REMOTE_UNEXPLAINED),
)
"""What the follower says, by words in its chain of causes, in lower case."""

_PUBLISHED = re.compile(r"\[([^\]]+)\]\[([^\]]+)\] connect")
_OPEN = frozenset({Code.REMOTE_TLS, Code.REMOTE_UNEXPLAINED, Code.REMOTE_FAILED, Code.REMOTE_HANDSHAKE_TIMEOUT})


def words_of(fault: Fault) -> str:
    """All that was said, in one line and lower case."""
    passages = (fault.error_type, fault.reason, fault.cause_type, fault.cause_reason)
    return " ".join(filter(None, passages)).lower()


def cause_of(fault: Fault) -> Code:
    """What those words mean by themselves."""
    if published_by(fault):
        return Code.REMOTE_PUBLISHES_ELSEWHERE
    return next((code for text, code in _BY_CAUSE if text in words_of(fault)), Code.REMOTE_FAILED)


def leaves_open(fault: Fault) -> bool:
    """Whether a look of our own at the address can tell more."""
    return cause_of(fault) in _OPEN


def published_by(fault: Fault) -> JsonObject | None:
    """The node that answered at the seed, and the address it publishes, where nobody answers; None if it is not that.

    A seed that is dead itself has no node name (recorded on Elasticsearch 7.3.0).
    """
    match = _PUBLISHED.search(fault.reason or "") or _PUBLISHED.search(fault.cause_reason or "")
    return {"node": match[1], "published": match[2]} if match else None


def with_look(code: Code, outcome: object) -> tuple[Code, JsonObject]:
    """The cause, after our own look at the address."""
    if isinstance(outcome, Fault):
        return code, {"fault": outcome.code.value}
    if not isinstance(outcome, Answer) or not isinstance(outcome.value, TransportProbe):
        return code, {}
    speaks = outcome.value.speaks
    return (Code.TRANSPORT_IS_HTTP if speaks == "http" else code), {"speaks": speaks}
