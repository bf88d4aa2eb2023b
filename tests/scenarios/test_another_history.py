"""A leader index that comes back with another history, through the verbs: never in sync, known before or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.pair import pair, verdict

LOST = 3


@pytest.mark.parametrize("known", [True, False])
def test_as_many_other_documents_are_another_history(tmp_path: Path, known: bool) -> None:
    """The leader loses its newest documents and takes as many others: every number is as before (product-restored)."""
    with pair(tmp_path, "following") as clusters:
        if known:
            assert verdict(clusters.status()) == ("in_sync", "proven")
        clusters.fault("history", index="orders", lost=LOST)
        clusters.write("orders", 9000, 9000 + LOST)
        clusters.advance(40)
        asked = clusters.status()
        assert (*verdict(asked), asked.code) == ("stopped", "history_differs", 1)


def test_an_emptied_leader_is_another_history(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        for state in ("lost", "empty"):
            clusters.fault("shard", index="orders", state=state)
        clusters.advance(40)
        asked = clusters.status()
        assert (*verdict(asked), asked.code) == ("stopped", "history_differs", 1)
