"""Running tests on a mutant: each in a process of its own, forked from one that has everything loaded.

Where a change is inside a function, its code is put in place of the function's own once the tests are collected: that
costs a fork and the tests that run its line, the quickest first, until one fails. A change outside of functions has the
program loaded anew with the change in it.
"""

from __future__ import annotations

import ast
import importlib
import importlib.abc
import importlib.machinery
import os
import pickle
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import spec_from_file_location
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import TYPE_CHECKING, TypeVar

import hypothesis
import pytest

from tests.mutation.mutant import ROOT, Mutant

if TYPE_CHECKING:
    from _typeshed import TraceFunction

T = TypeVar("T")
CPU_S = 60
"""What a run on a mutant may take of the processor: one that runs in circles was noticed."""
SILENT_S, SILENT_TIMES = 20, 20
"""How long a run on a mutant may last beside so many times what its tests take: one that waits for ever was noticed."""
OPTIONS = (
    *("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "addopts=--import-mode=importlib"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
_ANEW = 71
"""How a run ends whose change takes a variable from around its function: its code does not fit in the old place."""
_ANSWERS = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED, _ANEW)
"""How a run ends that says something: interrupted is one whose tests cannot even be loaded."""


@dataclass
class Coverage:
    """Which tests run which line of a file, and how long each takes. Lines that are run by loading it are in none."""

    tests: dict[int, set[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    modules: tuple[str, ...] = ()
    failed: bool = False

    def of(self, lines: range) -> tuple[str, ...]:
        """The tests that run any of these lines, quickest first; all of them when it runs on loading."""
        touching = set().union(*(self.tests.get(line, set()) for line in lines)) or set(self.seconds)
        return tuple(sorted(touching, key=lambda test: (self.seconds[test], test)))

    def patience(self, lines: range) -> int:
        """How many seconds those may take on a mutant."""
        return SILENT_S + round(SILENT_TIMES * sum(self.seconds[test] for test in self.of(lines)))


def survivors(path: str, tests: Sequence[str], tree: ast.Module, chosen: Sequence[Mutant]) -> list[Mutant]:
    """The mutants that leave every test green. Raises RuntimeError when the tests fail without, or cannot be run."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutation", derandomize=True, database=None, phases=phases)
    hypothesis.settings.load_profile("mutation")
    coverage, green = _told(lambda: _tried(_Host(path, tree, chosen), tests))
    if coverage.failed or not coverage.seconds:
        raise RuntimeError(f"{path}: its tests fail as it is: {' '.join(tests)}")
    for name in coverage.modules:
        with suppress(ImportError):
            importlib.import_module(name)
    return [
        mutant
        for number, mutant in enumerate(chosen)
        if (green[number] if number in green else _survives(tree, mutant, coverage))
    ]


def _tried(host: _Host, tests: Sequence[str]) -> tuple[Coverage, dict[int, bool]]:
    if pytest.main([*OPTIONS, *tests], plugins=[host]) == pytest.ExitCode.INTERNAL_ERROR:
        raise RuntimeError("the run broke off before every mutant was tried")
    return host.coverage, host.green


class _Host:
    """A run of pytest that has collected the tests, and lets copies of itself run them."""

    def __init__(self, path: str, tree: ast.Module, chosen: Sequence[Mutant]) -> None:
        self.coverage, self.green = Coverage(), dict[int, bool]()
        self._path, self._tree, self._chosen = path, tree, chosen

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """See what the tests touch, then try each mutant."""
        self.coverage = _told(lambda: _seen(session, self._path))
        items = {item.nodeid: item for item in session.items}
        for number, mutant in enumerate(self._chosen):
            wanted = [items[test] for test in self.coverage.of(mutant.lines)]
            if not mutant.function or self.coverage.failed:
                continue
            status = self._status(session, mutant, wanted)
            if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _ANEW:
                continue
            self.green[number] = status == 0
            if self.green[number]:
                print(mutant.path, mutant.lines.start, mutant.name, file=sys.stderr, flush=True)
        return True

    def _status(self, session: pytest.Session, mutant: Mutant, wanted: Sequence[pytest.Item]) -> int:
        def run() -> int:
            mutant.apply()
            code = compile(self._tree, str(ROOT / self._path), "exec", dont_inherit=True)
            function, changed = _function(self._path, mutant.function), _code(code, mutant.function)
            if len(function.__code__.co_freevars) != len(changed.co_freevars):
                return _ANEW
            function.__code__ = changed
            return _ran(session, wanted)

        return _ended(_forked(run, self.coverage.patience(mutant.lines)), mutant)


def _seen(session: pytest.Session, path: str) -> Coverage:
    whole, coverage, running = str(ROOT / path), Coverage(), ""

    def follow(frame: FrameType, event: str, arg: object) -> TraceFunction | None:
        if frame.f_code.co_filename != whole:
            return None
        coverage.tests.setdefault(frame.f_lineno, set()).add(running)
        return follow

    class Times:
        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            coverage.seconds[report.nodeid] = coverage.seconds.get(report.nodeid, 0.0) + report.duration

    session.config.pluginmanager.register(Times())
    threading.settrace(follow)
    sys.settrace(follow)
    for item in session.items:
        running = item.nodeid
        coverage.failed |= bool(_ran(session, [item]))
    coverage.modules = tuple(name for name in sys.modules if not name.startswith(("ccrtui", "tests", "test_")))
    return coverage


def _ran(session: pytest.Session, items: Sequence[pytest.Item]) -> int:
    """Run these until one fails; gives 1 then, and else 0."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0


def _function(path: str, names: Sequence[str]) -> FunctionType:
    place: object = sys.modules[_module(path)]
    for name in names:
        place = vars(place)[name]
    function = place.fget if isinstance(place, property) else getattr(place, "__func__", place)
    assert isinstance(function, FunctionType)
    return function


def _code(code: CodeType, names: Sequence[str]) -> CodeType:
    for name in names:
        code = next(part for part in code.co_consts if isinstance(part, CodeType) and part.co_name == name)
    return code


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from a changed tree."""

    def __init__(self, path: str, tree: ast.Module) -> None:
        self._name, self._path = _module(path), str(ROOT / path)
        self._code = compile(tree, self._path, "exec", dont_inherit=True)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Give the module that is changed, and none else."""
        return spec_from_file_location(fullname, self._path, loader=self) if fullname == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed tree."""
        exec(self._code, vars(module))


@dataclass
class _Only:
    """Runs these tests alone, in this order; a change may have taken some away."""

    tests: Sequence[str]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Drop the others."""
        by_name = {item.nodeid: item for item in items}
        items[:] = [by_name[test] for test in self.tests if test in by_name]


def _survives(tree: ast.Module, mutant: Mutant, coverage: Coverage) -> bool:
    tests = coverage.of(mutant.lines)

    def run() -> int:
        mutant.apply()
        sys.meta_path.insert(0, _Instead(mutant.path, tree))
        return pytest.main([*OPTIONS, *sorted({test.partition("::")[0] for test in tests})], plugins=[_Only(tests)])

    return _ended(_forked(run, coverage.patience(mutant.lines)), mutant) == 0


def _ended(pid: int, mutant: Mutant) -> int:
    _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) not in _ANSWERS:
        raise RuntimeError(f"{mutant.path}: the tests could not be run on {mutant.name}: {os.WEXITSTATUS(status)}")
    return status


def _told(work: Callable[[], T]) -> T:
    """What a copy of this process finds out."""
    reading, writing = os.pipe()

    def run() -> int:
        answer = work()
        with os.fdopen(writing, "wb") as stream:
            pickle.dump(answer, stream)
        return 0

    pid = _forked(run)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        data = stream.read()
    os.waitpid(pid, 0)
    if not data:
        raise RuntimeError("the tests could not be run")
    answer: T = pickle.loads(data)
    return answer


def _forked(run: Callable[[], int], patience: int | None = None) -> int:
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        if patience is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
            signal.alarm(patience)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = int(run())
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _module(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")
