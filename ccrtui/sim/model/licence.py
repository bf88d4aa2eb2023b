"""Licences, as far as replication asks for them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ccrtui.sim.errors import refuse

REPLICATING = ("trial", "platinum", "enterprise")
DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its type, whether it is in force, and since when (milliseconds of the epoch)."""

    type: str
    uid: str
    issued_ms: int
    status: str = "active"
    expiry_ms: int | None = None

    def at(self, now_ms: int) -> Licence:
        """The licence as it stands at that moment: expired once its time is over."""
        over = self.status == "active" and self.expiry_ms is not None and now_ms >= self.expiry_ms
        return replace(self, status="expired") if over else self

    @property
    def allows_replication(self) -> bool:
        """Tell whether following is allowed: trial, platinum or enterprise, and active."""
        return self.type in REPLICATING and self.status == "active"


def trial(uid: str, now_ms: int) -> Licence:
    """The licence a cluster gives itself for thirty days."""
    return Licence("trial", uid, now_ms, "active", now_ms + 30 * DAY_MS)


def basic(uid: str, now_ms: int) -> Licence:
    """The licence without replication, which does not expire."""
    return Licence("basic", uid, now_ms)


def require_replication(licence: Licence) -> None:
    """Raise 403 when a cluster's own licence does not allow replication (reference #16)."""
    if not licence.allows_replication:
        key = {"license.expired.feature": "ccr"}
        raise refuse(403, "security_exception", "current license is non-compliant for [ccr]", None, **key)
