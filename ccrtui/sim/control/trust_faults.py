"""What two clusters trust each other by, changed while they run: the key of an alias, the authorities of a node."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.control.given import cluster_key, finite
from ccrtui.sim.fleet import Fleet
from ccrtui.sim.model.remotes.remote_key import RemoteKey

Body = Mapping[str, Any]
_ID = "simulated-key"
_KEYS = {
    "valid": RemoteKey(_ID),
    "missing": RemoteKey(None),
    "rest": RemoteKey(_ID, type="rest"),
    "unknown": RemoteKey(_ID, known=False),
    "search_only": RemoteKey(_ID, replicates=False),
    "wrong_port": RemoteKey(_ID, to_key_port=False),
}


class TrustFaults:
    """Keys by alias, and authorities that nodes accept beside their own."""

    def __init__(self, fleet: Fleet) -> None:
        self._fleet = fleet
        self._shown: dict[tuple[str, str], str] = {}

    async def show_key(self, body: Body) -> None:
        """Have an alias trust by key, and say what is in the keystore for it."""
        cluster = self._fleet.world.clusters[cluster_key(self._fleet.world, body, "follower")]
        alias, kind, lasts_s = str(body.get("alias", "leader")), str(body.get("key", "valid")), body.get("expires_in_s")
        if kind not in _KEYS:
            raise ValueError(f"key is one of {', '.join(_KEYS)}")
        key = _KEYS[kind]
        if lasts_s is not None:
            key = RemoteKey(_ID, expires_at=cluster.clock.monotonic() + finite("expires_in_s", lasts_s))
        cluster.remotes.show_key(alias, key)
        self._shown[cluster.key, alias] = kind

    async def take_keys(self) -> None:
        """Empty the keystores: certificates count again."""
        for key, alias in list(self._shown):
            self._fleet.world.clusters[key].remotes.show_key(alias, None)
        self._shown.clear()

    async def accept(self, body: Body) -> None:
        """Have a node accept the authority of another cluster's nodes as well."""
        key, other = cluster_key(self._fleet.world, body), str(body.get("of", ""))
        if other not in self._fleet.files or key not in self._fleet.files:
            raise ValueError("cluster and of name two clusters whose nodes have certificates")
        self._fleet.accept(key, other)

    async def refuse_again(self) -> None:
        """Have every node accept only what it did at first."""
        self._fleet.accept_as_before()

    def view(self) -> dict[str, Any]:
        """How the control endpoint shows both."""
        keys = [{"cluster": key, "alias": alias, "key": kind} for (key, alias), kind in self._shown.items()]
        accepted = [{"cluster": key, "of": other} for key, other in self._fleet.accepted]
        return ({"remote_key": keys} if keys else {}) | ({"certificates": accepted} if accepted else {})
