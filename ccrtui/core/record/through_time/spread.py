"""How a figure was spread over time: for how long it was at most so much."""

from __future__ import annotations

import math

_SLICES = 12
"""Into how many parts a time is cut in which a figure grows."""
_DIGITS = 2
"""To so many digits a figure is told, and never less than it was."""


class Spread:
    """Takes values with how long they lasted."""

    def __init__(self) -> None:
        self._lasted: dict[float, float] = {}
        self._most = _LEAST

    @property
    def known_s(self) -> float:
        """For how many seconds the figure was known."""
        return sum(self._lasted.values())

    def add(self, lasted_s: float, first: float, last: float) -> None:
        """Add a time in which it went evenly from one value to another."""
        parts = 1 if first == last else _SLICES
        self._most = max(self._most, first, last)
        for part in range(parts):
            value = _up(max(first, last) if parts == 1 else first + (last - first) * (part + 1) / parts)
            self._lasted[value] = self._lasted.get(value, 0.0) + lasted_s / parts

    def within(self, share: float) -> float | None:
        """What it did not exceed for that share of the time in which it was known; None where it never was.

        It is no more than the most it ever was, which is told beside it.
        """
        wanted, passed = share * self.known_s, 0.0
        for value in sorted(self._lasted):
            passed += self._lasted[value]
            if passed >= wanted * (1 - 1e-9):
                return min(value, self._most)
        return None


_LEAST = 0.1
"""What is less than that and not nothing is told as this."""


def _up(value: float) -> float:
    if value <= _LEAST:
        return _LEAST if value > 0 else 0.0
    step = 10.0 ** (math.floor(math.log10(value)) - _DIGITS + 1)
    told = _rounded(math.ceil(value / step - 1e-6) * step)
    return told if told >= value else _rounded(told + step)


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS + 1}g}")
