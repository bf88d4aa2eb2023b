"""The open plan as curl and as console text: sent line by line, it does what the program would have done."""

from __future__ import annotations

import json
import shlex
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.patience import PATIENCE_S
from tests.scenarios.pair import Pair, pair, states, writes


def _export(clusters: Pair, form: str, *options: str) -> str:
    ran = clusters.operator.run("export", clusters.profile, "--as", form, *options)
    assert "Traceback" not in ran.err
    return ran.out


def _commands(text: str) -> list[list[str]]:
    """The commands as a shell reads them: a quoted body may go over several lines."""
    commands: list[list[str]] = []
    for word in shlex.split(text, comments=True):
        commands += [[]] if word == "curl" else []
        commands[-1].append(word)
    return commands


def _send(command: list[str]) -> None:
    """Send one command as curl would."""
    assert command[:2] == ["curl", "-sS"]
    method, headers, data = "GET", {}, None
    for option, value in zip(command[2:-1:2], command[3:-1:2], strict=True):
        if option == "-X":
            method = value
        elif option == "-H":
            name, _, content = value.partition(": ")
            headers[name] = content
        else:
            assert option == "--data-binary"
            data = value.encode()
    with urllib.request.urlopen(
        urllib.request.Request(command[-1], data, headers, method=method), timeout=PATIENCE_S
    ) as answer:
        assert not json.loads(answer.read()).get("errors")


def _tasks_run(clusters: Pair) -> None:
    """Wait until every follower has its tasks: between its first copy and them it looks as if it were paused."""
    for _ in range(600):
        info = clusters.simulated.search("follower", "GET", "/*/_ccr/info")
        if all(follower["status"] == "active" for follower in info["follower_indices"]):
            return
        clusters.advance(0.1)
    raise AssertionError("a follower never began")


def _open_plans(clusters: Pair) -> Iterator[list[list[str]]]:
    """The commands of each plan that is still open; while something is only waited for, it is looked at again."""
    for _ in range(60):
        commands = _commands(_export(clusters, "curl"))
        if commands:
            yield commands
        elif clusters.setup("--plan").code == 0:
            return


def test_curl_line_by_line_does_what_the_program_would_have_done(tmp_path: Path) -> None:
    with pair(tmp_path / "by-hand", "connected", given=("--sample-docs", "4")) as clusters:
        sent = 0
        for commands in _open_plans(clusters):
            for command in commands:
                _send(command)
                sent += 1
            assert sent <= 4
            _tasks_run(clusters)
            clusters.setup("--write", "--until", "reachability")
        by_hand = clusters.simulated.acted_writes()
        done = clusters.setup("--write")
        assert (done.code, writes(done)) == (0, 0)
        assert clusters.docs("follower", "orders") == 4
    with pair(tmp_path / "by-program", "connected", given=("--sample-docs", "4")) as clusters:
        assert clusters.setup("--write").code == 0
        assert clusters.simulated.acted_writes() == by_hand


def test_what_stands_in_the_way_is_a_comment(tmp_path: Path) -> None:
    with pair(tmp_path, "name-taken") as clusters:
        for command in _commands(_export(clusters, "curl")):
            _send(command)
        text = _export(clusters, "curl")
        assert _commands(text) == []
        assert "# follower index: blocked. orders exists already on the follower, open" in text
        assert clusters.simulated.acted_writes() == ["PUT /_cluster/settings"]


def test_console_text_names_the_request_and_holds_its_body(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        text = [line for line in _export(clusters, "console").splitlines() if not line.startswith("#")]
        assert text[0] == "PUT /_cluster/settings"
        body = json.loads("\n".join(text[1:]))
        address = clusters.simulated.banner["leader"]["transport"]
        assert json.dumps(body).count(address) == 1
        assert clusters.simulated.acted_writes() == []


def test_a_plan_that_replaces_is_exported_only_with_its_name(tmp_path: Path) -> None:
    with pair(tmp_path, "name-taken", index="closed-orders") as clusters:
        assert clusters.setup("--write").code == 1
        assert _commands(_export(clusters, "curl")) == []
        commands = _commands(_export(clusters, "curl", "--confirm", "closed-orders"))
        assert len(commands) == 1
        _send(commands[0])
        _tasks_run(clusters)
        ends = [states(clusters.setup("--write"))["compare"] for _ in range(2)]
        assert ends[-1] == ("satisfied", "counts_equal")


def test_no_secret_is_exported(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", "--tls") as clusters:
        text = _export(clusters, "curl")
        command = _commands(text)[0]
        leader = clusters.simulated.banner["follower"]
        assert leader["password"] not in text
        assert command[command.index("-u") + 1] == leader["username"]
        assert command[command.index("--cacert") + 1] == leader["ca"]
