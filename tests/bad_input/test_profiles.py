"""Profiles that cannot be used, through every verb that takes one: said plainly, exit 2, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.scenarios.inside import Inside
from tests.scenarios.pair import pair

VERBS = ("setup", "status", "watch", "export", "events", "doctor")
URLS = ("--leader", "http://127.0.0.1:1", "--follower", "http://127.0.0.1:2")


def _line(verb: str, name: str) -> tuple[str, ...]:
    return (verb, name, "--as", "curl") if verb == "export" else (verb, name, "--json")


def _file(operator: Inside, name: str) -> Path:
    ran = operator.run("profiles", "path", name)
    assert ran.code == 0
    return Path(ran.out.strip())


def _made(home: Path) -> tuple[Inside, Path]:
    operator = Inside(home)
    assert operator.run("profiles", "new", "orders-dr", *URLS).code == 0
    return operator, _file(operator, "orders-dr")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", ["nobody", "Upper", "status", "a" * 33, "../etc", ""])
def test_an_unknown_or_impossible_name_is_said(tmp_path: Path, verb: str, name: str) -> None:
    ran = Inside(tmp_path).run(*_line(verb, name))
    assert ran.code == 2
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert not name or name in ran.err


@pytest.mark.parametrize("verb", VERBS)
def test_a_damaged_profile_is_named_with_its_line_and_not_touched(tmp_path: Path, verb: str) -> None:
    operator, file = _made(tmp_path)
    damaged = file.read_text() + "\n[[links\n"
    file.write_text(damaged)
    ran = operator.run(*_line(verb, "orders-dr"))
    assert ran.code == 2
    assert str(file) in ran.err
    assert str(len(damaged.splitlines())) in ran.err
    assert file.read_text() == damaged


def test_a_damaged_profile_is_kept_aside_when_a_new_one_takes_its_name(tmp_path: Path) -> None:
    operator, file = _made(tmp_path)
    file.write_text("this is no toml")
    assert operator.run("profiles", "new", "orders-dr", *URLS).code == 0
    copies = [other for other in file.parent.iterdir() if other != file and other.is_file()]
    assert "this is no toml" in [other.read_text() for other in copies]


def test_a_profile_of_a_newer_schema_is_said_so(tmp_path: Path) -> None:
    operator, file = _made(tmp_path)
    file.write_text(file.read_text().replace("schema = 1", "schema = 99"))
    ran = operator.run(*_line("setup", "orders-dr"))
    assert ran.code == 2
    assert "99" in ran.err
    assert str(file) in ran.err


def test_a_profile_that_others_may_read_is_refused_with_the_command_that_mends_it(tmp_path: Path) -> None:
    operator, file = _made(tmp_path)
    file.chmod(0o644)
    ran = operator.run(*_line("setup", "orders-dr"))
    assert ran.code == 2
    assert "chmod 600" in ran.err


def test_a_profile_another_process_writes_with_is_read_but_not_written(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "2")) as clusters:
        clusters.fault("hold", n=1, when="before")
        first = clusters.operator.start("setup", clusters.profile, "--write", "--json")
        clusters.simulated.await_held(first)
        second = clusters.setup("--write")
        last = json.loads(second.out.splitlines()[-1])
        assert (second.code, last["error"]["code"]) == (2, "profile_locked")
        assert str(first.pid) in second.err
        assert clusters.status().code == 4
        clusters.heal("hold")
        out, remarks = first.communicate()
        assert first.returncode == 0, out + remarks
        assert clusters.setup("--write").code == 0
        assert len(clusters.simulated.acted_writes()) == 4


@pytest.mark.parametrize("arguments", [("--leader", "not a place"), ("--leader", "http://"), ("--alias", "a b")])
def test_values_that_cannot_be_are_refused_before_a_file_is_written(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    operator = Inside(tmp_path)
    ran = operator.run("profiles", "new", "orders-dr", *URLS, *arguments)
    assert ran.code == 2
    assert arguments[0] in ran.err
    assert operator.run("profiles", "path", "orders-dr").code == 2
