"""What holds for every suite."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
import time
from pathlib import Path

import pytest

os.environ["TZ"] = "UTC"
time.tzset()

WAITING = ("scenarios", "crash", "contract", "bad_input", "terminal")
"""Folders of the suites whose tests wait more than they compute; first the one with the longest."""


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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Have each worker begin with its part of the suites that wait: for processes, for a cloud, for an answer lost.

    A worker is given a stretch of the list and takes of the others' when it is done. The stories, which stand side by
    side in it, would be one worker's, and the last of them would be waited for with a processor idle.
    """
    workers: int = getattr(config, "workerinput", {}).get("workercount", 0)
    if not workers:
        return
    modules: dict[Path, list[pytest.Item]] = {}
    for item in items:
        modules.setdefault(item.path, []).append(item)
    tests = Path(__file__).parent
    waiting = [path for name in WAITING for path in modules if path.is_relative_to(tests / name)]
    others = [item for path, of_it in modules.items() if path not in waiting for item in of_it]
    share = len(others) // workers + 1
    items[:] = [
        item
        for number in range(workers)
        for part in (*(modules[path] for path in waiting[number::workers]), others[number * share :][:share])
        for item in part
    ]


COLLECTED_AFTER = (20_000, 20, 100)
"""Objects, and then passes over the young, after which the collector looks again; Python's own are 700, 10 and 10."""


def pytest_collection_finish() -> None:
    """Let the collector pass by what lives until the end: modules and thousands of tests, walked in each full pass.

    Beside that a test makes a console or two, which ends with it: looked through as seldom as this, they cost a sixth
    of the time less.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
