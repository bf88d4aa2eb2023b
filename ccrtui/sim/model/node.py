"""The one node a modelled cluster has: its identity and where it listens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Node:
    """A node. Ports are known once its listeners are up; `running` is False while it is stopped."""

    id: str
    ephemeral_id: str
    name: str
    started_ms: int
    host: str = "127.0.0.1"
    http_port: int = 0
    transport_port: int = 0
    running: bool = True

    @property
    def transport_address(self) -> str:
        """Where it listens for other nodes."""
        return f"{self.host}:{self.transport_port}"

    @property
    def http_address(self) -> str:
        """Where it listens for clients."""
        return f"{self.host}:{self.http_port}"
