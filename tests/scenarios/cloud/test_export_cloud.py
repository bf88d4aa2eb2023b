"""The open plan of the cloud's half as curl and as tccli: line by line, it does what the program would have done."""

from __future__ import annotations

import json
import shlex
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.exported import Shell
from tests.scenarios.inside import Inside
from tests.scenarios.pair import writes
from tests.simulated import Simulated

MOST_PLANS = 20
VERSIONS = {"vpc": "2017-03-12", "tat": "2020-10-28"}


def _sdk(module: str) -> Any:
    """A module of the official client, which changes global warning filters when it is imported."""
    with warnings.catch_warnings():
        return import_module(f"tencentcloud.common.{module}")


def _by_tccli(simulated: Simulated, line: str) -> None:
    """Send a line of tccli as it does: by the official client, with texts as they are and everything else as JSON."""
    tool, service, action, *given = shlex.split(line)
    assert tool == "tccli"
    options = dict(zip(given[::2], given[1::2], strict=True))
    scheme, _, host = options.pop("--endpoint").partition("://")
    http = _sdk("profile.http_profile").HttpProfile(protocol=scheme, endpoint=host)
    profile = _sdk("profile.client_profile").ClientProfile(httpProfile=http)
    cloud = simulated.banner["cloud"]
    key = _sdk("credential").Credential(cloud["secret_id"], cloud["secret_key"])
    region = options.pop("--region")
    client = _sdk("common_client").CommonClient(service, VERSIONS[service], key, region, profile=profile)
    params = {name[2:]: _value(name[2:], text) for name, text in options.items()}
    answer = client.call_json(action, params)
    assert "Error" not in answer["Response"]


def _value(name: str, text: str) -> Any:
    """A value as tccli's table of the API reads it: these are whole numbers, lists and objects, all others texts."""
    return json.loads(text) if name in ("Bandwidth", "Routes", "SecurityGroupPolicySet", "Instances") else text


def _shell(folder: Path, simulated: Simulated) -> Shell:
    cloud = simulated.banner["cloud"]
    environ = {"TENCENTCLOUD_SECRET_ID": cloud["secret_id"], "TENCENTCLOUD_SECRET_KEY": cloud["secret_key"]}
    return Shell(folder, environ)


def _run(shell: Shell, text: str) -> None:
    ran = shell.run(f"set -e\n{text}")
    assert (ran.returncode, ran.stderr) == (0, "")


def _as_curl(shell: Shell, simulated: Simulated, text: str) -> None:
    del simulated
    _run(shell, text)


def _as_tccli(shell: Shell, simulated: Simulated, text: str) -> None:
    """Each line of the cloud by the official client, and what it cannot send by the curl line in the comment."""
    for line in text.splitlines():
        if line.startswith("tccli "):
            _by_tccli(simulated, line)
        elif line.startswith("# curl "):
            _run(shell, line.removeprefix("# "))
        else:
            assert line.startswith("# ")


@pytest.fixture(scope="module")
def by_program(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the program itself sends from two unconnected networks to equal counts."""
    operator = Inside(tmp_path_factory.mktemp("by-program"))
    with Simulated("--scenario", "fresh") as simulated:
        name = operator.cloud_profile(simulated, "--create-index")
        assert operator.run("setup", name, "--write", "--json").code == 0
        return simulated.acted_writes()


@pytest.mark.parametrize(("form", "send"), [("curl", _as_curl), ("tccli", _as_tccli)])
def test_line_by_line_it_does_what_the_program_would_have_done(
    tmp_path: Path, by_program: list[str], form: str, send: Callable[[Shell, Simulated, str], None]
) -> None:
    operator = Inside(tmp_path / "home")
    with Simulated("--scenario", "fresh") as simulated:
        shell = _shell(tmp_path, simulated)
        name = operator.cloud_profile(simulated, "--create-index")
        for _ in range(MOST_PLANS):
            plan = operator.run("export", name, "--as", form)
            send(shell, simulated, plan.out)
            if plan.code == 0:
                break
            simulated.control("POST", "/clock", {"advance_s": 10})
        assert simulated.acted_writes() == by_program
        assert "vpc CreateVpcPeeringConnection" in " ".join(by_program)
        done = operator.run("setup", name, "--write", "--json")
        assert (done.code, writes(done)) == (0, 0)
        secrets = simulated.banner["cloud"]["secret_id"], simulated.banner["cloud"]["secret_key"]
        assert not [secret for secret in secrets if secret in plan.out + shell.arguments]


def test_console_text_names_the_way_in_the_web_console_and_holds_the_parameters(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    with Simulated("--scenario", "fresh") as simulated:
        ran = operator.run("export", operator.cloud_profile(simulated, "--create-index"), "--as", "console")
        lines = ran.out.splitlines()
        assert all(line.startswith("# ") for line in lines)
        at = lines.index("# vpc CreateVpcPeeringConnection ap-beijing")
        assert lines[at - 1].startswith("# in the web console: ")
        assert '#   "DestinationRegion": "ap-shanghai",' in lines[at:]
        assert simulated.acted_writes() == []


def test_whose_key_a_line_needs_is_said_where_a_side_has_its_own(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    with Simulated("--scenario", "fresh") as simulated:
        cloud = simulated.banner["cloud"]
        operator.environ["BEIJING"] = f"{cloud['secret_id']}:{cloud['secret_key']}"
        name = operator.cloud_profile(simulated, "--create-index", "--leader-credentials", "env:BEIJING")
        for form in ("curl", "tccli"):
            lines = operator.run("export", name, "--as", form).out.splitlines()
            sending = next(number for number, line in enumerate(lines) if line.startswith(("tc3 ", "tccli ")))
            assert lines[sending - 1] == "# with the key of the leader's own account, which is kept in env:BEIJING"
