"""An index: settings, mapping, aliases, shards, and the versions that tell when they changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.indices import settings
from ccrtui.sim.model.indices.routing import shard_of
from ccrtui.sim.model.indices.shard import Shard

LEASE_PERIOD = "index.soft_deletes.retention_lease.period"
SYNC_INTERVAL = "index.translog.sync_interval"
IDLE_AFTER = "index.search.idle.after"
FOLLOWING = "index.xpack.ccr.following_index"
SOFT_DELETES_SINCE = 7_000_000
"""The `index.version.created` from which on indices have soft deletes unless they say otherwise."""
_PLAIN_SINCE = 9_000_000
"""And from which on a document's shard is its hash modulo their number."""


@dataclass(frozen=True, slots=True)
class Leader:
    """Whom a follower follows: what Elasticsearch records in the follower's metadata."""

    alias: str
    index: str
    uuid: str
    history_uuids: tuple[str, ...]


class Index:
    """An index. `settings` is flat, keys and values as `GET _settings?flat_settings=true` prints them."""

    def __init__(self, name: str, uuid: str, settings: Mapping[str, Any], shards: list[Shard]) -> None:
        self.name = name
        self.uuid = uuid
        self.settings: dict[str, Any] = dict(settings)
        self.shards = shards
        self.mappings: dict[str, Any] = {}
        self.aliases: dict[str, dict[str, Any]] = {}
        self.state = "open"
        self.closed_at = 0.0
        self.mapping_version = 1
        self.settings_version = 1
        self.aliases_version = 1
        self.leader: Leader | None = None

    @property
    def open(self) -> bool:
        """Tell whether it is open."""
        return self.state == "open"

    @property
    def following(self) -> bool:
        """Tell whether it takes operations from a leader alone."""
        return self.settings.get(FOLLOWING) == "true"

    @property
    def hidden(self) -> bool:
        """Tell whether wildcards pass it by."""
        return str(self.settings.get("index.hidden", "false")) == "true"

    @property
    def creation_ms(self) -> int:
        """When it was created; a follower has its leader's."""
        return int(self.settings["index.creation_date"])

    @property
    def replicas(self) -> int:
        """Configured replicas per primary."""
        return int(self.settings.get("index.number_of_replicas", 1))

    @property
    def soft_deletes(self) -> bool:
        """Tell whether it keeps the history that a follower needs: as set, else if it was created by 7.0 or later."""
        setting = self.settings.get("index.soft_deletes.enabled")
        if setting is not None:
            return str(setting) == "true"
        return self._created >= SOFT_DELETES_SINCE

    @property
    def _created(self) -> int:
        """The number of the version that created it."""
        return int(self.settings.get("index.version.created", SOFT_DELETES_SINCE))

    @property
    def lease_period(self) -> float:
        """How long a lease lives without renewal, in seconds."""
        return settings.seconds(str(self.settings.get(LEASE_PERIOD, "12h")), LEASE_PERIOD)

    @property
    def refresh_interval(self) -> float | None:
        """Seconds between refreshes where set; None where the default holds, negative for never."""
        setting = self.settings.get("index.refresh_interval")
        return None if setting is None else settings.seconds(str(setting), "index.refresh_interval")

    @property
    def idle_after(self) -> float:
        """Seconds after its last search from which on it is not refreshed by itself any more."""
        return settings.seconds(str(self.settings.get(IDLE_AFTER, "30s")), IDLE_AFTER)

    @property
    def synced_later(self) -> bool:
        """Tell whether writes are acknowledged before they are safe on disk."""
        return str(self.settings.get("index.translog.durability", "request")).lower() == "async"

    @property
    def sync_interval(self) -> float:
        """Seconds between two syncs of its log."""
        return settings.seconds(str(self.settings.get(SYNC_INTERVAL, "5s")), SYNC_INTERVAL)

    @property
    def serving(self) -> list[Shard]:
        """The primaries that serve."""
        return [shard for shard in self.shards if shard.started]

    @property
    def started(self) -> bool:
        """Tell whether every primary serves."""
        return all(shard.started for shard in self.shards)

    def shard_for(self, doc_id: str, routing: str | None = None) -> Shard:
        """The shard that holds a document."""
        return self.shards[shard_of(routing or doc_id, len(self.shards), self._created >= _PLAIN_SINCE)]

    def set_mappings(self, mappings: dict[str, Any]) -> None:
        """Take another mapping; the version moves when it differs."""
        if mappings != self.mappings:
            self.mappings = mappings
            self.mapping_version += 1

    def set_settings(self, changes: Mapping[str, Any]) -> None:
        """Change settings, None removes one; the version moves when something differs."""
        before = dict(self.settings)
        for key, value in changes.items():
            if value is None:
                self.settings.pop(key, None)
            else:
                self.settings[key] = value
        if before != self.settings:
            self.settings_version += 1

    def set_alias(self, alias: str, body: dict[str, Any] | None) -> None:
        """Add or replace an alias, or remove it with None; the version moves when something differs."""
        before = dict(self.aliases)
        if body is None:
            self.aliases.pop(alias, None)
        else:
            self.aliases[alias] = body
        if before != self.aliases:
            self.aliases_version += 1

    def block(self, kind: str) -> str | None:
        """The block that forbids `read`, `write`, `metadata` or `metadata_read`, as the server names it, or None."""
        for key, kinds, text in BLOCKS:
            if key in self.settings and kind in kinds and str(self.settings[key]) == "true":
                return text
        return None

    def require_open(self) -> None:
        """Raise 400 `index_closed_exception` when it is closed."""
        if not self.open:
            raise refuse(400, "index_closed_exception", "closed", None, **self.named())

    def named(self) -> dict[str, Any]:
        """The metadata keys by which an error names this index."""
        return {"index_uuid": self.uuid, "index": self.name}


BLOCKS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("index.blocks.read_only", ("write", "metadata"), "FORBIDDEN/5/index read-only (api)"),
    ("index.blocks.read_only_allow_delete", ("write", "metadata"), "FORBIDDEN/12/index read-only / allow delete (api)"),
    ("index.blocks.write", ("write",), "FORBIDDEN/8/index write (api)"),
    ("index.blocks.read", ("read",), "FORBIDDEN/7/index read (api)"),
    ("index.blocks.metadata", ("metadata", "metadata_read"), "FORBIDDEN/9/index metadata (api)"),
)
