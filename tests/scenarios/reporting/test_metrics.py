"""`watch` beside its lines: a file for a collector and figures over HTTP, as they are read."""

from __future__ import annotations

import stat
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from prometheus_client.openmetrics.parser import text_string_to_metric_families

from tests.patience import PATIENCE_S
from tests.scenarios.pair import pair


def test_a_file_is_written_whole_for_others_to_read_and_a_folder_that_is_gone_is_said_once(tmp_path: Path) -> None:
    file = tmp_path / "ccr.prom"
    with pair(tmp_path, "following") as clusters:
        ran = clusters.operator.run("watch", clusters.profile, "--samples", "2", "--metrics", str(file))
        assert ran.code == 0, ran.err
        families = {family.name: family for family in text_string_to_metric_families(file.read_text("utf-8"))}
        labels = families["ccrtui_index_behind_operations"].samples[0].labels
        assert labels == {"profile": clusters.profile, "link": "leader", "index": "orders"}
        assert stat.S_IMODE(file.stat().st_mode) == 0o644
        assert [path.name for path in tmp_path.iterdir() if "prom" in path.name] == [file.name]
        gone = tmp_path / "gone" / "ccr.prom"
        ran = clusters.operator.run("watch", clusters.profile, "--samples", "3", "--metrics", str(gone))
        assert (ran.code, ran.err.count(str(gone))) == (0, 1)
        busy = urlsplit(clusters.simulated.banner["control"]["url"]).port
        ran = clusters.operator.run("watch", clusters.profile, "--samples", "1", "--serve", f"127.0.0.1:{busy}")
        assert (ran.code, str(busy) in ran.err) == (2, True)


def test_the_same_is_served_while_the_watch_goes_on(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        process = clusters.operator.start("watch", clusters.profile, "--serve", "0")
        try:
            assert process.stderr is not None
            url = next(line for line in process.stderr if "http://" in line).split()[-1]
            text = ""
            while "ccrtui_link_verdict" not in text:
                with urllib.request.urlopen(url, timeout=PATIENCE_S) as answer:
                    text = answer.read().decode()
            assert {family.type for family in text_string_to_metric_families(text)} == {"gauge"}
        finally:
            process.kill()
            process.communicate()
