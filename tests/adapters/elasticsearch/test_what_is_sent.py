"""What leaves is exactly the call, in plain JSON, once, and without the environment's proxies."""

from __future__ import annotations

import asyncio
import logging

import pytest
from aiohttp import web

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.requests import cluster as cluster_requests
from ccrtui.core.elasticsearch.requests import indices as index_requests
from ccrtui.core.elasticsearch.requests import replication as ccr_requests
from tests.adapters.elasticsearch.servers import IDENTITY, client, http_server, raw_server

CALLS = (
    ccr_requests.follow(Side.FOLLOWER, "orders", "leader", "orders"),
    cluster_requests.remove_remote(Side.FOLLOWER, "leader", ["seeds"]),
    index_requests.delete_index(Side.FOLLOWER, "orders"),
    ccr_requests.pause_follow(Side.FOLLOWER, "orders"),
    index_requests.write_samples(Side.LEADER, "orders", {"a": {"n": 1}}),
    index_requests.refresh(Side.LEADER, "orders"),
)


class Wire:
    """Keeps the requests that arrive and answers all with the same body."""

    def __init__(self, body: object, headers: dict[str, str] | None = None, status: int = 200) -> None:
        self.requests: list[tuple[web.Request, str]] = []
        self._body = body
        self._headers = headers
        self._status = status

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append((request, await request.text()))
        return web.json_response(self._body, headers=self._headers, status=self._status)


async def sent(call: Call) -> tuple[web.Request, str]:
    """The request that a call becomes."""
    wire = Wire({"acknowledged": True})
    async with http_server(wire.answer) as port, client(f"http://127.0.0.1:{port}/prefix/") as search:
        await search.send(call)
    assert len(wire.requests) == 1
    return wire.requests[0]


async def test_media_types_are_plain() -> None:
    request, body = await sent(CALLS[0])
    assert request.headers["accept"] == "application/json"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["accept-encoding"] == "gzip"
    assert "compatible-with" not in str(request.headers)
    assert (request.method, request.path, body) == ("PUT", "/prefix/orders/_ccr/follow", CALLS[0].body)


async def test_a_bulk_request_is_ndjson() -> None:
    request, body = await sent(CALLS[4])
    assert request.headers["content-type"] == "application/x-ndjson"
    assert body == CALLS[4].body
    assert request.query_string == "refresh=true"


async def test_a_call_without_body_sends_none() -> None:
    request, body = await sent(CALLS[3])
    assert body == ""
    assert "content-type" not in request.headers


async def test_names_are_escaped_and_patterns_are_not() -> None:
    request, _ = await sent(index_requests.search_total(Side.FOLLOWER, "leader:*"))
    assert request.raw_path == "/prefix/leader:*/_search?size=0"
    request, _ = await sent(index_requests.count(Side.LEADER, "bestellungen ü%41?x"))
    assert request.path == "/prefix/bestellungen ü%41?x/_count"


async def test_query_values_arrive_as_they_are() -> None:
    call = index_requests.shard_stats(Side.LEADER, ["a", "b"], leases=True)
    request, _ = await sent(call)
    assert dict(request.query) == dict(call.parameters)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: str(call.kind))
async def test_nothing_but_a_read_is_sent_twice_when_the_connection_breaks(call: Call) -> None:
    arrived: list[bytes] = []

    async def close(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        arrived.append(await reader.readuntil(b"\r\n\r\n"))

    async with raw_server(close) as port, client(f"http://127.0.0.1:{port}") as search:
        outcome = await search.send(call)
    requests = [data for data in arrived if data.startswith(call.verb.encode())]
    assert len(requests) == 1
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.sent, outcome.answered) == (FaultCode.CUT_OFF, True, False)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
async def test_a_busy_server_is_not_asked_again(status: int) -> None:
    wire = Wire({"error": "busy"}, status=status)
    async with http_server(wire.answer) as port, client(f"http://127.0.0.1:{port}") as search:
        assert isinstance(await search.send(CALLS[3]), Fault)
    assert len(wire.requests) == 1


async def test_reads_share_a_connection() -> None:
    peers: set[object] = set()

    async def answer(request: web.Request) -> web.Response:
        peers.add(request.transport and request.transport.get_extra_info("peername"))
        return web.json_response({"count": 1})

    async with http_server(answer) as port, client(f"http://127.0.0.1:{port}") as search:
        for _ in range(3):
            assert isinstance(await search.send(index_requests.count(Side.LEADER, "orders")), Answer)
    assert len(peers) == 1


async def test_proxies_of_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    wire = Wire(IDENTITY)
    async with http_server(wire.answer) as port, client(f"http://127.0.0.1:{port}") as search:
        assert isinstance(await search.send(cluster_requests.cluster_identity(Side.LEADER)), Answer)
    assert len(wire.requests) == 1


async def test_a_warning_of_the_server_is_passed_by(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    wire = Wire(IDENTITY, headers={"Warning": '299 Elasticsearch-7.17.0 "security is off"'})
    with caplog.at_level(logging.DEBUG):
        async with http_server(wire.answer) as port, client(f"http://127.0.0.1:{port}") as search:
            assert isinstance(await search.send(cluster_requests.cluster_identity(Side.LEADER)), Answer)
    assert "security is off" not in caplog.text
    assert capsys.readouterr().err == ""


async def test_what_is_sent_soon_after_each_other_goes_over_a_connection_that_is_open_already() -> None:
    ports: list[int] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        ports.append(request.transport.get_extra_info("peername")[1])
        return web.json_response({"acknowledged": True})

    async with http_server(answer) as port, client(f"http://127.0.0.1:{port}") as search:
        for call in (*CALLS, index_requests.count(Side.LEADER, "orders"), index_requests.index_list(Side.LEADER)):
            await search.send(call)
    changes, reads = set(ports[: len(CALLS)]), set(ports[len(CALLS) :])
    assert (len(changes), len(reads), changes & reads) == (1, 1, set())
