"""The names of the scenarios, to be known without building a world."""

from __future__ import annotations

NAMES = (
    "connected",
    "following",
    "busy",
    "basic-licence",
    "follower-older",
    "certificates-differ",
    "name-taken",
    "flaky-link",
    "silent-link",
    "slow-bootstrap",
    "other-cluster-behind-alias",
)
