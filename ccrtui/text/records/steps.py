"""The names of steps and their states, of choices, and of what a step has seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StepText:
    """A step: its name in a list, and in one sentence what it is for."""

    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class ChoiceText:
    """A choice: what is asked, and how it is answered."""

    question: str
    hint: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    """What a value means, where the value alone does not tell."""

    def meaning(self, value: str) -> str:
        """What is said beside that value in a list; empty when there is nothing to add."""
        return self.values.get(value, "")
