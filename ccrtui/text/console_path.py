"""Where the same thing stands in the cloud's web console, or in Kibana, for an operator who would rather look there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.core.call.kind import Kind


@dataclass(frozen=True, slots=True)
class ConsolePaths:
    """By kind of call the menu entries one after the other; a kind without a place of its own is not in it."""

    paths: Mapping[Kind, str]

    def of(self, kind: Kind) -> str:
        """The way to it; empty where there is none."""
        return self.paths.get(kind, "")
