"""The board of all profiles on real clusters: what was remembered becomes what is so now."""

from __future__ import annotations

import threading
from pathlib import Path

from ccrtui.compose import connector, open_paths, profile_store, secret_source, system_clock
from ccrtui.core.board import BoardRow
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.links.board import BoardWatch
from tests.patience import PATIENCE_S
from tests.scenarios.pair import pair


def test_every_link_is_watched_and_one_that_fails_hides_no_other(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.operator.profile(clusters.simulated, "--alias", "nobody", name="missing", index="nothing")
        environ = clusters.operator.surroundings
        paths = open_paths(environ)
        store = profile_store(paths)
        secrets = secret_source(paths, environ, lambda _purpose: "")
        rows = [BoardRow(name, store.load(name), recorded=True) for name in store.names()]
        connects = [(row, connector(paths, row.profile, secrets)) for row in rows if row.profile is not None]
        board, news = BoardWatch(rows, connects, system_clock()), threading.Event()
        board.listen(news.set)
        assert [row.view for row in board.rows()] == [None, None]
        board.start()
        try:
            while not all(row.view is not None and not row.recorded for row in board.rows()):
                assert news.wait(PATIENCE_S)
                news.clear()
            while Verdict.IN_SYNC not in {row.view.verdict for row in board.rows() if row.view is not None}:
                assert news.wait(PATIENCE_S)
                news.clear()
            assert [row.name for row in board.rows()] == ["missing", "orders-dr"]
        finally:
            board.stop()
