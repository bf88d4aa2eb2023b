"""`status --nagios` as a monitoring system runs it: state, performance data, and its own exit codes."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.pair import pair


def test_well_then_beyond_a_limit_then_broken_and_the_plain_exit_codes_stay(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        well = clusters.operator.run("status", clusters.profile, "--nagios")
        assert (well.code, well.out.partition(" - ")[0]) == (0, "CCR OK")
        assert "'operations'=0;;;0" in well.out
        edit = clusters.operator.run("profiles", "edit", clusters.profile, "--threshold", "critical_operations=2")
        assert edit.code == 0, edit.err
        assert clusters.status().code == 0
        clusters.fault("link", state="refuse")
        clusters.advance(5)
        clusters.write("orders", 4, 12)
        broken = clusters.operator.run("status", clusters.profile, "--nagios")
        assert (broken.code, broken.out.partition(" - ")[0]) == (2, "CCR CRITICAL")
        assert "'operations'=8;;2;0" in broken.out
        told = clusters.status()
        assert told.code == 1
        assert [alarm["figure"] for alarm in told.lines[-1]["links"][0]["indices"][0]["alarms"]] == ["operations"]


def test_what_could_not_be_looked_at_is_unknown_to_a_monitoring_system(tmp_path: Path) -> None:
    from tests.scenarios.inside import Inside

    ran = Inside(tmp_path).run("status", "nobody", "--nagios", "--lang", "en")
    assert (ran.code, ran.out.startswith("CCR UNKNOWN - ")) == (3, True)
