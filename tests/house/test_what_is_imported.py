"""What a part of the program brings with it, seen in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.checkout import ROOT

CLIENTS = {"elasticsearch", "elastic_transport", "aiohttp", "cryptography", "msgspec", "tencentcloud"}
SCREEN = {"textual", "rich"}
EVERY_MODULE_OF_CORE = """
import importlib, pkgutil, ccrtui.core
for found in pkgutil.walk_packages(ccrtui.core.__path__, "ccrtui.core."):
    importlib.import_module(found.name)
"""
VERSION = """
import contextlib, io
sys.argv = ["ccrtui", "--version"]
from ccrtui.__main__ import main
with contextlib.redirect_stdout(io.StringIO()) as said:
    assert main() == 0
assert said.getvalue().startswith("ccrtui ")
"""
DEMO = "import ccrtui.cli.verbs.demo"
OPEN = """
import ccrtui.cli.console.open, ccrtui.adapters.disk.profile.store, ccrtui.adapters.disk.history.reader
"""
FORBIDDEN = {
    "core": (EVERY_MODULE_OF_CORE, CLIENTS | SCREEN | {"asyncio", "threading", "socket", "ssl", "http", "pathlib"}),
    "version": (VERSION, CLIENTS | SCREEN | {"argparse", "asyncio", "dataclasses", "ccrtui.cli", "ccrtui.core"}),
    "console": ("import ccrtui.ui.app, ccrtui.ui.driver", CLIENTS | {"tomlkit", "ccrtui.adapters", "ccrtui.sim"}),
    "demo": (
        DEMO,
        CLIENTS
        | SCREEN
        | {"ccrtui.adapters.disk.profile.store", "ccrtui.engine.jobs", "ccrtui.sim.simulator", "tomlkit"},
    ),
    "open": (
        OPEN,
        CLIENTS - {"msgspec"}
        | SCREEN
        | {"tomlkit", "ccrtui.engine.watch", "ccrtui.engine.sender", "ccrtui.adapters.disk.history.writer"}
        | {"ccrtui.core.watch.snapshot", "ccrtui.core.watch.link_history", "ccrtui.core.elasticsearch.replication"},
    ),
    "status": ("import ccrtui.cli.verbs.status", SCREEN | {"ccrtui.sim", "ccrtui.ui"}),
    "doctor": ("import ccrtui.cli.verbs.doctor", SCREEN | {"ccrtui.sim", "ccrtui.ui"}),
    "history": ("import ccrtui.cli.history.verb", SCREEN | CLIENTS | {"ccrtui.sim"}),
    "events": ("import ccrtui.cli.history.events", SCREEN | CLIENTS | {"ccrtui.sim", "ccrtui.ui"}),
    "report": ("import ccrtui.cli.report.verb", SCREEN | CLIENTS | {"ccrtui.sim", "ccrtui.ui"}),
    "setup": ("import ccrtui.cli.verbs.setup", SCREEN | {"ccrtui.sim", "ccrtui.ui"}),
    "profiles": ("import ccrtui.cli.verbs.profiles", SCREEN | CLIENTS | {"ccrtui.sim", "ccrtui.ui"}),
    "simulator": ("import ccrtui.sim.simulator", SCREEN | CLIENTS - {"aiohttp", "msgspec"} | {"ccrtui.core"}),
}


@pytest.mark.parametrize("part", FORBIDDEN)
def test_it_loads_nothing_that_it_does_not_need(part: str) -> None:
    code, forbidden = FORBIDDEN[part]
    assert _loaded(code) & forbidden == set()


def _loaded(code: str) -> set[str]:
    """Modules that the code brought in, beside what the interpreter had loaded before."""
    program = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*(set(sys.modules) - before))"
    command = [sys.executable, "-c", program]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split())
