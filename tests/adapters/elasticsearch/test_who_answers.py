"""Everything that can stand behind a typed URL is told apart."""

from __future__ import annotations

import asyncio
import gzip
import json
import math
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web

from ccrtui.adapters.elasticsearch.address import SearchLimits
from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests import cluster as cluster_requests
from ccrtui.core.elasticsearch.requests import indices as index_requests
from ccrtui.core.elasticsearch.version import Version
from tests.adapters.elasticsearch.servers import IDENTITY, client, http_server, raw_server, unused_port

WHO = cluster_requests.cluster_identity(Side.LEADER)
COUNT = index_requests.count(Side.LEADER, "orders")
SHORT = SearchLimits(connect_s=0.2, read_s=0.2, change_s=0.2, late_s=math.inf)
JSON = "application/json"


async def ask(response: web.Response, call: Call = WHO, limits: SearchLimits | None = None) -> Outcome:
    """Send a call to a server that answers just that."""

    async def answer(_: web.Request) -> web.Response:
        return response

    async with http_server(answer) as port, client(f"http://127.0.0.1:{port}", limits=limits) as search:
        return await search.send(call)


def root(version: dict[str, Any] | None = None, headers: dict[str, str] | None = None, **other: Any) -> web.Response:
    """An answer to `GET /`."""
    body = {**IDENTITY, "version": version or IDENTITY["version"], **other}
    return web.Response(body=json.dumps(body).encode(), content_type=JSON, headers=headers)


def code(outcome: Outcome) -> FaultCode:
    """The code of a fault."""
    assert isinstance(outcome, Fault), outcome
    return outcome.code


async def test_a_server_without_product_header_is_known_by_its_words() -> None:
    outcome = await ask(root())
    assert isinstance(outcome, Answer)
    assert outcome.value == ClusterIdentity("c", "u1", Version(7, 3, 0), "node-0")
    assert (outcome.status, outcome.sent_at, outcome.received_at) == (200, 1.0, 2.0)


async def test_the_log_tells_once_that_an_address_ceases_to_answer_and_once_that_it_answers_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A server that is busy answers."""
    answering = [web.Response(status=503), None, None, None, root(), root(), web.Response(status=503), root()]

    async def answer(request: web.Request) -> web.StreamResponse:
        response = answering.pop(0)
        if response is None and request.transport:
            request.transport.abort()
        return response or web.Response()

    async with http_server(answer) as port, client(f"http://127.0.0.1:{port}") as search:
        while answering:
            await search.send(WHO)
    assert [record.getMessage() for record in caplog.records] == [
        f"127.0.0.1:{port} fails: cut_off",
        f"127.0.0.1:{port} answers again",
    ]


async def test_a_newer_server_must_send_the_product_header() -> None:
    assert code(await ask(root({"number": "7.14.0"}))) is FaultCode.NOT_ELASTICSEARCH
    accepted = await ask(root({"number": "7.14.0"}, headers={"X-elastic-product": "Elasticsearch"}))
    assert isinstance(accepted, Answer)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (root({"number": "2.11.0", "distribution": "opensearch"}, tagline="The OpenSearch Project"), "opensearch"),
        (root({"number": "7.10.2", "distribution": "opensearch"}), "opensearch"),
        (root(tagline="Something else"), "not_elasticsearch"),
        (root({"number": "latest"}), "not_elasticsearch"),
        (root({"number": "6.7.2"}), "too_old"),
        (root(cluster_uuid="_na_"), "not_formed"),
        (web.json_response({"hello": "world"}), "not_elasticsearch"),
        (web.json_response(["a"]), "not_elasticsearch"),
        (web.Response(text="hello"), "not_elasticsearch"),
        (web.Response(text="nothing here", status=404), "not_elasticsearch"),
        (web.Response(status=302, headers={"Location": "http://127.0.0.1/login"}), "not_elasticsearch"),
        (web.Response(text="<html>sign in</html>", content_type="text/html"), "html"),
        (web.Response(text="<html>bad gateway</html>", content_type="text/html", status=502), "html"),
        (web.Response(text="  <!doctype html>"), "html"),
        (web.Response(text="<h1>401</h1>", content_type="text/html", status=401), "login_wanted"),
        (web.Response(text="This is not an HTTP port", status=400), "transport_port"),
        (web.Response(text="400 The plain HTTP request was sent to HTTPS port", status=400), "tls_expected"),
        (web.Response(body=b'{"name":"node-0","ver', content_type=JSON), "unreadable"),
        (web.Response(body=b"\x1f\x8bxxxxxxxx", headers={"Content-Encoding": "gzip"}), "unreadable"),
        (web.Response(body=b"{}", headers={"Content-Encoding": "br"}), "unreadable"),
        (web.Response(body=gzip.compress(b"{}")[:-6], headers={"Content-Encoding": "gzip"}), "unreadable"),
        (web.Response(status=503, text="not ready"), "busy"),
    ],
)
async def test_what_is_no_usable_elasticsearch_is_told_apart(response: web.Response, expected: str) -> None:
    assert code(await ask(response)) == expected


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"count": "many"}', b'{"count": 1', b'{"count": NaN}', b'\xff\xfe{"count": 1}', b"[" * 5000]
)
async def test_an_answer_of_another_shape_is_unreadable(body: bytes) -> None:
    outcome = await ask(web.Response(body=body, content_type=JSON), COUNT)
    assert code(outcome) is FaultCode.UNREADABLE
    assert isinstance(outcome, Fault)
    assert outcome.status == 200


async def test_an_error_that_nests_without_end_is_still_a_refusal() -> None:
    body = b'{"error":{"type":"x","caused_by":' * 3000
    assert code(await ask(web.Response(status=500, body=body, content_type=JSON), COUNT)) is FaultCode.SERVER_ERROR


async def test_a_body_beyond_its_limit_is_given_up() -> None:
    big = web.Response(body=b" " * 3000 + b'{"count": 1}', content_type=JSON)
    assert code(await ask(big, COUNT, SearchLimits(body_bytes=2000))) is FaultCode.TOO_LARGE


async def test_a_small_body_that_unpacks_to_a_large_one_is_given_up() -> None:
    bomb = web.Response(body=gzip.compress(b" " * 500_000), headers={"Content-Encoding": "gzip"}, content_type=JSON)
    assert code(await ask(bomb, COUNT, SearchLimits(body_bytes=10_000))) is FaultCode.TOO_LARGE


async def test_a_refusal_beyond_its_limit_is_given_up() -> None:
    big = web.Response(status=400, body=b" " * 3000, content_type=JSON)
    outcome = await ask(big, COUNT, SearchLimits(refusal_bytes=2000))
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.status) == (FaultCode.TOO_LARGE, 400)


async def test_the_size_is_that_of_the_packed_body() -> None:
    packed = gzip.compress(json.dumps({"count": 1, "pad": "x" * 5000}).encode())
    outcome = await ask(web.Response(body=packed, headers={"Content-Encoding": "gzip"}, content_type=JSON), COUNT)
    assert isinstance(outcome, Answer)
    assert outcome.bytes_received == len(packed)


async def test_a_large_answer_is_decoded_all_the_same() -> None:
    body = json.dumps({"count": 7, "pad": "x" * 600_000}).encode()
    outcome = await ask(web.Response(body=body, content_type=JSON), COUNT)
    assert isinstance(outcome, Answer)
    assert outcome.bytes_received == len(body)


async def _endless(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"1\r\n \r\n")
        await writer.drain()
        await asyncio.sleep(0)


async def _silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read(-1)


async def _cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")
    await writer.drain()


async def _transport(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(10)
    writer.write(b"This is not an HTTP port")
    await writer.drain()


async def _closing(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        (_endless, "timed_out"),
        (_silent, "timed_out"),
        (_cut, "cut_off"),
        (_closing, "cut_off"),
        (_transport, "transport_port"),
    ],
)
async def test_a_connection_that_goes_wrong_after_the_request_may_have_arrived(talk: Any, expected: str) -> None:
    async with raw_server(talk) as port, client(f"http://127.0.0.1:{port}", limits=SHORT) as search:
        outcome = await search.send(COUNT)
    assert code(outcome) == expected
    assert isinstance(outcome, Fault)
    assert outcome.sent
    assert outcome.status is None


@pytest.mark.parametrize(("late_s", "expected"), [(0.0, FaultCode.OWN_LOAD), (math.inf, FaultCode.TIMED_OUT)])
async def test_time_that_ran_out_while_we_were_busy_ourselves_is_not_the_networks_fault(
    late_s: float, expected: FaultCode
) -> None:
    limits = replace(SHORT, late_s=late_s)
    async with raw_server(_silent) as port, client(f"http://127.0.0.1:{port}", limits=limits) as search:
        outcome = await search.send(COUNT)
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.sent) == (expected, True)


async def test_nobody_listening_is_refused_and_not_sent() -> None:
    port = await unused_port()
    async with client(f"http://127.0.0.1:{port}") as search:
        outcome = await search.send(WHO)
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.sent) == (FaultCode.REFUSED, False)
    assert outcome.details["address"] == f"127.0.0.1:{port}"


async def test_an_unknown_name_is_not_sent() -> None:
    async with client("http://cluster.invalid:9200") as search:
        outcome = await search.send(WHO)
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.sent) == (FaultCode.NAME_NOT_FOUND, False)


async def test_cancelling_abandons_the_request() -> None:
    arrived = asyncio.Event()
    left = asyncio.Event()

    async def wait(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        arrived.set()
        await reader.read(-1)
        left.set()

    async with raw_server(wait) as port, client(f"http://127.0.0.1:{port}") as search:
        sending = asyncio.ensure_future(search.send(WHO))
        await arrived.wait()
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        await left.wait()
