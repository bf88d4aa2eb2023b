"""A client that was let go of opens nothing again."""

from __future__ import annotations

import asyncio
import gc
import socket
import ssl
import threading
import warnings
from pathlib import Path

import aiohttp
import pytest
from elastic_transport import NodeConfig

from ccrtui.adapters.elasticsearch.exchange import CURRENT, Exchange
from ccrtui.adapters.elasticsearch.node import BoundedNode
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.indices import refresh
from tests.adapters.elasticsearch.certificates import authority, server_context
from tests.adapters.elasticsearch.servers import client, raw_server


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


async def test_a_request_that_was_under_way_to_a_closed_node_opens_no_connection_that_nobody_closes() -> None:
    node = BoundedNode(NodeConfig(scheme="http", host="127.0.0.1", port=1))
    await node.close()
    CURRENT.set(Exchange(1024, 1024, 1.0))
    with pytest.raises(aiohttp.ClientConnectionError):
        await node.perform_request("GET", "/")


@pytest.mark.parametrize("call", [refresh(Side.LEADER, "orders"), cluster_identity(Side.LEADER)], ids=str)
@pytest.mark.parametrize("answers", [True, False], ids=["answered", "given up"])
def test_no_connection_waits_for_a_peer_that_never_says_goodbye(tmp_path: Path, call: Call, answers: bool) -> None:
    ours = authority("ours")
    request_arrived, over = threading.Event(), threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"https://127.0.0.1:{listener.getsockname()[1]}"
    context = server_context(tmp_path, ours)
    server = threading.Thread(target=_answer_and_hold, args=(listener, context, request_arrived, over, answers))
    server.start()

    async def send() -> None:
        async with client(url, ca_file=ours.write(tmp_path)) as search:
            sending = asyncio.ensure_future(search.send(call))
            if answers:
                await sending
            else:
                await asyncio.to_thread(request_arrived.wait)
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)

    gc.collect()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            asyncio.run(send())
            gc.collect()
        finally:
            over.set()
            server.join()
    assert [str(warning.message) for warning in warned] == []


def _answer_and_hold(
    listener: socket.socket,
    context: ssl.SSLContext,
    request_arrived: threading.Event,
    over: threading.Event,
    answers: bool,
) -> None:
    """Take one request over TLS and answer it or not, then neither read nor close."""
    with listener, context.wrap_socket(listener.accept()[0], server_side=True) as connection:
        while b"\r\n\r\n" not in connection.recv(65536):
            pass
        request_arrived.set()
        if answers:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
        over.wait()
