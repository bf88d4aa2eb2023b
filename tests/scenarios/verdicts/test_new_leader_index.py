"""A leader index that we create has the shards and settings that were asked for, shown in the plan before."""

from __future__ import annotations

import json
from pathlib import Path

from tests.scenarios.pair import pair, states

SETTINGS = {"settings": {"index": {"refresh_interval": "30s", "number_of_replicas": 0}}}


def test_shards_and_settings_are_planned_sent_and_copied(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(SETTINGS, indent=2))
    given = ("--sample-docs", "4", "--shards", "3", "--settings", str(file))
    with pair(tmp_path, "connected", given=given) as clusters:
        assert clusters.operator.run("profiles", "edit", clusters.profile, "--index", "fresh").code == 0
        clusters.setup("--write", "--until", "remote_cluster")
        planned = clusters.setup("--plan").step("leader_index")["calls"]
        wanted = {"number_of_shards": 3, "number_of_replicas": 0, "refresh_interval": "30s"}
        assert [call["request"]["body"] for call in planned] == [{"settings": {"index": wanted}}]
        ran = clusters.setup("--write")
        assert (ran.code, states(ran)["compare"]) == (0, ("satisfied", "counts_equal")), ran.out
        for side in ("leader", "follower"):
            settings = clusters.simulated.search(side, "GET", "/fresh/_settings")["fresh"]["settings"]["index"]
            assert (settings["refresh_interval"], settings["number_of_shards"]) == ("30s", "3")


def test_settings_are_read_from_a_file_that_is_there_and_kept_in_the_profile(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('\ufeff{"codec":\n "best_compression"}', encoding="utf-8")
    with pair(tmp_path, "connected") as clusters:
        edited = clusters.operator.run("profiles", "edit", clusters.profile, "--settings", str(file))
        file.unlink()
        assert edited.code == 0, edited.err
        shown = clusters.operator.run("profiles", "show", clusters.profile).out
        assert "best_compression" in shown
        missing = clusters.operator.run("profiles", "edit", clusters.profile, "--settings", str(file))
        assert (missing.code, str(file) in missing.err) == (2, True)
        assert clusters.operator.run("profiles", "edit", clusters.profile, "--settings", "").code == 0
        assert "settings" not in clusters.operator.run("profiles", "show", clusters.profile).out
