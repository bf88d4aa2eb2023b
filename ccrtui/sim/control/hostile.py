"""Answers as no cluster gives them: what proxies, broken networks and hostile servers send instead."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import msgspec

from ccrtui.sim.control.journal import Arrival

MODES = ("html", "truncated", "wrong_type", "huge", "slow", "never_ending", "empty", "status")
HUGE = 11_000_000
_PAGE = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"
_REASONS = {
    429: ("es_rejected_execution_exception", "rejected execution of coordinating operation"),
    503: ("cluster_block_exception", "blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized];"),
    504: ("process_cluster_event_timeout_exception", "failed to process cluster event within 30s"),
}


@dataclass(slots=True)
class HostileAnswer:
    """A set fault: which requests get what instead of their answer, and how often still (None: always)."""

    cluster: str
    mode: str
    status: int
    path: str
    times: int | None

    @classmethod
    def read(cls, body: dict[str, Any]) -> HostileAnswer:
        """Read it from a request body. Raises ValueError that says what is wrong."""
        mode = str(body.get("mode", ""))
        if mode not in MODES:
            raise ValueError(f"mode is one of {', '.join(MODES)}")
        times = body.get("times")
        status = int(body.get("status", 503 if mode == "status" else 200))
        return cls(
            str(body.get("cluster", "any")),
            mode,
            status,
            str(body.get("path", "")),
            None if times is None else int(times),
        )

    def takes(self, arrival: Arrival) -> bool:
        """Tell whether this request is one, and count it."""
        if self.cluster not in ("any", arrival.cluster) or self.path not in arrival.path or self.times == 0:
            return False
        if self.times is not None:
            self.times -= 1
        return True

    @property
    def instead(self) -> bool:
        """Tell whether something in between answers, so that the cluster never gets the request."""
        return self.mode in ("html", "status")

    def view(self) -> dict[str, Any]:
        """How the control endpoint shows it."""
        return {
            "cluster": self.cluster,
            "mode": self.mode,
            "status": self.status,
            "path": self.path,
            "times": self.times,
        }

    def own_answer(self) -> tuple[int, str, bytes]:
        """Status, type and body of what something in between answers."""
        if self.mode == "html":
            return self.status, "text/html", _PAGE.encode()
        kind, reason = _REASONS.get(self.status, ("exception", "the node is not able to serve the request"))
        cause = {"type": kind, "reason": reason}
        body = {"error": {"root_cause": [cause], **cause}, "status": self.status}
        return self.status, "application/json; charset=UTF-8", msgspec.json.encode(body)

    def garbled(self, body: bytes) -> bytes:
        """The cluster's own answer as it arrives."""
        if self.mode == "huge":
            return b'{"padding":"' + b"x" * HUGE + b'"}'
        if self.mode == "wrong_type":
            return _wrong(body)
        if self.mode == "empty":
            return _emptied(body)
        return body


def _wrong(body: bytes) -> bytes:
    try:
        return msgspec.json.encode(_swapped(msgspec.json.decode(body)))
    except msgspec.DecodeError:
        return b"[17]"


def _emptied(body: bytes) -> bytes:
    """A success that says nothing; an envelope keeps its request id."""
    try:
        document = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return b"{}"
    inner = document.get("Response") if isinstance(document, dict) else None
    if not isinstance(inner, dict):
        return b"{}"
    return msgspec.json.encode({"Response": {"RequestId": inner.get("RequestId")}})


def _swapped(value: Any) -> Any:
    """The same keys at the top, with values of other types than announced."""
    if isinstance(value, dict):
        return {key: 17 if isinstance(inner, (str, dict)) else {"x": "y"} for key, inner in value.items()}
    return "seventeen"


async def endless() -> AsyncIterator[bytes]:
    """White space before a value that never comes."""
    while True:
        yield b" " * 64
