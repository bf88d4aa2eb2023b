"""What was done to the recorded nodes by hand, as the remarks of a scene tell it, done to the model."""

from __future__ import annotations

import re
from collections.abc import Callable

from ccrtui.sim.model.histories import another
from ccrtui.sim.model.world import World


def _lose(world: World, match: re.Match[str]) -> None:
    another.lose(world.clusters[match[2]].indices[match[3]], int(match[1]))


# By the text of a remark as it is written in a scene; a remark that is not here tells only what to look at.
DEEDS: tuple[tuple[str, Callable[[World, re.Match[str]], None]], ...] = (
    (r"the shard (\d+) of the (\w+) index (\S+) is deleted on disk while the node is down", _lose),
)


def heed(world: World, note: str) -> None:
    """Do to the model what a remark says was done."""
    for pattern, deed in DEEDS:
        if match := re.fullmatch(pattern, note):
            deed(world, match)
