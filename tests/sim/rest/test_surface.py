"""Routing, refusals, media types and headers, per version (reference 6.2 and 7, points 1 to 5)."""

from __future__ import annotations

import gzip

import aiohttp
import pytest

from ccrtui.sim.rest.http.parameters import check
from tests.sim.rest.client import Client
from tests.sim.rest.conftest import Make

VENDOR = "application/vnd.elasticsearch+json; compatible-with={}"


@pytest.mark.parametrize(
    ("version", "has"), [("7.3", False), ("7.10", False), ("7.14", True), ("8.19", True), ("9", True)]
)
async def test_product_header_from_7_14(make: Make, version: str, has: bool) -> None:
    client = await make(version)
    root = await client.ask("GET", "/")
    assert root.headers.get("X-elastic-product") == ("Elasticsearch" if has else None)
    assert root.body["version"]["number"].startswith(version)


@pytest.mark.parametrize(("version", "warned"), [("7.10", False), ("7.14", True), ("7.17", True), ("8.19", False)])
async def test_unprotected_cluster_warns(make: Make, version: str, warned: bool) -> None:
    client = await make(version)
    warning = (await client.ask("GET", "/_cluster/health")).headers.get("Warning", "")
    assert warning.startswith(f"299 Elasticsearch-{version}") is warned


@pytest.mark.parametrize(
    ("version", "major", "status"),
    [
        ("7.3", 8, 406),
        ("7.10", 8, 406),
        ("7.14", 8, 200),
        ("7.17", 9, 200),
        ("8.19", 8, 200),
        ("8.19", 9, 400),
        ("9", 8, 200),
    ],
)
async def test_vendor_content_types(make: Make, version: str, major: int, status: int) -> None:
    client = await make(version)
    sent = {"Content-Type": VENDOR.format(major), "Accept": VENDOR.format(major)}
    answer = await client.ask("PUT", "/fresh", {}, headers=sent)
    assert answer.status == status
    if status == 406:
        assert answer.body == {
            "error": f"Content-Type header [{sent['Content-Type']}] is not supported",
            "status": 406,
        }
    if status == 400:
        assert answer.body["error"]["type"] == "media_type_header_exception"
        assert "either version 8 or 7, but found 9" in answer.body["error"]["caused_by"]["reason"]


async def test_vendor_type_is_echoed_from_8(make: Make) -> None:
    client = await make("8.19")
    answer = await client.ask("GET", "/", headers={"Accept": VENDOR.format(8)})
    assert answer.headers["Content-Type"] == "application/vnd.elasticsearch+json;compatible-with=8"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/x-ndjson"])
async def test_other_content_types_are_refused(client: Client, kind: str) -> None:
    answer = await client.ask("PUT", "/fresh", {}, headers={"Content-Type": kind})
    assert answer.status == 406
    assert isinstance(answer.body["error"], str)


async def test_no_route_and_wrong_method(client: Client) -> None:
    unknown = await client.ask("GET", "/_nosuch/w/x/y/z?a=1")
    assert unknown.status == 400
    assert unknown.body == {"error": "no handler found for uri [/_nosuch/w/x/y/z?a=1] and method [GET]"}
    wrong = await client.ask("DELETE", "/_cluster/settings")
    assert (wrong.status, wrong.headers["Allow"]) == (405, "GET,PUT")


@pytest.mark.parametrize(
    ("version", "method", "path", "known"),
    [
        ("7.3", "POST", "/_ccr/auto_follow/p/pause", False),
        ("7.10", "POST", "/_ccr/auto_follow/p/pause", True),
        ("7.3", "GET", "/_resolve/index/orders", False),
        ("7.10", "GET", "/_resolve/index/*", True),
        ("7.17", "GET", "/_resolve/cluster/x:*", False),
        ("8.19", "POST", "/_xpack/license/start_basic", False),
        ("7.3", "GET", "/_security/_authenticate", False),
        ("7.5", "POST", "/_ccr/auto_follow/p/pause", True),
        ("8.13", "GET", "/_resolve/cluster/*:*", True),
        ("8.4", "GET", "/_resolve/cluster/*:*", False),
    ],
)
async def test_routes_come_and_go_with_versions(make: Make, version: str, method: str, path: str, known: bool) -> None:
    client = await make(version)
    answer = await client.ask(method, path)
    text = str(answer.body)
    assert (
        any(words in text for words in ("no handler found", "Incorrect HTTP method", "no such index [_")) is not known
    )


@pytest.mark.parametrize(
    ("version", "method", "path", "status", "expected"),
    [
        ("7.3", "GET", "/_nosuch/x", 405, "allowed: [POST]"),
        ("8.19", "GET", "/_nosuch/x", 405, "allowed: [POST]"),
        ("9", "GET", "/_nosuch/x", 400, "no handler found"),
        ("7.17", "GET", "/_nosuch/x/y", 404, "no such index [_nosuch]"),
        ("8.19", "GET", "/_nosuch/x/y", 400, "no handler found"),
        ("7.3", "POST", "/orders/_nosuch/y", 400, "request body is required"),
    ],
)
async def test_a_path_of_nobodys_is_a_document_with_a_type_to_older_servers(
    make: Make, version: str, method: str, path: str, status: int, expected: str
) -> None:
    client = await make(version)
    answer = await client.ask(method, path)
    assert answer.status == status
    assert expected in str(answer.body)


async def test_without_x_pack_a_follow_is_a_document_and_leaves_an_index(make: Make) -> None:
    client = await make("7.17")
    client.simulator.world.clusters["follower"].node.xpack = False
    body = {"remote_cluster": "leader", "leader_index": "orders"}
    refusal = await client.ask("PUT", "/copy/_ccr/follow", body, on="follower")
    assert (refusal.status, refusal.body["error"]["type"]) == (400, "invalid_type_name_exception")
    assert not client.simulator.world.clusters["follower"].indices["copy"].following


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["levle"], "parameter: [levle] -> did you mean [level]?"),
        (["zz", "aa"], "parameters: [aa], [zz]"),
        (["tim"], "parameter: [tim] -> did you mean any of [time, timed]?"),
    ],
)
def test_unknown_parameters(keys: list[str], expected: str) -> None:
    error = check("/p", keys, {"level", "time", "timed"})
    assert error is not None
    assert str(error).endswith(expected)


async def test_common_parameters_are_taken_everywhere(client: Client) -> None:
    answer = await client.ask("GET", "/_license?pretty&human&error_trace&format=json&filter_path=license.type")
    assert answer.body == {"license": {"type": "trial"}}


async def test_errors_are_not_filtered(client: Client) -> None:
    answer = await client.ask("GET", "/nosuch?filter_path=status&error_trace=true")
    assert "IndexNotFoundException" in answer.body["error"]["stack_trace"]


async def test_head_has_no_body(client: Client) -> None:
    assert (await client.ask("HEAD", "/nosuch")).status == 404
    assert (await client.ask("HEAD", "/catalog")).body == ""


async def test_compresses_when_asked(client: Client) -> None:
    url = client.simulator.fleet.url("leader") + "/"
    async with aiohttp.ClientSession(auto_decompress=False) as session:
        async with session.get(url, headers={"Accept-Encoding": "gzip"}) as packed:
            assert packed.headers["Content-Encoding"] == "gzip"
            assert b"You Know, for Search" in gzip.decompress(await packed.read())
        async with session.get(url, headers={"Accept-Encoding": "identity"}) as plain:
            assert "Content-Encoding" not in plain.headers


async def test_encrypted_answers_are_not_compressed(make: Make) -> None:
    client = await make("7.14", tls=True)
    answer = await client.ask("GET", "/", user="elastic", password="simulated-only")
    assert answer.status == 200
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    ("body", "type_", "cause"),
    [
        ('{"settings":', "parse_exception", "json_e_o_f_exception"),
        ('{"settings":]}', "parse_exception", "json_parse_exception"),
    ],
)
async def test_broken_json(client: Client, body: str, type_: str, cause: str) -> None:
    answer = await client.ask("PUT", "/bad", body, headers={"Content-Type": "application/json"})
    assert (answer.status, answer.body["error"]["type"]) == (400, type_)
    assert answer.body["error"]["caused_by"]["type"] == cause


async def test_tables_are_json_where_the_header_says_so(client: Client) -> None:
    assert isinstance((await client.ask("GET", "/_cat/health", headers={"Accept": "application/json"})).body, list)
    assert isinstance((await client.ask("GET", "/_cat/health", headers={"Accept": "*/*"})).body, str)


async def test_other_formats_are_refused(client: Client) -> None:
    assert (await client.ask("GET", "/_cat/health?format=yaml")).status == 406


async def test_old_paths_are_deprecated(client: Client) -> None:
    answer = await client.ask("GET", "/_xpack/license")
    assert answer.body["license"]["type"] == "trial"
    assert "is deprecated!" in answer.headers["Warning"]


async def test_body_of_no_type_is_refused(client: Client) -> None:
    answer = await client.ask("PUT", "/x", {}, headers={"Content-Type": ""})
    assert answer.body == {"error": "Content-Type header [] is not supported", "status": 406}
