"""What a step has seen: labels of it, its values, and how it stands in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.text.template import fill, said


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

    def fields(self, row: JsonObject) -> list[str]:
        """A thing's values, each as it is said; what is not known is `-`."""
        return ["-" if value is None else self.value(key, said(value)) for key, value in row.items()]

    def in_text(self, key: str, value: JsonValue) -> JsonValue:
        """What was seen under that key with its objects as they stand in a sentence; texts and figures as they are."""
        if isinstance(value, Mapping):
            return self._object(key.removeprefix("leader_").removeprefix("follower_"), value)
        return [self.in_text(key, item) for item in value] if isinstance(value, list) else value

    def in_sentence(self, key: str, value: JsonValue) -> JsonValue:
        """As `in_text`, with a word of the cloud's or a truth as this language says it."""
        return self.value(key, said(value)) if isinstance(value, (str, bool)) else self.in_text(key, value)

    def _object(self, key: str, value: JsonObject) -> JsonValue:
        match key:
            case "network":
                return said([value.get("id"), value.get("blocks")], " ")
            case "table":
                return said([value.get("id"), value.get("name")], " ")
            case "routes":
                return said([value.get("table"), value.get("destination")], " ")
            case "overlaps":
                return fill(self.both, {"one": value.get("block"), "other": value.get("other")})
            case "instances":
                *names, reason = self.fields(value)
                return fill(self.unfit, {"name": " ".join(filter(None, names)), "reason": reason})
            case "follow_settings":
                return [f"{name}={setting}" for name, setting in value.items()]
            case "problems":
                return [self._problem(place, said(problem)) for place, problem in value.items()]
            case _:
                return value

    def _problem(self, place: str, problem: str) -> str:
        """A place where a key was looked for, and what is wrong with it."""
        return fill(self.unfit, {"name": place, "reason": self.value("problem", problem)})
