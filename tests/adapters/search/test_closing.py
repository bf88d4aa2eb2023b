"""A client that was let go of opens nothing again."""

from __future__ import annotations

import asyncio

from ccrtui.core.call import Side
from ccrtui.core.fault import Fault, FaultCode
from ccrtui.core.search_calls import cluster_identity
from tests.adapters.search.servers import client, raw_server


async def test_after_the_close_nothing_leaves() -> None:
    connected = 0

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connected
        connected += 1
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with raw_server(talk) as port, client(f"http://127.0.0.1:{port}") as search:
        await search.send(cluster_identity(Side.LEADER))
        before = connected
        await search.close()
        outcome = await search.send(cluster_identity(Side.LEADER))
        assert isinstance(outcome, Fault)
        assert (outcome.code, outcome.sent, connected) == (FaultCode.CUT_OFF, False, before)
        assert before == 1
