"""Interim answers before the answer: a few are passed over, too many end the request and its connection."""

from __future__ import annotations

import asyncio
import json

import pytest

from ccrtui.adapters.elasticsearch.address import SearchLimits
from ccrtui.adapters.elasticsearch.bounded_interim import MOST
from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.requests import cluster as cluster_requests
from tests.adapters.elasticsearch.servers import IDENTITY, client, raw_server

WHO = cluster_requests.cluster_identity(Side.LEADER)
SHORT = SearchLimits(connect_s=0.5)
"""A refusal is followed by a look whether the port speaks TLS, for as long as connecting may take."""
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
BODY = json.dumps(IDENTITY).encode()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


async def asked(interim: int, times: int = 1) -> list[Outcome]:
    """Ask on one connection a server that sends so many interim answers before each answer."""
    connections: list[None] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(None)
        while await reader.readuntil(b"\r\n\r\n"):
            writer.write(CONTINUE * interim + ANSWER)

    async with raw_server(talk) as port, client(f"http://127.0.0.1:{port}", limits=SHORT) as search:
        outcomes = [await search.send(WHO) for _ in range(times)]
    assert len(connections) == 1 or isinstance(outcomes[0], Fault)
    return outcomes


@pytest.mark.parametrize("interim", [0, 1, MOST - 1])
async def test_a_few_are_passed_over_before_each_answer(interim: int) -> None:
    assert [type(outcome) for outcome in await asked(interim, times=3)] == [Answer] * 3


@pytest.mark.parametrize("interim", [MOST, 50_000])
async def test_too_many_are_no_elasticsearch(interim: int) -> None:
    (outcome,) = await asked(interim)
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.status) == (FaultCode.NOT_ELASTICSEARCH, None)


async def test_without_end_they_end_at_the_bound_and_not_at_the_time_limit() -> None:
    sent = 0

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        await reader.readuntil(b"\r\n\r\n")
        while not writer.is_closing():
            writer.write(CONTINUE)
            sent += 1
            await writer.drain()
            await asyncio.sleep(0)

    async with raw_server(talk) as port, client(f"http://127.0.0.1:{port}", limits=SHORT) as search:
        outcome = await search.send(WHO)
    assert isinstance(outcome, Fault)
    assert outcome.code is FaultCode.NOT_ELASTICSEARCH
    assert sent >= MOST
