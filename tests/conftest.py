"""What holds for every suite."""

from __future__ import annotations

import contextlib
import gc
import importlib
import sys
from pathlib import Path

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let each worker import a share of the modules first, and find the others' prepared when it comes to them.

    Rewriting assertions takes twice as long as everything else until the first test, and four workers that go through
    the same files in the same order would all do all of it. What they leave for one another is bytecode, also where the
    environment has Python write none.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None:
        return
    sys.dont_write_bytecode = False
    folders = [Path(argument) for argument in session.config.args if Path(argument).is_dir()]
    files = sorted(file.resolve() for folder in folders for file in folder.rglob("test_*.py"))
    for file in files[int(worker["workerid"].removeprefix("gw")) :: worker["workercount"]]:
        with contextlib.suppress(Exception):
            importlib.import_module(".".join(file.relative_to(session.config.rootpath).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Let the collector pass by what lives until the end: modules and thousands of tests, walked in each full pass."""
    gc.collect()
    gc.freeze()
