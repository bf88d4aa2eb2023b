"""What was done to the recorded nodes by hand, as the remarks of a scene tell it, done to the model."""

from __future__ import annotations

import re
from collections.abc import Callable

from ccrtui.sim.model.world import World

# By the text of a remark as it is written in a scene; a remark that is not here tells only what to look at.
DEEDS: tuple[tuple[str, Callable[[World, re.Match[str]], None]], ...] = ()


def heed(world: World, note: str) -> None:
    """Do to the model what a remark says was done."""
    for pattern, deed in DEEDS:
        if match := re.fullmatch(pattern, note):
            deed(world, match)
