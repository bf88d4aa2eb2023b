"""Changing settings of a cluster: what remote clusters need is checked, and their aliases are reconnected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.remotes import remote_config


def update(cluster: Cluster, persistent: Mapping[str, Any], transient: Mapping[str, Any]) -> None:
    """Apply flat settings, None removes one. Raises 400 and changes nothing when one of them cannot be."""
    for scope, changes in (("persistent", persistent), ("transient", transient)):
        _check_known(cluster, scope, changes)
    stored = _after(cluster.persistent, persistent)
    fleeting = _after(cluster.transient, transient)
    remote_config.check({**stored, **fleeting}, {**persistent, **transient}, cluster.version)
    before = cluster.remote_settings()
    cluster.persistent, cluster.transient = stored, fleeting
    cluster.metadata_version += 1
    after = cluster.remote_settings()
    changed = (key for key in {*before, *after} if before.get(key) != after.get(key))
    touched = remote_config.aliases(changed)
    if touched:
        cluster.remotes.sync(set(touched))
    cluster.metadata_changed.fire()
    cluster.auto_follow.settings_changed()


def _check_known(cluster: Cluster, scope: str, changes: Mapping[str, Any]) -> None:
    for key in changes:
        parts = remote_config.split(key)
        if parts is not None and not remote_config.known(parts[1], cluster.version):
            raise refuse(400, "illegal_argument_exception", f"{scope} setting [{key}], not recognized")


def _after(current: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(current)
    for key, value in changes.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = [str(element) for element in value] if isinstance(value, list) else _text(value)
    return result


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
