"""What the control endpoint is told: which cluster is meant, and numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from ccrtui.sim.model.world import World


def finite(name: str, value: Any) -> float:
    """The value as a number that has an end. Raises ValueError with the name, and TypeError for what is no number."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{name} is a number that has an end")
    return number


def cluster_key(world: World, body: Mapping[str, Any], usual: str = "") -> str:
    """The cluster that is meant, the `usual` one where none is named. Raises ValueError with those that there are."""
    key = str(body.get("cluster", usual))
    if key not in world.clusters:
        raise ValueError(f"cluster is one of {', '.join(world.clusters)}")
    return key
