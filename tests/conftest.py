"""What holds for every suite."""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """Let the collector pass by what lives until the end: modules and thousands of tests, walked in each full pass."""
    gc.collect()
    gc.freeze()
