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


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """Labels of what was seen, by the key of the evidence without its `leader_` or `follower_`."""

    labels: Mapping[str, str]
    unfit: str
    """Something that does not do, with `{name}` and `{reason}`."""
    both: str
    """Two that belong together, with `{one}` and `{other}`."""
    values: Mapping[str, Mapping[str, str]]
    """What is said of a value, by key and value: states with the cloud's own word beside the web console's."""

    def of(self, key: str) -> str:
        """The label for a key; one that is not listed is said as it is."""
        return self.labels.get(key, key.replace("_", " "))

    def value(self, key: str, text: str) -> str:
        """A value as it is said, the key with or without its side; most values are said as they are."""
        known = self.values.get(key) or self.values.get(key.removeprefix("leader_").removeprefix("follower_"), {})
        return known.get(text, text)
