"""Names as servers allow them go through the whole walk: an alias that begins with an underscore, an index `a=b`."""

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


def test_an_index_with_an_equals_sign_is_offered_as_it_is_typed_and_copied(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "4")) as clusters:
        clusters.simulated.search("leader", "PUT", "/a=b")
        assert clusters.operator.run("profiles", "edit", clusters.profile, "--index", "").code == 0
        asked = clusters.setup("--write").step("leader_index")
        assert r"a\=b" in asked["choices"][0]["values"]
        assert clusters.operator.run("profiles", "edit", clusters.profile, "--index", r"a\=b").code == 0
        ran = clusters.setup("--write")
        assert (ran.code, states(ran)["compare"]) == (0, ("satisfied", "counts_equal")), ran.out
        followers = clusters.simulated.search("follower", "GET", "/_all/_ccr/info")["follower_indices"]
        assert [(each["leader_index"], each["follower_index"]) for each in followers] == [("a=b", "a=b")]


def test_who_typed_a_pair_where_an_index_has_that_name_is_told_how_it_is_typed(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        clusters.simulated.search("leader", "PUT", "/a=b")
        assert clusters.operator.run("profiles", "edit", clusters.profile, "--index", "a=b").code == 0
        step = clusters.setup("--write").step("leader_index")
        assert (step["code"], step["evidence"]["indices"]) == ("leader_index_missing", [r"a\=b"])
