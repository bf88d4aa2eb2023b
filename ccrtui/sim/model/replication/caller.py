"""Who follows: the user whose roles count on the leader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caller:
    """A user of the follower with the *names* of the roles held there; nobody where security is off."""

    user: str | None = None
    roles: tuple[str, ...] = ()
