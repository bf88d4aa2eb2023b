"""Names as servers allow them: an alias that begins with an underscore goes through the whole walk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.pair import pair, states

VERSIONS = ("7.3.0", "8.19.0")


def of(version: str) -> tuple[str, ...]:
    """Options for both sides in one version."""
    return ("--leader-version", version, "--follower-version", version)


@pytest.mark.parametrize("version", VERSIONS)
def test_an_alias_that_begins_with_an_underscore_is_one_like_another(tmp_path: Path, version: str) -> None:
    with pair(tmp_path, "connected", *of(version), given=("--alias", "_east", "--sample-docs", "4")) as clusters:
        ran = clusters.setup("--write")
        assert (ran.code, states(ran)["compare"]) == (0, ("satisfied", "counts_equal")), ran.out
        assert set(clusters.simulated.search("follower", "GET", "/_remote/info")) == {"_east"}
        assert clusters.status().code == 0
