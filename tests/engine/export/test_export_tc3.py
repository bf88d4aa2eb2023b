"""The shell function that signs: checked by a verifier that shares nothing with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.cloud import calls
from ccrtui.core.cloud.writes import create_ccn
from ccrtui.engine.export.text import Form, as_curl, preface
from ccrtui.sim.cloud.api.signature import Signed, check, read_scope
from tests.exported import Shell
from tests.serving import Silent, serving

ID, KEY = "AKIDdistinct0001", "distinct%s\\key0001"
CALL = create_ccn(Side.LEADER, "ap-beijing", """o'neill "says" $(x) %s 订单""")


@contextmanager
def endpoint(answer: str) -> Iterator[tuple[str, list[Signed]]]:
    """Something that gives one answer to everything, and keeps what it was asked."""
    seen: list[Signed] = []

    class Handler(Silent, BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heads = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(heads["content-length"]))
            seen.append(Signed("POST", self.path, "", heads, body))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer.encode())

    with serving(Handler) as url:
        yield url, seen


DONE = '{"Response": {"RequestId": "r-1", "Note": "no \\"Error\\":{ at all"}}'


@pytest.mark.parametrize("key", [KEY, "k" * 61, "k" * 62, "%" * 63 + "long"])
def test_the_signature_holds_for_keys_of_any_length(tmp_path: Path, key: str) -> None:
    shell = Shell(tmp_path, {"TENCENTCLOUD_SECRET_ID": ID, "TENCENTCLOUD_SECRET_KEY": key})
    with endpoint(DONE) as (url, seen):
        ran = shell.run(preface(Form.CURL, (CALL,)) + as_curl(CALL, url, None))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, DONE + "\n", "")
    (request,) = seen
    scope = read_scope(request.headers["authorization"])
    check(request, scope, key)
    assert (scope.secret_id, scope.service) == (ID, "vpc")
    assert request.body.decode() == CALL.body
    heads = {name: request.headers.get(name) for name in ("x-tc-action", "x-tc-version", "x-tc-region", "x-tc-token")}
    assert heads == {
        "x-tc-action": "CreateCcn",
        "x-tc-version": "2017-03-12",
        "x-tc-region": "ap-beijing",
        "x-tc-token": None,
    }


def test_a_temporary_key_sends_its_token_and_nobody_sees_it_start(tmp_path: Path) -> None:
    token = "distinct-token-0001"
    environ = {"TENCENTCLOUD_SECRET_ID": ID, "TENCENTCLOUD_SECRET_KEY": KEY, "TENCENTCLOUD_TOKEN": token}
    shell = Shell(tmp_path, environ)
    call = calls.caller(Side.LEADER)
    with endpoint(DONE) as (url, seen):
        assert shell.run(preface(Form.CURL, (call,)) + as_curl(call, url + "/", None)).returncode == 0
    assert seen[0].headers["x-tc-token"] == token
    assert "x-tc-region" not in seen[0].headers
    assert "curl -sS" in shell.arguments
    assert not [secret for secret in (ID, KEY, token, "Signature=") if secret in shell.arguments]


def test_a_refusal_fails_so_that_a_script_can_stop_there(tmp_path: Path) -> None:
    refused = json.dumps({"Response": {"Error": {"Code": "LimitExceeded", "Message": ""}, "RequestId": "r"}})
    shell = Shell(tmp_path, {"TENCENTCLOUD_SECRET_ID": ID, "TENCENTCLOUD_SECRET_KEY": KEY})
    with endpoint(refused) as (url, seen):
        line = as_curl(CALL, url, None)
        ran = shell.run(f"set -e\n{preface(Form.CURL, (CALL,))}{line}\n{line}")
    assert (ran.returncode, ran.stdout, len(seen)) == (1, refused + "\n", 1)


@pytest.mark.parametrize("missing", ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"])
def test_without_a_key_nothing_is_sent(tmp_path: Path, missing: str) -> None:
    environ = {"TENCENTCLOUD_SECRET_ID": ID, "TENCENTCLOUD_SECRET_KEY": KEY}
    del environ[missing]
    with endpoint(DONE) as (url, seen):
        ran = Shell(tmp_path, environ).run(preface(Form.CURL, (CALL,)) + as_curl(CALL, url, None))
    assert ran.returncode != 0
    assert missing in ran.stderr
    assert seen == []
