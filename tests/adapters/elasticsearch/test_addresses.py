"""Several addresses of one cluster: tried in order, and never a second one for a request that may have arrived."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from ccrtui.adapters.elasticsearch.address import Endpoint, SearchAddress, parse_endpoint
from ccrtui.adapters.elasticsearch.client import ElasticsearchSearch
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.requests import indices as index_requests
from ccrtui.core.elasticsearch.requests import replication as ccr_requests
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from tests.adapters.elasticsearch.clock import CountingClock
from tests.adapters.elasticsearch.servers import client, http_server, raw_server, unused_port

COUNT = index_requests.count(Side.LEADER, "orders")
PAUSE = ccr_requests.pause_follow(Side.FOLLOWER, "orders")


async def test_the_next_address_is_tried_and_then_kept() -> None:
    requested_paths: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        requested_paths.append(request.path)
        return web.json_response({"count": 1, "acknowledged": True})

    dead = await unused_port()
    async with http_server(answer) as port, client(f"http://127.0.0.1:{dead}", f"http://127.0.0.1:{port}") as search:
        assert isinstance(await search.send(COUNT), Answer)
        assert isinstance(await search.send(PAUSE), Answer)
    assert requested_paths == ["/orders/_count", "/orders/_ccr/pause_follow"]


async def test_a_request_that_may_have_arrived_is_not_sent_elsewhere() -> None:
    requested_paths: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        requested_paths.append(request.path)
        return web.json_response({"acknowledged": True})

    async def close(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")

    async with (
        raw_server(close) as first,
        http_server(answer) as second,
        client(f"http://127.0.0.1:{first}", f"http://127.0.0.1:{second}") as search,
    ):
        outcome = await search.send(PAUSE)
    assert isinstance(outcome, Fault)
    assert outcome.code is FaultCode.CUT_OFF
    assert requested_paths == []


async def test_where_no_address_answers_the_last_fault_is_told() -> None:
    ports = [await unused_port(), await unused_port()]
    async with client(*(f"http://127.0.0.1:{port}" for port in ports)) as search:
        outcome = await search.send(COUNT)
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.details["address"]) == (FaultCode.REFUSED, f"127.0.0.1:{ports[1]}")


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        ("http://10.0.0.1", Endpoint("http", "10.0.0.1", 9200)),
        ("https://es.example:443/a/", Endpoint("https", "es.example", 443, "/a")),
        ("https://eve:secret@es.example", Endpoint("https", "es.example", 9200)),
        ("http://[::1]:9201", Endpoint("http", "::1", 9201)),
        ("es.example:9200", Endpoint("http", "es.example", 9200)),
        ("http://127.1:9201", Endpoint("http", "127.0.0.1", 9201)),
        ("http://0x7f.1", Endpoint("http", "127.0.0.1", 9200)),
        ("https://2130706433", Endpoint("https", "127.0.0.1", 9200)),
        ("http://1.example", Endpoint("http", "1.example", 9200)),
    ],
)
def test_an_address_is_taken_apart(url: str, endpoint: Endpoint) -> None:
    assert parse_endpoint(url) == endpoint


async def test_a_short_form_of_an_address_is_dialled_as_the_system_reads_it() -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.json_response({"count": 1})

    async with http_server(answer) as port, client(f"http://127.1:{port}") as search:
        assert isinstance(await search.send(COUNT), Answer)


@pytest.mark.parametrize("status", [200, 400, 404])
async def test_what_a_server_says_below_its_root_is_not_taken_for_an_index(status: int) -> None:
    async def answer(_: web.Request) -> web.Response:
        error = {"type": "index_not_found_exception", "reason": "no such index [es]", "index": "es"}
        return web.json_response({"error": error, "status": status}, status=status)

    async with http_server(answer) as port, client(f"http://127.0.0.1:{port}/es") as search:
        outcome = await search.send(cluster_identity(Side.LEADER))
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.details["url_path"]) == (FaultCode.NOT_ELASTICSEARCH, "/es")
    assert outcome.details["address"] == f"127.0.0.1:{port}/es"


@pytest.mark.parametrize("url", ["", "ftp://es.example", "http://", "http://es.example:99999", "http://es:port"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"URL|[Pp]ort"):
        ElasticsearchSearch(SearchAddress((url,)), CountingClock())


def test_a_cluster_needs_an_address() -> None:
    with pytest.raises(ValueError, match="address"):
        ElasticsearchSearch(SearchAddress(()), CountingClock())
