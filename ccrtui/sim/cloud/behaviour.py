"""Changing how the cloud behaves while it runs, and taking that back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.cloud.rules import Rules

TIMES = ("delay_s", "list_lag_s", "settle_s")
OFTEN = "per_second"


class BehaviourOverrides:
    """What was changed of the rules, with what they said before."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._before: dict[str, Any] = {}

    def change(self, body: Mapping[str, Any]) -> None:
        """Change some. Raises ValueError for names and values that make no sense, and then changes nothing."""
        if not body or set(body) - {*TIMES, OFTEN}:
            raise ValueError(f"what can be set is {', '.join((*TIMES, OFTEN))}")
        new = {name: _often(value) if name == OFTEN else _seconds(name, value) for name, value in body.items()}
        for name, value in new.items():
            self._before.setdefault(name, getattr(self._rules, name))
            setattr(self._rules, name, value)

    def restore(self) -> None:
        """Let everything be as it was."""
        for name, value in self._before.items():
            setattr(self._rules, name, value)
        self._before.clear()

    def current(self) -> dict[str, Any]:
        """What is changed now."""
        return {name: getattr(self._rules, name) for name in self._before}


def _seconds(name: str, value: Any) -> float:
    seconds = float(value)
    if seconds < 0:
        raise ValueError(f"{name} is not negative")
    return seconds


def _often(value: Any) -> int | None:
    if value is None:
        return None
    if int(value) < 1:
        raise ValueError(f"{OFTEN} is at least 1, or null")
    return int(value)
