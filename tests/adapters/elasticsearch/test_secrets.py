"""A password never comes back in a fault, a log or a representation."""

from __future__ import annotations

import base64
import json
import logging
import threading
from dataclasses import asdict

import pytest
from aiohttp import web

from ccrtui.adapters.elasticsearch.address import SearchAddress
from ccrtui.adapters.redaction.redactor import Redactor
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.requests import cluster as cluster_requests
from ccrtui.core.secret import Secret
from tests.adapters.elasticsearch.servers import IDENTITY, client, http_server, unused_port

PASSWORD = "geheim-4711"
TOKEN = base64.b64encode(f"elastic:{PASSWORD}".encode()).decode()


async def echo(request: web.Request) -> web.Response:
    """A server that repeats whatever it was sent."""
    secret_text = request.headers["authorization"] + " " + PASSWORD
    error = {
        "type": secret_text,
        "reason": f"action [{secret_text}] is unauthorized for user [{secret_text}]",
        "index": secret_text,
    }
    return web.json_response(
        {"error": {**error, "caused_by": {"type": secret_text, "reason": secret_text}}}, status=403
    )


async def test_the_password_is_sent_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    authorizations: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        authorizations.append(request.headers["authorization"])
        return await echo(request)

    with caplog.at_level(logging.DEBUG):
        async with (
            http_server(handler) as port,
            client(f"http://127.0.0.1:{port}", user="elastic", password=PASSWORD) as search,
        ):
            outcome = await search.send(cluster_requests.cluster_identity(Side.LEADER))
    assert authorizations == [f"Basic {TOKEN}"]
    assert isinstance(outcome, Fault)
    for shown in (json.dumps(asdict(outcome)), repr(outcome), caplog.text):
        assert PASSWORD not in shown
        assert TOKEN not in shown


async def test_a_failed_connection_does_not_show_it(caplog: pytest.LogCaptureFixture) -> None:
    port = await unused_port()
    with caplog.at_level(logging.DEBUG):
        async with client(f"http://elastic:{PASSWORD}@127.0.0.1:{port}", user="elastic", password=PASSWORD) as search:
            outcome = await search.send(cluster_requests.cluster_identity(Side.LEADER))
    assert PASSWORD not in repr(outcome)
    assert PASSWORD not in caplog.text


def test_an_address_does_not_show_it() -> None:
    assert PASSWORD not in repr(SearchAddress(("http://127.0.0.1:9200",), "elastic", Secret(PASSWORD)))


async def test_what_a_server_says_is_kept_exactly_and_not_endlessly() -> None:
    async def handler(_: web.Request) -> web.Response:
        error = {"type": "a\x1b[2Jb", "reason": "one\r\ntwo\x9b31m" + "x" * 9000}
        return web.json_response({"error": error}, status=400)

    async with http_server(handler) as port, client(f"http://127.0.0.1:{port}") as search:
        outcome = await search.send(cluster_requests.cluster_identity(Side.LEADER))
    assert isinstance(outcome, Fault)
    assert outcome.error_type == "a\x1b[2Jb"
    assert outcome.reason is not None
    assert outcome.reason.startswith("one\r\ntwo\x9b31mxxx")
    assert len(outcome.reason) == 4000


async def test_a_long_answer_full_of_escapes_is_looked_through_beside_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []
    looked_through = Redactor.answer

    def answer(redactor: Redactor, value: object, body: bytes) -> object:
        threads.append(threading.current_thread())
        return looked_through(redactor, value, body)

    async def escaping(_: web.Request) -> web.Response:
        escapes = "\\u0041\\u00e9" * 4000
        text = json.dumps({**IDENTITY, "name": PASSWORD, "more": "MORE"}).replace("MORE", escapes)
        return web.Response(text=text, content_type="application/json")

    monkeypatch.setattr(Redactor, "answer", answer)
    async with (
        http_server(escaping) as port,
        client(f"http://127.0.0.1:{port}", user="elastic", password=PASSWORD) as search,
    ):
        outcome = await search.send(cluster_requests.cluster_identity(Side.LEADER))
    assert isinstance(outcome, Answer)
    assert PASSWORD not in repr(outcome.value)
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()
