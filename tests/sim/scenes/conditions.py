"""What a recorded node was started with beside its defaults, and what was done to its files: done to the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ccrtui.sim.model.world import World

Deed = Callable[[World, str, re.Match[str]], None]


def _nothing(_world: World, _node: str, _match: re.Match[str]) -> None:
    """A setting of the recorded machine, or a remark."""


# By the text of a setting or a remark, as it is written in a scene.
CONDITIONS: tuple[tuple[str, Deed], ...] = (
    (r"path\.repo=.*", _nothing),
    (r"now it is up", _nothing),
)


class NotModelledError(Exception):
    """A scene starts a node with something that the model does not know."""


def conditions(act: Mapping[str, Any]) -> tuple[str, ...]:
    """List what a node is started with: its settings, without the option before each, and the remark on it."""
    settings = tuple(text for text in act.get("settings") or () if text != "-E")
    return (*settings, *((act["note"],) if "note" in act else ()))


def impose(world: World, node: str, act: Mapping[str, Any]) -> None:
    """Bring a stopped node into the state that it is then started in. Raises `NotModelledError`."""
    for text in conditions(act):
        deed, match = _known(text)
        deed(world, node, match)


def _known(text: str) -> tuple[Deed, re.Match[str]]:
    for pattern, deed in CONDITIONS:
        if match := re.fullmatch(pattern, text):
            return deed, match
    raise NotModelledError(text)
