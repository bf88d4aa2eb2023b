"""The key that a follower shows a leader: what its keystore holds for an alias.

No server with such keys was recorded: what is refused, and in which words, is as the reference tells (3.1 #13).
"""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.sim.errors import ApiError, refuse

HANDSHAKE = "cluster:internal/remote_cluster/handshake"
SINCE = (8, 10)
"""Since when servers know it."""


@dataclass(frozen=True, slots=True)
class RemoteKey:
    """What is shown: an id, None for no key at all; its type; until when it is good, in simulated seconds.

    `known`: whether the leader knows it; `replicates`: whether it gives replication access; `to_key_port`: whether the
    alias dials the port for keys, and not that for certificates.
    """

    id: str | None
    type: str = "cross_cluster"
    expires_at: float | None = None
    known: bool = True
    replicates: bool = True
    to_key_port: bool = True

    def check(self, now: float) -> None:
        """Raise what a leader answers to the handshake of one that it does not let in."""
        if self.id is None:
            raise refuse(401, "security_exception", f"missing authentication credentials for action [{HANDSHAKE}]")
        if not self.to_key_port:
            reason = f"action [{HANDSHAKE}] requires channel profile to be [_remote_cluster], but got [default]"
            raise refuse(400, "illegal_argument_exception", reason)
        if self.type != "cross_cluster":
            reason = f"authentication expected API key type of [cross_cluster], but API key [{self.id}] has type [rest]"
            raise refuse(401, "security_exception", reason)
        if not self.known or (self.expires_at is not None and now >= self.expires_at):
            raise self._unknown()

    def _unknown(self) -> ApiError:
        reason = f"unable to authenticate user [{self.id}] for action [{HANDSHAKE}]"
        return refuse(401, "security_exception", reason)
