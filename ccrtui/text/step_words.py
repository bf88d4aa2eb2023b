"""The names of steps and their states, of choices, and of what a step has seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ccrtui.core.walk.step import StepName, StepState
from ccrtui.text.record import Record


@dataclass(frozen=True, slots=True)
class StepText:
    """A step: its name in a list, and in one sentence what it is for."""

    name: str
    purpose: str


class StepWords(Record):
    """One field for each step of the walk."""

    account: StepText
    clusters: StepText
    readiness: StepText
    peering: StepText
    routes: StepText
    security_groups: StepText
    reachability: StepText
    remote_cluster: StepText
    leader_index: StepText
    follower_index: StepText
    compare: StepText

    def of(self, name: StepName) -> StepText:
        """The words of that step."""
        found: StepText = getattr(self, name.value)
        return found


class StepStateWords(Record):
    """One word for each state of a step."""

    satisfied: str
    skipped: str
    missing: str
    waiting: str
    blocked: str
    unknown: str

    def of(self, state: StepState) -> str:
        """The word for that state."""
        return str(getattr(self, state.value))


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


class ChoiceWords(Record):
    """The choices a walk may ask for, named as the option with `_` for `-`; `other` takes `{option}`."""

    leader_url: ChoiceText
    follower_url: ChoiceText
    leader_region: ChoiceText
    follower_region: ChoiceText
    leader_instance: ChoiceText
    follower_instance: ChoiceText
    leader_transport: ChoiceText
    index: ChoiceText
    create_index: ChoiceText
    network: ChoiceText
    bandwidth: ChoiceText
    charge: ChoiceText
    ccn: ChoiceText
    probe_from: ChoiceText
    probe_to: ChoiceText
    other: ChoiceText

    def of(self, option: str) -> ChoiceText:
        """The words for the choice of that option."""
        found: ChoiceText = getattr(self, option.replace("-", "_"), self.other)
        return found


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
