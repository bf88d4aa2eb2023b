"""A cluster: who it is, its licence and settings, and the indices it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.histories.snapshots import Repositories
from ccrtui.sim.model.ids import Ids
from ccrtui.sim.model.indices.durability import Syncer
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.refresh import Refresher
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.model.licence import Licence
from ccrtui.sim.model.node import Node
from ccrtui.sim.model.remotes.trust import RemoteCheck, Trust, allow_all
from ccrtui.sim.model.running_requests import RunningRequests
from ccrtui.sim.model.signal import Signal
from ccrtui.sim.model.version import Version

if TYPE_CHECKING:
    from ccrtui.sim.model.remotes.remotes import Remotes
    from ccrtui.sim.model.replication.auto_follow.watchers import AutoFollow
    from ccrtui.sim.model.replication.following import Following

CONNECT = "cluster.remote.connect"
"""The setting of a node's configuration file by which it dials nobody."""
FLOODED = "TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block"
CLUSTER_BLOCKS = (
    ("cluster.blocks.read_only", "FORBIDDEN/6/cluster read-only (api)"),
    ("cluster.blocks.read_only_allow_delete", "FORBIDDEN/13/cluster read-only / allow delete (api)"),
)


@dataclass(slots=True)
class Cluster:
    """One cluster of one node. Its settings are flat: key to text or list of texts. `granted`: its licence as given."""

    key: str
    name: str
    uuid: str
    version: Version
    granted: Licence
    node: Node
    clock: SimClock
    ids: Ids
    refresher: Refresher
    syncer: Syncer
    persistent: dict[str, Any] = field(default_factory=dict)
    transient: dict[str, Any] = field(default_factory=dict)
    indices: dict[str, Index] = field(default_factory=dict)
    graves: dict[str, Index] = field(default_factory=dict)
    metadata_version: int = 1
    metadata_changed: Signal = field(default_factory=Signal)
    tls: Trust | None = None
    remote_check: RemoteCheck = allow_all
    hidden_shards: int = 0
    repositories: Repositories = field(default_factory=Repositories)
    requests: RunningRequests = field(default_factory=RunningRequests)
    roles_of: Callable[[str], tuple[str, ...]] = lambda _user: ()
    remotes: Remotes = field(init=False)
    following: Following = field(init=False)
    auto_follow: AutoFollow = field(init=False)

    @property
    def licence(self) -> Licence:
        """The licence as it stands by the clock."""
        return self.granted.at(self.clock.millis())

    @licence.setter
    def licence(self, licence: Licence) -> None:
        self.granted = licence

    def setting(self, key: str) -> Any:
        """A cluster setting: the transient one before the persistent one, None where neither is set."""
        return self.transient.get(key, self.persistent.get(key))

    def remote_settings(self) -> dict[str, Any]:
        """The settings of remote clusters in force: the configuration file's below the others (asks-remote-kinds).

        There are none where the node dials nobody (`cluster.remote.connect: false`), or has no master.
        """
        if self.node.masterless or str(self.node.settings.get(CONNECT, "true")).lower() == "false":
            return {}
        return {**self.node.remote_settings(), **self.persistent, **self.transient}

    def index(self, name: str) -> Index:
        """An index by its own name. Raises 404 `index_not_found_exception`."""
        index = self.indices.get(name)
        if index is None:
            raise no_such_index(name)
        return index

    def behind(self, name: str) -> list[Index]:
        """The index of that name, or those behind an alias of it, by name. Raises 404 when there is none."""
        if name in self.indices:
            return [self.indices[name]]
        indices = sorted(
            (index for index in self.indices.values() if name in index.aliases), key=lambda index: index.name
        )
        if not indices:
            raise no_such_index(name)
        return indices

    def is_alias(self, name: str) -> bool:
        """Tell whether a name is an alias of some index."""
        return any(name in index.aliases for index in self.indices.values())

    def shards(self) -> Iterator[tuple[Index, Shard]]:
        """Every primary there is, with its index."""
        for index in self.indices.values():
            for shard in index.shards:
                yield index, shard

    def check_block(self, index: Index, kind: str) -> None:
        """Raise 403 (429 for a flood-stage block on newer servers) when `read`, `write`, … is blocked."""
        self.check_blocks((index,), kind)

    def check_blocks(self, indices: Iterable[Index], kind: str) -> None:
        """Raise for all of several indices when one of them is blocked (faults-made 82 to 84)."""
        wide = self._cluster_block() if kind in ("write", "metadata") else None
        blocks = {index.name: text for index in indices if (text := index.block(kind) or wide) is not None}
        if blocks:
            raise self._blocked(blocks)

    def check_name(self, name: str) -> None:
        """Raise 403 when nothing may be made of that name, whether or not it is there (faults-made 132)."""
        wide = self._cluster_block()
        if name in self.indices:
            self.check_block(self.indices[name], "metadata")
        elif wide is not None:
            raise self._blocked({name: wide})

    def check_queue(self, action: str) -> None:
        """Raise 429 when the node's queue of writes is full."""
        if self.node.queue_full:
            pool = f"EsThreadPoolExecutor[name = {self.node.name}/write, queue capacity = 200]"
            raise refuse(429, "es_rejected_execution_exception", f"rejected execution of [{action}] on {pool}")

    def _blocked(self, blocks: Mapping[str, str]) -> ApiError:
        flood = self.version.since(7, 7) and all(text.startswith("FORBIDDEN/12") for text in blocks.values())
        descriptions = {name: FLOODED if flood else text for name, text in blocks.items()}
        reason = "".join(f"index [{name}] blocked by: [{text}];" for name, text in descriptions.items())
        return refuse(429 if flood else 403, "cluster_block_exception", reason)

    def _cluster_block(self) -> str | None:
        return next((text for key, text in CLUSTER_BLOCKS if str(self.setting(key)).lower() == "true"), None)

    def refresh(self, index: Index) -> None:
        """Refresh every shard of an index. Raises 400 when it is closed."""
        index.require_open()
        for shard in index.serving:
            shard.refresh()

    def flush(self, index: Index) -> None:
        """Commit every shard of an index. Raises 400 when it is closed."""
        index.require_open()
        for shard in index.serving:
            shard.flush(self.ids.uuid())

    def merge(self, index: Index) -> None:
        """Merge every shard of an index to one segment, and flush. Raises 400 when it is closed."""
        index.require_open()
        for shard in index.serving:
            shard.merge()
            shard.flush(self.ids.uuid(), anew=True)


def no_such_index(name: str, kind: str = "index_or_alias") -> Exception:
    """The 404 for a name that is neither an index nor an alias; `kind` is what the server takes it for."""
    resource = {"resource.type": kind, "resource.id": name}
    return refuse(
        404, "index_not_found_exception", f"no such index [{name}]", None, **resource, index_uuid="_na_", index=name
    )
