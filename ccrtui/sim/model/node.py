"""The one node a modelled cluster has: its identity, its configuration file and where it listens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ccrtui.sim.model.remotes.remote_key import RemoteKey
from ccrtui.sim.model.signal import Signal

OPERATION_S = 0.0001
"""What each operation of a bulk write costs, in seconds (stats-over-time 36 to 41)."""


@dataclass(slots=True)
class Node:
    """A node. Ports are known once its listeners are up; `running` is False while it is stopped.

    `shut` is True while no network leads its clients to it; `changed` tells when that is another. `settings` are those
    of its configuration file, flat: key to text, or to a list of texts; `remote_keys` those of its keystore, by alias.
    While it is `masterless` it has found no master since it started, and knows nothing of its cluster. `queue_full` is
    True while it takes no more writes, `operation_s` what each operation costs that a follower writes. Without `xpack`
    it has neither licence, replication nor security.
    """

    id: str
    ephemeral_id: str
    name: str
    started_ms: int
    host: str = "127.0.0.1"
    http_port: int = 0
    transport_port: int = 0
    xpack: bool = True
    running: bool = True
    shut: bool = False
    changed: Signal = field(default_factory=Signal)
    settings: dict[str, Any] = field(default_factory=dict)
    remote_keys: dict[str, RemoteKey] = field(default_factory=dict)
    masterless: bool = False
    queue_full: bool = False
    operation_s: float = OPERATION_S

    def shut_off(self, shut: bool) -> None:
        """Say whether its clients are cut off."""
        if shut != self.shut:
            self.shut = shut
            self.changed.fire()

    def remote_settings(self) -> dict[str, Any]:
        """What its configuration file says of remote clusters."""
        return {key: value for key, value in self.settings.items() if key.startswith("cluster.remote.")}

    @property
    def publish_port(self) -> int | None:
        """The transport port it tells others, where that is another than it listens at."""
        port = self.settings.get("transport.publish_port")
        return None if port is None else int(port)

    @property
    def roles(self) -> tuple[str, ...] | None:
        """The roles it was given; None for all there are."""
        roles = self.settings.get("node.roles")
        return None if roles is None else tuple(roles)

    @property
    def remote_client(self) -> bool:
        """Tell whether it may dial other clusters."""
        return self.roles is None or "remote_cluster_client" in self.roles

    @property
    def transport_address(self) -> str:
        """Where it says that it listens for other nodes."""
        return f"{self.host}:{self.publish_port or self.transport_port}"

    @property
    def http_address(self) -> str:
        """Where it listens for clients."""
        return f"{self.host}:{self.http_port}"
