"""Two simulated regions with an operator who knows the instances in them: what a story about the cloud begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.scenarios.inside import Inside
from tests.scenarios.pair import Pair
from tests.simulated import Simulated

OTHER_KEY = "CCRTUI_TEST_OTHER_ACCOUNT"


@contextmanager
def regions(home: Path, scenario: str, *options: str, samples: bool = True) -> Iterator[Pair]:
    """Start a scenario of the cloud and make a profile by instance ids, with these options of `profiles new`."""
    operator = Inside(home)
    more = ("--sample-docs", "4") if samples else ()
    with Simulated("--scenario", scenario) as simulated:
        other = simulated.banner["cloud"].get("other")
        if other:
            operator.environ[OTHER_KEY] = f"{other['secret_id']}:{other['secret_key']}"
        yield Pair(simulated, operator, operator.cloud_profile(simulated, *more, *options))


def cloud_writes(simulated: Simulated) -> list[str]:
    """The actions that changed something in the cloud, in order."""
    return [request["path"].partition(" ")[2] for request in acted(simulated) if request["cluster"] == "cloud"]


def acted(simulated: Simulated) -> list[dict[str, Any]]:
    """Every write that was acted on, in order."""
    requests = simulated.control("GET", "/requests")["requests"]
    return [
        request
        for request in requests
        if request["effect"] == "write" and request["acted"] is not None and request["acted"] < 400
    ]
