"""Told to end more than once in the middle of a write, the program still waits for it and journals how it ended."""

from __future__ import annotations

import json
import signal
from pathlib import Path

from tests.simulated import Operator, Simulated


def test_a_second_signal_takes_nothing_from_the_grace_of_a_write(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        profile = operator.profile(simulated)
        simulated.control("POST", "/faults/hold", {"effect": "write", "n": 1, "when": "before"})
        process = operator.start("setup", profile, "--write")
        simulated.await_held(process)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM):
            process.send_signal(number)
            for _ in range(20):
                simulated.control("GET", "/faults")
        simulated.control("DELETE", "/faults/hold")
        process.communicate()
        assert process.returncode == 130
    lines = [json.loads(line) for file in tmp_path.rglob("*.jsonl") for line in file.read_text().splitlines()]
    assert [line["result"] for line in lines if line["type"] == "outcome"][-1] == "done"
