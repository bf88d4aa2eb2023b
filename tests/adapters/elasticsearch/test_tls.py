"""Certificates and protocols that do not fit are told apart before anything is sent."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import pytest
from aiohttp import web

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.requests import cluster as cluster_requests
from tests.adapters.elasticsearch.certificates import authority, server_context
from tests.adapters.elasticsearch.servers import IDENTITY, client, http_server, raw_server

WHO = cluster_requests.cluster_identity(Side.LEADER)


async def answer(_: web.Request) -> web.Response:
    """An Elasticsearch, for all purposes here."""
    return web.json_response(IDENTITY)


async def ask(context: ssl.SSLContext | None, ca_file: str | None, scheme: str = "https") -> Outcome:
    """Ask a server with that context."""
    async with http_server(answer, context) as port, client(f"{scheme}://127.0.0.1:{port}", ca_file=ca_file) as search:
        return await search.send(WHO)


def unsent(outcome: Outcome) -> FaultCode:
    """The code of a fault that came before anything was sent."""
    assert isinstance(outcome, Fault), outcome
    assert not outcome.sent
    return outcome.code


async def test_a_certificate_of_the_given_authority_is_trusted(tmp_path: Path) -> None:
    ours = authority("ours")
    assert isinstance(await ask(server_context(tmp_path, ours), ours.write(tmp_path)), Answer)


async def test_a_certificate_of_another_authority_is_not(tmp_path: Path) -> None:
    context = server_context(tmp_path, authority("theirs"))
    assert unsent(await ask(context, authority("ours").write(tmp_path))) is FaultCode.CERTIFICATE_UNTRUSTED
    assert unsent(await ask(context, None)) is FaultCode.CERTIFICATE_UNTRUSTED


async def test_an_expired_certificate(tmp_path: Path) -> None:
    ours = authority("ours")
    outcome = await ask(server_context(tmp_path, ours, expired=True), ours.write(tmp_path))
    assert unsent(outcome) is FaultCode.CERTIFICATE_EXPIRED


@pytest.mark.parametrize("host", ["es.example", "127.0.0.2"])
async def test_a_certificate_for_another_name(tmp_path: Path, host: str) -> None:
    ours = authority("ours")
    outcome = await ask(server_context(tmp_path, ours, [host]), ours.write(tmp_path))
    assert unsent(outcome) is FaultCode.CERTIFICATE_WRONG_NAME


async def test_a_plain_server_behind_an_https_address() -> None:
    assert unsent(await ask(None, None)) is FaultCode.TLS_NOT_EXPECTED


async def test_a_tls_server_behind_an_http_address(tmp_path: Path) -> None:
    context = server_context(tmp_path, authority("theirs"))
    assert unsent(await ask(context, None, "http")) is FaultCode.TLS_EXPECTED


async def test_a_port_that_hangs_up_on_a_tls_hello() -> None:
    async def hang_up(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.read(10)

    async with raw_server(hang_up) as port, client(f"https://127.0.0.1:{port}") as search:
        assert unsent(await search.send(WHO)) in {FaultCode.TLS_FAILED, FaultCode.CUT_OFF}


async def test_a_server_that_wants_a_certificate_of_ours(tmp_path: Path) -> None:
    ours = authority("ours")
    context = server_context(tmp_path, ours)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(ours.write(tmp_path))
    outcome = await ask(context, ours.write(tmp_path))
    assert isinstance(outcome, Fault)
    assert outcome.code is FaultCode.TLS_FAILED


@pytest.mark.parametrize("content", [None, "not a certificate"])
async def test_an_authority_file_that_cannot_be_used(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    outcome = await ask(None, str(path))
    assert unsent(outcome) is FaultCode.TLS_FAILED
    assert isinstance(outcome, Fault)
    assert outcome.details["ca_file"] == str(path)
