"""Real listeners on the transport ports: what a probe from outside meets there.

The model's own traffic does not pass here; a listener only behaves as the link in front of the node does.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Mapping

from ccrtui.sim.model.node import Node
from ccrtui.sim.model.remotes.link import Link
from ccrtui.sim.model.version import Version
from ccrtui.sim.model.world import World

HOST = "127.0.0.1"
TEXT = b"This is not an HTTP port"
FRAMED = b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + TEXT
METHODS = (b"GET ", b"POST", b"PUT ", b"HEAD", b"DELE", b"OPTI", b"PATC")
FIRST = 4
"""So many bytes tell whether somebody speaks HTTP."""


class Port:
    """One transport port: the node's own (without a link), or the far end of a link."""

    def __init__(self, node: Node, version: Version, context: ssl.SSLContext | None, link: Link | None) -> None:
        self._node = node
        self._answer = FRAMED if version.since(8) else TEXT
        self._context = context
        self._link = link
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self.number = 0

    async def adjust(self, number: int = 0) -> None:
        """Listen, or refuse, as the link and the node are now; connections that stand are cut when it refuses."""
        if self._refuses():
            await self.close()
        elif self._server is None:
            self._server = await asyncio.start_server(self._serve, HOST, number or self.number)
            self.number = int(self._server.sockets[0].getsockname()[1])

    def _refuses(self) -> bool:
        return not self._node.running if self._link is None else self._link.state == "refuse"

    async def close(self) -> None:
        """Refuse from now on, and cut what is open."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in list(self._open):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            with contextlib.suppress(OSError, ssl.SSLError, asyncio.IncompleteReadError):
                await self._talk(reader, writer)
        finally:
            self._open.discard(writer)
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._link is not None:
            while self._link.state == "hang":
                await self._link.changed.wait()
        if not self._node.running:
            return
        if self._context is not None:
            await writer.start_tls(self._context)
        first = await reader.readexactly(FIRST)
        if first in METHODS:
            writer.write(self._answer)
            await writer.drain()


class TransportListeners:
    """All transport ports of a world, kept in step with its links."""

    def __init__(self) -> None:
        self._ports: list[Port] = []
        self._followers: list[asyncio.Task[None]] = []

    async def add_node(self, node: Node, version: Version, context: ssl.SSLContext | None) -> None:
        """Listen on a node's own port."""
        port = Port(node, version, context, None)
        await port.adjust()
        node.transport_port = port.number
        self._ports.append(port)

    async def add_link(
        self, link: Link, node: Node, version: Version, context: ssl.SSLContext | None, number: int
    ) -> None:
        """Listen where a link's source dials."""
        port = Port(node, version, context, link)
        await port.adjust(number)
        link.port = port.number
        self._ports.append(port)
        self._followers.append(asyncio.get_running_loop().create_task(_follow(link, port)))

    async def close(self) -> None:
        """Stop listening everywhere."""
        for follower in self._followers:
            follower.cancel()
        await asyncio.gather(*self._followers, return_exceptions=True)
        for port in self._ports:
            await port.close()


async def _follow(link: Link, port: Port) -> None:
    while True:
        await link.changed.wait()
        await port.adjust()


async def listen(
    world: World, contexts: Mapping[str, ssl.SSLContext], ports: Mapping[tuple[str, str], int] | None = None
) -> TransportListeners:
    """Listen on every node's transport port and on every link's, on free ports or on those given per link.

    `contexts` holds the TLS side of the nodes that have one, by cluster.
    """
    listeners = TransportListeners()
    for key, cluster in world.clusters.items():
        await listeners.add_node(cluster.node, cluster.version, contexts.get(key))
    for pair, link in world.links.items():
        target, number = world.clusters[link.target], (ports or {}).get(pair, 0)
        await listeners.add_link(link, target.node, target.version, contexts.get(link.target), number)
    return listeners
