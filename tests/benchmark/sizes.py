"""How long the files of the product are."""

from __future__ import annotations

import statistics
from pathlib import Path

import ccrtui
from tests.benchmark.figure import Figure

LONG = 250


def sizes() -> list[Figure]:
    """The median length of a file, and how many are longer than a file should be."""
    files = Path(ccrtui.__path__[0]).rglob("*.py")
    counts = [len(path.read_text(encoding="utf-8").splitlines()) for path in files if path.name != "__init__.py"]
    return [
        Figure("median lines of a file", statistics.median(counts), "", 90),
        Figure(f"files of more than {LONG} lines", sum(count > LONG for count in counts), "", 3),
    ]
