"""The targets of the contract as fixtures; each test runs on every one of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.absence import not_here
from tests.contract.link import ContractLink
from tests.contract.surface import Surface
from tests.contract.target import Target, opened, targets
from tests.contract.two_clusters import TwoClusters
from tests.scenarios.inside import Inside

NO_CCR = "this edition has no cross-cluster replication"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Run in one process where all tests share the same two clusters, since some block what belongs to all."""
    if any(target.kind != "simulator" for target in targets()):
        config.option.dist, config.option.tx = "no", []


def pytest_report_header() -> str:
    return f"contract held on: {', '.join(map(str, targets()))}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the contract was held on, and how much of it could be."""
    reports = terminalreporter.stats
    for target in targets():
        counts = {
            outcome: sum(f"[{target}" in report.nodeid for report in reports.get(outcome, ()))
            for outcome in ("passed", "failed", "error", "skipped")
        }
        if any(counts.values()):
            words = ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)
            terminalreporter.write_line(f"contract on {target}: {words}")


@pytest.fixture(scope="session", params=targets(), ids=str)
def two_clusters(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoClusters]:
    target: Target = request.param
    with opened(target, tmp_path_factory.mktemp("target")) as clusters:
        yield clusters


@pytest.fixture
def name() -> str:
    return f"contract-{uuid.uuid4().hex[:12]}"


@pytest.fixture
def surface(two_clusters: TwoClusters, name: str) -> Iterator[Surface]:
    with Surface.of(two_clusters, name) as surface:
        yield surface


@pytest.fixture
def link(two_clusters: TwoClusters, tmp_path: Path, name: str) -> Iterator[ContractLink]:
    if not two_clusters.ccr:
        not_here(NO_CCR)
    made = ContractLink(two_clusters, Inside(tmp_path), name)
    made.make_profile()
    yield made
    made.clear()
