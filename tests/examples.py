"""How many examples a property is tried with: few in a plain run of the tests, as many as are named in a long one.

CCRTUI_TEST_EXAMPLES    a number for every property, such as 2000
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings


def tried(few: int) -> Callable[[Any], Any]:
    """Try a property with a few examples, or with as many as the environment names; none of them is timed."""
    examples = int(os.environ.get("CCRTUI_TEST_EXAMPLES", few))
    return settings(deadline=None, suppress_health_check=(HealthCheck.too_slow,), max_examples=examples)
