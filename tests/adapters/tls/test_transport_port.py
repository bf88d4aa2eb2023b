"""A transport port, dialled from here: every way it can behave is told apart."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import pytest
from aiohttp import web

from ccrtui.adapters.tls.transport_port import TransportReach
from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import TransportProbe
from ccrtui.core.elasticsearch.requests import cluster as cluster_requests
from tests.adapters.elasticsearch.certificates import Authority, authority, server_context
from tests.adapters.elasticsearch.clock import CountingClock
from tests.adapters.elasticsearch.servers import Talk, http_server, raw_server, unused_port


async def dial(target: str, ca_file: str | None = None, answer_s: float = 5.0) -> Outcome:
    """Dial a transport address."""
    reach = TransportReach(CountingClock(), ca_file, connect_s=5.0, answer_s=answer_s)
    return await reach.send(cluster_requests.transport_probe(Side.LEADER, target))


def probe(outcome: Outcome) -> TransportProbe:
    """The value of an answer."""
    assert isinstance(outcome, Answer), outcome
    assert isinstance(outcome.value, TransportProbe)
    return outcome.value


async def _wait(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read(-1)


async def _hang_up(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read(10)


async def _banner(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-test\r\n")
    await reader.read(-1)


async def _garbage(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"\x16\x03\x03\x00\x08\x0b\x00\x00\x04\x00\x00\x09\x09" + b"\x16\x03\x03\x00\x04\x0d\x00\x00\x00" * 3)
    await reader.read(10)


def mutual(folder: Path, signer: Authority, version: ssl.TLSVersion | None = None) -> ssl.SSLContext:
    """The context of a node that wants a certificate of the other side too."""
    context = server_context(folder, signer)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(signer.write(folder))
    if version is not None:
        context.minimum_version = version
    return context


@pytest.mark.parametrize(
    ("talk", "answer_s", "speaks"),
    [(_hang_up, 5.0, "plain"), (_wait, 0.1, "silent"), (_banner, 0.1, "other")],
)
async def test_what_a_port_without_tls_does(talk: Talk, answer_s: float, speaks: str) -> None:
    async with raw_server(talk) as port:
        outcome = await dial(f"127.0.0.1:{port}", answer_s=answer_s)
    assert probe(outcome) == TransportProbe(speaks, 1000.0)


async def test_the_http_port() -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response()

    async with http_server(answer) as port:
        assert probe(await dial(f"127.0.0.1:{port}")).speaks == "http"


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
async def test_the_http_port_behind_tls_is_one_all_the_same(tmp_path: Path, version: ssl.TLSVersion) -> None:
    asked: list[web.Request] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request)
        return web.Response(status=401)

    context = server_context(tmp_path, authority("ours"))
    context.minimum_version = version
    async with http_server(answer, context) as port:
        result = probe(await dial(f"127.0.0.1:{port}"))
    assert (result.speaks, result.subject) == ("http", "CN=node-0")
    assert [set(request.headers) for request in asked] == [{"Host", "Connection"}]


@pytest.mark.parametrize(
    "words",
    [
        b"This is not a HTTP port",
        b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nThis is not an HTTP port",
    ],
    ids=["7.3", "8"],
)
async def test_a_transport_port_that_wants_no_certificate_is_one_by_its_words(tmp_path: Path, words: bytes) -> None:
    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(4)
        writer.write(words)
        await writer.drain()

    async with raw_server(say, server_context(tmp_path, authority("ours"))) as port:
        assert probe(await dial(f"127.0.0.1:{port}")).speaks == "tls"


async def test_a_tls_port_shows_its_certificate(tmp_path: Path) -> None:
    ours = authority("Region A CA", "Acme")
    async with raw_server(_wait, mutual(tmp_path, ours)) as port:
        result = probe(await dial(f"127.0.0.1:{port}", ours.write(tmp_path)))
    assert result.speaks == "tls"
    assert (result.subject, result.issuer) == ("CN=node-0", "CN=Region A CA, O=Acme")
    assert result.trusted is True
    assert result.expires_at is not None
    assert result.expires_at.endswith("Z")


async def test_a_certificate_of_another_authority_is_not_trusted(tmp_path: Path) -> None:
    async with raw_server(_hang_up, server_context(tmp_path, authority("Region A CA"))) as port:
        other = authority("Region A CA").write(tmp_path)
        assert probe(await dial(f"127.0.0.1:{port}", other)).trusted is False


async def test_without_an_authority_trust_is_not_judged(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.pem")
    async with raw_server(_hang_up, server_context(tmp_path, authority("ca"))) as port:
        assert probe(await dial(f"127.0.0.1:{port}")).trusted is None
        assert probe(await dial(f"127.0.0.1:{port}", missing)).trusted is None


async def test_a_port_that_knows_only_newer_tls_still_shows_its_certificate(tmp_path: Path) -> None:
    ours = authority("ours")
    async with raw_server(_wait, mutual(tmp_path, ours, ssl.TLSVersion.TLSv1_3)) as port:
        result = probe(await dial(f"127.0.0.1:{port}", ours.write(tmp_path)))
    assert (result.speaks, result.subject, result.trusted) == ("tls", "CN=node-0", True)
    assert result.accepted_authorities == ()


async def test_tls_that_makes_no_sense_ends_the_probe() -> None:
    async with raw_server(_garbage) as port:
        result = probe(await dial(f"127.0.0.1:{port}"))
    assert (result.speaks, result.subject) == ("tls", None)


async def test_a_port_nobody_listens_on() -> None:
    port = await unused_port()
    outcome = await dial(f"127.0.0.1:{port}")
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.sent, outcome.details["address"]) == (FaultCode.REFUSED, False, f"127.0.0.1:{port}")


async def test_an_unknown_name() -> None:
    outcome = await dial("node.invalid:9300")
    assert isinstance(outcome, Fault)
    assert outcome.code is FaultCode.NAME_NOT_FOUND


@pytest.mark.parametrize("target", ["", "node", "node:", ":9300", "node:port", "node:99999", "node:0"])
async def test_what_is_no_address_is_rejected(target: str) -> None:
    outcome = await dial(target)
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.error_type, outcome.sent) == (FaultCode.REJECTED, "address_invalid", False)
