"""A command that is told of a change while `watch` runs."""

from __future__ import annotations

import json
import shlex
import sys
import time
from pathlib import Path

from tests.patience import PATIENCE_S
from tests.scenarios.pair import pair

CODE = "import pathlib, sys; f = pathlib.Path(sys.argv[1]).open('a'); f.write(sys.stdin.read()); f.close()"


def test_a_paused_index_is_told_to_the_command_of_the_profile(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with pair(tmp_path, "following") as clusters:
        command = shlex.join([sys.executable, "-c", CODE, str(told)])
        edited = clusters.operator.run("profiles", "edit", clusters.profile, "--notify", command)
        assert edited.code == 0, edited.err
        watch = clusters.operator.start("watch", clusters.profile)
        try:
            assert watch.stdout is not None
            assert watch.stdout.readline()
            clusters.simulated.search("follower", "POST", "/orders/_ccr/pause_follow")
            deadline = time.monotonic() + PATIENCE_S
            while not (told.exists() and told.read_text().endswith("\n")):
                assert watch.stdout.readline()
                assert time.monotonic() < deadline
        finally:
            watch.kill()
            watch.communicate()
    changes = json.loads(told.read_text().splitlines()[0])["changes"]
    assert [(change["what"], change["index"], change["to"]) for change in changes] == [("verdict", "orders", "paused")]
