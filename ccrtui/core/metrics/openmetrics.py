"""Figures as a text that monitoring systems read: OpenMetrics 1.0, with nothing in it that older readers refuse.

Only gauges, no timestamps and no exemplars: the node exporter's text collector knows neither state sets nor times.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ccrtui.core.harmless import harmless_line

END = "# EOF\n"


@dataclass(frozen=True, slots=True)
class Sample:
    """One figure with its labels."""

    labels: Mapping[str, str]
    value: float


@dataclass(frozen=True, slots=True)
class Family:
    """All figures of one name. `unit` is the end of the name, where it has one; empty otherwise."""

    name: str
    help: str
    samples: tuple[Sample, ...]
    unit: str = ""


def exposition(families: Iterable[Family]) -> str:
    """The whole text; a family without a figure is left out."""
    return "".join(_family(family) for family in families if family.samples) + END


def _family(family: Family) -> str:
    lines = [f"# TYPE {family.name} gauge"]
    if family.unit:
        lines.append(f"# UNIT {family.name} {family.unit}")
    lines.append(f"# HELP {family.name} {_escaped(family.help)}")
    lines += [f"{family.name}{_labels(sample.labels)} {_number(sample.value)}" for sample in family.samples]
    return "".join(f"{line}\n" for line in lines)


def _labels(labels: Mapping[str, str]) -> str:
    return "{" + ",".join(f'{name}="{_escaped(harmless_line(value))}"' for name, value in labels.items()) + "}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))
