"""A profile is production unless it says that it is a test, and production is written to when its name was typed."""

from __future__ import annotations

import io
import shlex
from pathlib import Path

import pytest

from ccrtui.adapters.disk.paths import Paths
from ccrtui.cli.main import run
from ccrtui.compose import open_paths, profile_store
from ccrtui.core.profile.profile import Environment
from tests.scenarios.pair import pair

PROD = ("--environment", "prod")
NEW = ("profiles", "new", "orders-dr", "--leader", "http://127.0.0.1:1", "--follower", "http://127.0.0.1:2")


class Terminal(io.StringIO):
    """A stream with somebody in front of it."""

    def isatty(self) -> bool:
        return True


def environment(home: Path) -> Environment:
    paths: Paths = open_paths({"CCRTUI_HOME": str(home)})
    return profile_store(paths).load("orders-dr").environment


@pytest.mark.parametrize("typed", ["prod", "test", ""])
def test_a_terminal_is_asked_whether_it_is_production(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setenv("CCRTUI_HOME", str(tmp_path))
    remarks = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(f"{typed}\n"))
    monkeypatch.setattr("sys.stderr", remarks)
    assert run(NEW) == 0
    assert "prod" in remarks.getvalue().splitlines()[0]
    assert environment(tmp_path) is Environment(typed or "prod")


def test_what_a_script_leaves_open_is_production_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CCRTUI_HOME", str(tmp_path))
    assert run(NEW) == 0
    assert environment(tmp_path) is Environment.PROD
    assert "--environment test" in capsys.readouterr().err


def test_an_answer_that_is_neither_makes_no_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CCRTUI_HOME", str(tmp_path))
    monkeypatch.setattr("sys.stdin", Terminal("live\n"))
    monkeypatch.setattr("sys.stderr", Terminal())
    assert run(NEW) == 2
    assert not list(tmp_path.rglob("*.toml"))


def test_a_file_that_does_not_say_it_is_production(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCRTUI_HOME", str(tmp_path))
    run((*NEW, "--environment", "test"))
    file = profile_store(open_paths({"CCRTUI_HOME": str(tmp_path)})).path("orders-dr")
    file.write_text("".join(line for line in file.read_text().splitlines(True) if "environment" not in line))
    assert environment(tmp_path) is Environment.PROD


@pytest.mark.parametrize("undo", [(), ("--undo",)])
def test_nothing_is_written_to_production_until_its_name_is_typed(tmp_path: Path, undo: tuple[str, ...]) -> None:
    with pair(tmp_path, "connected", given=(*PROD, "--sample-docs", "4")) as clusters:
        for names in ((), ("--confirm", "orders")):
            asked = ("--write", *undo, "--until", "compare", *names)
            refused = clusters.setup(*asked)
            assert refused.code == 2
            assert shlex.join(("setup", "orders-dr", "--json", *asked, "--confirm", "orders-dr")) in refused.err
        assert clusters.simulated.acted_writes() == []
        planned = clusters.operator.run("setup", clusters.profile, "--plan")
        assert "--confirm orders-dr" in planned.out
        assert clusters.setup("--write", "--confirm", "orders-dr").code == 0


def test_an_index_of_the_profiles_name_is_typed_beside_it(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=(*PROD, "--sample-docs", "4"), index="orders-dr") as clusters:
        name = ("--confirm", "orders-dr")
        assert clusters.setup("--write", *name).code == 0
        kept = clusters.setup("--write", "--undo", *name)
        assert (kept.code, clusters.docs("follower", "orders-dr")) == (1, 4)
        assert clusters.setup("--write", "--undo", *name, *name).code == 0
