"""What a recorded node was started with beside its defaults, and what was done to its files: done to the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ccrtui.sim.model.world import World

Deed = Callable[[World, str, re.Match[str]], None]


def _remark(_world: World, _node: str, _match: re.Match[str]) -> None:
    """A remark on what to look at."""


def _setting(world: World, node: str, match: re.Match[str]) -> None:
    """A line of the configuration file; the link's address is the one it has here."""
    value = match[2].replace("127.0.0.1:9411", world.links["follower", "leader"].address)
    listed = value.startswith("[") and value.strip("[]").split(",")
    world.clusters[node].node.settings[match[1]] = listed or value


def _masterless(world: World, node: str, _match: re.Match[str]) -> None:
    """A node that waits for a master there is not."""
    world.clusters[node].node.masterless = True


def _core(world: World, node: str, _match: re.Match[str]) -> None:
    """An edition without x-pack."""
    world.clusters[node].node.xpack = False


def _whole(world: World, node: str, _match: re.Match[str]) -> None:
    """The edition with x-pack."""
    world.clusters[node].node.xpack = True


# By the text of a setting or a remark, as it is written in a scene.
CONDITIONS: tuple[tuple[str, Deed], ...] = (
    (r"discovery\.seed_hosts=\[?127\.0\.0\.1:1\]?", _remark),
    (r"cluster\.initial_master_nodes=\[?nosuch\]?", _masterless),
    (r"(path\.repo|cluster\.remote\.[\w.]+|transport\.publish_port|node\.roles)=(.*)", _setting),
    (r"(a node |now the leader )?without x-pack(, the follower with it)?", _core),
    (r"with x-pack again", _whole),
    (r"now it is up|publishes a port where nothing listens|without remote_cluster_client|finds no master", _remark),
)


def published(world: World, node: str) -> dict[str, str]:
    """What the recorded nodes were always started with: the leader publishes the link as its own address."""
    return {"transport.publish_port": str(world.links["follower", node].port)} if node == "leader" else {}


class NotModelledError(Exception):
    """A scene starts a node with something that the model does not know."""


def conditions(act: Mapping[str, Any]) -> tuple[str, ...]:
    """List what a node is started with: its settings, without the option before each, and the remark on it."""
    settings = tuple(text for text in act.get("settings") or () if text != "-E")
    return (*settings, *((act["note"],) if "note" in act else ()))


def impose(world: World, node: str, act: Mapping[str, Any]) -> None:
    """Bring a stopped node into the state that it is then started in. Raises `NotModelledError`.

    The third cluster is a fresh one each time it is started with settings, each one when its edition is another.
    """
    started = world.clusters[node].node
    edition = started.xpack
    started.settings, started.masterless = published(world, node), False
    if node == "other" and act.get("settings"):
        started.id = world.ids.uuid()
    for text in conditions(act):
        deed, match = _known(text)
        deed(world, node, match)
    if started.xpack is not edition:
        world.wipe(node)


def _known(text: str) -> tuple[Deed, re.Match[str]]:
    for pattern, deed in CONDITIONS:
        if match := re.fullmatch(pattern, text):
            return deed, match
    raise NotModelledError(text)
