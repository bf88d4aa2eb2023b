"""Numbers in what the control endpoint is told."""

from __future__ import annotations

import math
from typing import Any


def finite(name: str, value: Any) -> float:
    """The value as a number that has an end. Raises ValueError with the name, and TypeError for what is no number."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{name} is a number that has an end")
    return number
