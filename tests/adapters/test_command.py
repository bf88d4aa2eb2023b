"""A command of the operator's, as the system runs it: its stdin, its environment, and its end."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ccrtui.adapters.command import FAILED, TIMED_OUT, CommandCourier, without_secrets
from ccrtui.adapters.tencent.credentials.variables import SECRET_ID, SECRET_KEY, TOKENS
from ccrtui.compose import connector, open_paths, profile_store, secret_source
from ccrtui.core.profile.profile import ClusterProfile
from ccrtui.core.secret import Variables
from tests.engine.fakes import PROFILE

PYTHON = sys.executable


async def test_it_gets_the_text_and_its_words_as_they_are_and_no_shell(tmp_path: Path) -> None:
    told = tmp_path / "told"
    code = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2] + sys.stdin.read())"
    words = (PYTHON, "-c", code, str(told), "$(touch x); `id` > y")
    assert await CommandCourier({}).deliver(words, '{"a": 1}\n', 60.0) is None
    assert told.read_text() == '$(touch x); `id` > y{"a": 1}\n'


async def test_one_that_does_not_end_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    child = tmp_path / "child"
    sleeps = "import time; time.sleep(600)"
    starts = f"import subprocess, sys, pathlib; p = subprocess.Popen([sys.executable, '-c', {sleeps!r}])"
    code = f"{starts}; pathlib.Path({str(child)!r}).write_text(str(p.pid)); {sleeps}"
    courier = CommandCourier({})
    assert await courier.deliver((PYTHON, "-c", code), "", 3.0) == TIMED_OUT
    if child.exists():
        assert not _runs(int(child.read_text()))


def _runs(pid: int) -> bool:
    """Whether a process is there and is not only waiting to be collected."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("/nowhere/page",), os.strerror(2)),
        ((PYTHON, "-c", "raise SystemExit(3)"), FAILED),
        ((PYTHON, "\0"), "embedded null byte"),
    ],
)
async def test_what_went_wrong_is_given(command: tuple[str, ...], reason: str) -> None:
    assert await CommandCourier({}).deliver(command, "x" * 10, 60.0) == reason


async def test_one_that_reads_nothing_is_no_failure() -> None:
    assert await CommandCourier({}).deliver((PYTHON, "-c", ""), "x" * 1_000_000, 60.0) is None


def test_it_does_not_see_what_only_we_may_know() -> None:
    environ = {"PATH": "/bin", "ORDERS": "p", "OTHER": "o", **dict.fromkeys((SECRET_ID, SECRET_KEY, *TOKENS), "k")}
    assert without_secrets(environ, ["env:ORDERS", "prompt", None]) == {"PATH": "/bin", "OTHER": "o"}


async def test_it_does_not_see_the_password_of_another_profile_either(tmp_path: Path) -> None:
    paths = open_paths({"CCRTUI_HOME": str(tmp_path / "home")})
    store = profile_store(paths)
    seen = tmp_path / "seen"
    code = "import os, pathlib, sys; pathlib.Path(sys.argv[1]).write_text(str('OTHERS' in os.environ))"
    paging = replace(PROFILE, notify=(PYTHON, "-c", code, str(seen)))
    follower = ClusterProfile(url="http://c:9200", user="elastic", password="env:OTHERS")
    for profile in (paging, replace(PROFILE, name="bills", clusters={**PROFILE.clusters, "follower": follower})):
        store.create(profile)
    (paths.profiles / "broken.toml").write_text("[[")
    secrets = secret_source(paths, Variables({"PATH": os.environ["PATH"], "OTHERS": "p"}), lambda purpose: purpose)
    connection = connector(paths, paging, secrets)(paging)
    assert connection.courier is not None
    assert await connection.courier.deliver(paging.notify, "", 60.0) is None
    assert seen.read_text() == "False"
    await connection.close()
