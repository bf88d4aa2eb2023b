"""A figure of an index that has passed a limit the operator set, on top of whatever the verdict is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is, worst first."""

    CRITICAL = "critical"
    WARN = "warn"


class Figure(StrEnum):
    """What has a limit, as it is called in the keys of a threshold."""

    SECONDS = "seconds"
    OPERATIONS = "operations"
    HISTORY_HOURS = "history_hours"
    """The only one of which less is worse."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One figure beyond one limit. `value` is None where it is not known now and has not been seen to be over.

    `since` is when the limit was passed, monotonic seconds.
    """

    figure: Figure
    level: Level
    limit: float
    value: float | None
    since: float


def worst_level(alarms: Iterable[Alarm]) -> Level | None:
    """The worst of them; None where there is none."""
    levels = {alarm.level for alarm in alarms}
    return next((level for level in Level if level in levels), None)
