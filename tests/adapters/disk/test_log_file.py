"""Warnings and what libraries log go to a file, and to nothing else."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccrtui.adapters.disk.log_file import LogFile, log_to


@pytest.fixture
def clean_logging() -> Iterator[None]:
    root, raising = logging.getLogger(), logging.raiseExceptions
    before = root.handlers[:]
    root.handlers.clear()
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    logging.raiseExceptions = raising
    logging.captureWarnings(False)


@pytest.mark.usefixtures("clean_logging")
def test_it_appears_with_the_first_warning_and_holds_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "state" / "ccrtui.log"
    log_to(path)
    assert not path.parent.exists()
    logging.getLogger("library").warning("odd answer")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old option", DeprecationWarning, stacklevel=1)
    text = path.read_text()
    assert "odd answer" in text
    assert path.parent.stat().st_mode & 0o077 == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("clean_logging")
def test_a_file_that_cannot_be_written_breaks_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "state").write_text("in the way")
    log_to(tmp_path / "state" / "ccrtui.log")
    logging.getLogger("library").warning("odd answer")
    assert capsys.readouterr() == ("", "")


def test_it_is_a_file_handler_that_waits(tmp_path: Path) -> None:
    handler = LogFile(tmp_path / "a.log")
    assert handler.stream is None
    handler.close()
