"""Transport ports answer probes as recorded: plain, TLS, refused, swallowing, and to those who speak HTTP."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ccrtui.sim import transport
from ccrtui.sim.model.remotes.link import Link
from ccrtui.sim.model.version import parse
from ccrtui.sim.model.world import World
from ccrtui.sim.tls import make_authority, make_node
from ccrtui.sim.transport import TransportListeners

SOON_S = 5


@pytest.fixture
async def world() -> AsyncIterator[World]:
    made = World({"leader": parse("7.3"), "follower": parse("7.3")}, 1)
    yield made
    await made.close()


@pytest.fixture
async def link(world: World) -> AsyncIterator[Link]:
    listeners = await transport.listen(world, {})
    yield world.links["follower", "leader"]
    await listeners.close()


async def say(port: int, text: bytes) -> bytes:
    """Send bytes and read until the other side closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(text)
        async with asyncio.timeout(SOON_S):
            return await reader.read()
    finally:
        writer.transport.abort()


async def test_http_is_told_that_it_is_in_the_wrong_place(link: Link) -> None:
    assert await say(link.port, b"GET / HTTP/1.1\r\n\r\n") == b"This is not an HTTP port"


async def test_garbage_and_tls_are_closed_on_a_plain_port(link: Link) -> None:
    assert await say(link.port, b"\x16\x03\x01\x02\x00\x01") == b""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with pytest.raises((ssl.SSLError, ConnectionError)):
        await asyncio.open_connection("127.0.0.1", link.port, ssl=context)


async def test_a_refusing_link_refuses_and_comes_back_on_the_same_port(link: Link) -> None:
    port = link.port
    link.set("refuse")
    await asyncio.sleep(0)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)
    link.set("pass")
    async with asyncio.timeout(SOON_S):
        while True:
            try:
                assert await say(port, b"PUT / HTTP/1.1\r\n") == transport.TEXT
                break
            except ConnectionRefusedError:
                await asyncio.sleep(0)


async def test_a_link_that_swallows_accepts_and_says_nothing_until_it_passes(link: Link) -> None:
    link.set("hang")
    waiting = asyncio.ensure_future(say(link.port, b"GET / HTTP/1.1\r\n"))
    reader, writer = await asyncio.open_connection("127.0.0.1", link.port)
    writer.write(b"HEAD / HTTP/1.1\r\n")
    await writer.drain()
    assert not waiting.done()
    link.set("pass")
    assert await waiting == transport.TEXT
    async with asyncio.timeout(SOON_S):
        assert await reader.read() == transport.TEXT
    writer.close()


async def test_a_node_that_is_down_behind_an_open_link_closes_at_once(world: World, link: Link) -> None:
    world.stop_node("leader")
    link.set("pass")
    async with asyncio.timeout(SOON_S):
        while not await _accepted(link.port):
            await asyncio.sleep(0)


async def _accepted(port: int) -> bool:
    """Tell whether a connection was accepted; nothing may be said on it."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError:
        return False
    assert await reader.read() == b""
    writer.close()
    return True


async def test_tls_shows_its_certificate_and_wants_one(world: World, tmp_path: Path) -> None:
    authority = make_authority("Region A CA", "a.crt", tmp_path)
    files = make_node("leader-0", "leader", tmp_path, authority, [authority], True)
    listeners: TransportListeners = await transport.listen(world, {"leader": files.for_nodes()})
    try:
        port = world.links["follower", "leader"].port
        context = ssl.create_default_context(cafile=str(authority.path))
        context.check_hostname = False
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        with pytest.raises((ssl.SSLError, ConnectionError)):
            await asyncio.open_connection("127.0.0.1", port, ssl=context)
        assert await say(port, b"GET / HTTP/1.1\r\n\r\n") != transport.TEXT
    finally:
        await listeners.close()
