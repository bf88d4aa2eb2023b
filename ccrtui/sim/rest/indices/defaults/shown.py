"""What a server of a version shows of an index where nothing is set, with `include_defaults`."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.model.version import Version
from ccrtui.sim.rest.indices.defaults.newer import CHANGES
from ccrtui.sim.rest.indices.defaults.oldest import FIRST, XPACK

_HONEST = (7, 10, 2)
"""Since when the default of soft deletes is told by an index's age; before, all look as if they had none."""


def defaults(version: Version, xpack: bool = True, shards: int = 1) -> dict[str, Any]:
    """What a server of that version shows of an index of so many shards, with or without x-pack."""
    values = {**FIRST, **(XPACK if xpack else {})}
    for since, changes in CHANGES:
        if version.since(*since):
            values |= changes
    values["index.soft_deletes.enabled"] = "true" if version.since(*_HONEST) else "false"
    if version.since(7, 10):
        values["index.number_of_routing_shards"] = str(shards)
    if version.since(8, 11):
        values["index.version.compatibility"] = str(version.id)
    return {key: value for key, value in values.items() if value is not None}
