"""Documents by sequence number, shard by shard, as recorded of a real pair (verify-sums, verify-reads)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.recordings_folder import RECORDINGS
from tests.sim.rest.client import Client
from tests.sim.rest.conftest import Make

SCENES = RECORDINGS / "7.3"


def recorded(scene: str, *numbers: int) -> list[dict[str, Any]]:
    """Some lines of a scene."""
    lines = [json.loads(line) for line in (SCENES / f"{scene}.jsonl").read_text(encoding="utf-8").splitlines()[1:]]
    return [line for line in lines if line["n"] in numbers]


async def repeat(client: Client, line: dict[str, Any]) -> Any:
    """Send a recorded request to the leader."""
    request = line["request"]
    query = f"?{request['query']}" if request.get("query") else ""
    return (await client.ask(request["method"], request["path"] + query, request.get("body"))).body


@pytest.fixture
async def summed(client: Client) -> Client:
    for line in recorded("verify-sums", 3, 4, 7, 8, 9, 10, 11, 14):
        await repeat(client, line)
    return client


@pytest.mark.parametrize("number", [17, 18])
async def test_the_documents_of_one_shard_by_sequence_number(summed: Client, number: int) -> None:
    (line,) = recorded("verify-sums", number)
    assert await repeat(summed, line) == line["response"]["body"]


async def test_a_range_of_numbers_leaves_out_what_was_deleted_or_rewritten(summed: Client) -> None:
    (real,) = recorded("verify-sums", 17)
    wanted = [hit["_id"] for hit in real["response"]["body"]["hits"]["hits"] if 3 <= hit["_seq_no"] < 9]
    query = {"query": {"range": {"_seq_no": {"gte": 3, "lt": 9}}}, "sort": [{"_seq_no": "asc"}]}
    answer = await summed.ok("POST", "/orders/_search?preference=_shards:0", query)
    assert [hit["_id"] for hit in answer["hits"]["hits"]] == wanted


async def test_many_searches_at_once(client: Client) -> None:
    for line in recorded("verify-reads", 3, 4, 5, 6):
        await repeat(client, line)
    (line,) = recorded("verify-reads", 38)
    responses, recorded_responses = (await repeat(client, line))["responses"], line["response"]["body"]["responses"]
    assert [(response["status"], response.get("error")) for response in responses] == [
        (response["status"], response.get("error")) for response in recorded_responses
    ]
    assert [response["hits"]["total"] for response in responses[:2]] == [
        response["hits"]["total"] for response in recorded_responses[:2]
    ]


async def test_each_search_of_many_asks_its_own_shard_and_fails_by_itself(make: Make) -> None:
    client = await make(security=True)
    for line in recorded("verify-sums", 3, 4):
        request = line["request"]
        await client.ok(request["method"], request["path"], request["body"])
    await client.ok("POST", "/orders/_refresh")
    role = {"indices": [{"names": ["orders"], "privileges": ["read"]}]}
    await client.ok("PUT", "/_security/role/reader", role)
    await client.ok("POST", "/_security/user/reader", {"password": "only-for-test", "roles": ["reader"]})
    lines = [
        {"index": "orders", "preference": "_shards:0"},
        {"size": 20, "sort": [{"_seq_no": "asc"}], "version": True, "seq_no_primary_term": True, "_source": False},
        {"index": "orders", "preference": "_shards:1"},
        {"size": 0},
        {"index": "secret"},
        {"size": 0},
    ]
    body = "".join(json.dumps(line) + "\n" for line in lines)
    responses = (await client.ask("POST", "/_msearch", body, user="reader")).body["responses"]
    assert [response["status"] for response in responses] == [200, 200, 403]
    assert [hit["_seq_no"] for hit in responses[0]["hits"]["hits"]] == list(range(9))
    assert {hit["_version"] for hit in responses[0]["hits"]["hits"]} == {1}
    assert responses[1]["hits"]["total"]["value"] == 3
