"""All profiles at once: each is asked, the worst comes first, and one that cannot be read hides no other."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.inside import Inside
from tests.scenarios.pair import pair


def test_every_profile_is_asked_and_the_worst_comes_first(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        run = clusters.operator.run
        assert run("status", "--all", "--json").code == 0
        clusters.operator.profile(clusters.simulated, name="a-second")
        clusters.operator.profile(clusters.simulated, "--alias", "nobody", name="z-missing", index="nothing")
        asked = run("status", "--all", "--json")
        assert asked.code != 0
        (told,) = asked.lines
        verdicts = {link["profile"]: link["verdict"] for link in told["links"]}
        assert next(iter(verdicts)) == "z-missing"
        assert (verdicts["orders-dr"], verdicts["a-second"]) == ("in_sync", "in_sync")
        assert told["verdict"] == verdicts["z-missing"] != "in_sync"
        plain = run("status", "--all", "--lang", "en")
        assert [name in plain.out for name in verdicts] == [True] * 3
        Path(run("profiles", "path", "a-second").out.strip()).write_text("schema = ", "utf-8")
        damaged = run("status", "--all", "--lang", "en")
        assert (damaged.code, "a-second" in damaged.err, "orders-dr" in damaged.out) == (asked.code, True, True)
        run("profiles", "remove", "z-missing", "--confirm", "z-missing")
        assert run("status", "--all").code == 4
        nagios = run("status", "--all", "--nagios", "--lang", "en")
        assert (nagios.code, "orders-dr" in nagios.out, "a-second" in nagios.out) == (3, True, True)


def test_a_name_beside_all_and_no_profile_at_all_are_told(tmp_path: Path) -> None:
    run = Inside(tmp_path).run
    assert (run("status", "--all").code, run("status", "orders", "--all").code) == (2, 2)
    assert run("status", "--all", "--link", "x").code == 2
    assert run("status", "--all", "--nagios").code == 3
