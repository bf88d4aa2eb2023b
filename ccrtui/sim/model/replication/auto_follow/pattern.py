"""An auto-follow pattern: which leader indices it matches, and what their followers are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.replication.caller import Caller

TEMPLATE = "{{leader_index}}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as it was put; `tuning` and `settings` hold only what was given."""

    name: str
    alias: str
    patterns: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    follow_pattern: str | None = None
    tuning: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    active: bool = True
    caller: Caller = field(default_factory=Caller)

    def matches(self, index: Index) -> bool:
        """Tell whether an index is meant: followers of others and hidden ones are like any."""
        if any(fnmatchcase(index.name, expression) for expression in self.excluded):
            return False
        return any(fnmatchcase(index.name, expression) for expression in self.patterns)

    def follower_of(self, name: str) -> str:
        """The name of the follower of a leader index."""
        return name if self.follow_pattern is None else self.follow_pattern.replace(TEMPLATE, name)
