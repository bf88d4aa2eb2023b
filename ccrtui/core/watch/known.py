"""What is known of one side's indices beside their figures: which give none and why, and the settings that matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.index import IndexList, IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import ShardStats
from ccrtui.core.watch.following.absence import Absence, by_list, by_refusal, by_settings


@dataclass(frozen=True, slots=True)
class SideAnswers:
    """What one side told in one tick; None where it was not asked or did not answer.

    `refused`: names of which the cluster refuses to tell, each with its fault. `asked`: the names whose settings were
    asked for.
    """

    shards: ShardStats | None = None
    refused: Mapping[str, Fault] = field(default_factory=dict)
    settings: IndexSettingsByName | None = None
    asked: frozenset[str] = frozenset()
    listing: IndexList | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """One side's indices by name. `absent`: why there are no figures; `traits`: their settings, as last told."""

    absent: Mapping[str, Absence] = field(default_factory=dict)
    traits: Mapping[str, IndexSettings] = field(default_factory=dict)

    def learn(self, answers: SideAnswers, names: Iterable[str]) -> Known:
        """Add one tick's answers about those names."""
        traits = self.traits
        if answers.settings is not None and answers.asked:
            others = {name: settings for name, settings in traits.items() if name not in answers.asked}
            traits = {**others, **answers.settings.indices}
        told = answers.shards.indices if answers.shards else {}
        silent = (name for name in names if name not in told or not told[name].shards)
        absent = {name: why for name in silent if (why := self._absence(answers, name)) is not None}
        if absent == self.absent and traits is self.traits:
            return self
        return replace(self, absent=absent, traits=traits)

    def _absence(self, answers: SideAnswers, name: str) -> Absence | None:
        why = self.absent.get(name)
        if name in answers.refused:
            return by_refusal(answers.refused[name]) or why
        if answers.shards is None:
            return why
        if answers.settings is not None and name in answers.asked:
            why = by_settings(name, answers.settings.indices) or why
        if answers.listing is not None:
            why = by_list(name, answers.listing) or why
        return why
