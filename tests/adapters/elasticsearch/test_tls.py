"""Certificates and protocols that do not fit are told apart before anything is sent."""

from __future__ import annotations

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from ccrtui.adapters.elasticsearch.address import SearchLimits
from ccrtui.adapters.tls.probe import shown_chain
from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.requests import cluster as cluster_requests
from ccrtui.core.json_value import JsonObject
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


@pytest.mark.parametrize(
    ("content", "flaw"), [(None, "file_missing"), ("not a certificate", "file_without_certificate")]
)
async def test_an_authority_file_that_cannot_be_used(tmp_path: Path, content: str | None, flaw: str) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    outcome = await ask(None, str(path))
    assert unsent(outcome) is FaultCode.AUTHORITY_UNUSABLE
    assert isinstance(outcome, Fault)
    assert (outcome.details["ca_file"], outcome.details["flaw"]) == (str(path), flaw)


def details(outcome: Outcome, code: FaultCode) -> JsonObject:
    """What is known of a fault of that code, beside where it was."""
    assert unsent(outcome) is code
    assert isinstance(outcome, Fault)
    return {key: value for key, value in outcome.details.items() if key not in ("address", "scheme", "problem")}


async def test_of_an_untrusted_certificate_both_authorities_are_named(tmp_path: Path) -> None:
    known = authority("ours").write(tmp_path)
    outcome = await ask(server_context(tmp_path, authority("theirs", "Acme")), known)
    assert details(outcome, FaultCode.CERTIFICATE_UNTRUSTED) == {
        "subject": "CN=node-0",
        "issuer": "CN=theirs, O=Acme",
        "ca_file": known,
        "ca_subjects": ["CN=ours"],
    }


async def test_of_a_chain_the_authority_at_its_end_is_named(tmp_path: Path) -> None:
    root = authority("root")
    between = authority("between", signer=root)
    context = server_context(tmp_path, between, shown=[between])
    assert isinstance(await ask(context, root.write(tmp_path)), Answer)
    outcome = await ask(context, authority("ours").write(tmp_path))
    assert details(outcome, FaultCode.CERTIFICATE_UNTRUSTED)["issuer"] == "CN=root"


async def test_an_authority_between_may_be_given_alone(tmp_path: Path) -> None:
    between = authority("between", signer=authority("root"))
    assert isinstance(await ask(server_context(tmp_path, between), between.write(tmp_path)), Answer)


async def test_an_authority_made_anew_under_its_name_is_told_as_such(tmp_path: Path) -> None:
    outcome = await ask(server_context(tmp_path, authority("ours")), authority("ours").write(tmp_path))
    assert details(outcome, FaultCode.CERTIFICATE_UNTRUSTED)["other_key"] == "CN=ours"


async def test_of_a_large_bundle_a_few_authorities_are_named_and_the_others_counted(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.pem"
    bundle.write_text("".join(Path(authority(f"ca-{n}").write(tmp_path)).read_text() for n in range(5)))
    known = details(
        await ask(server_context(tmp_path, authority("theirs")), str(bundle)), FaultCode.CERTIFICATE_UNTRUSTED
    )
    assert (known["ca_subjects"], known["ca_more"]) == (["CN=ca-0", "CN=ca-1", "CN=ca-2"], 2)


async def test_a_certificate_that_is_not_valid_yet_has_not_expired(tmp_path: Path) -> None:
    ours = authority("ours")
    outcome = await ask(server_context(tmp_path, ours, begins=timedelta(days=1)), ours.write(tmp_path))
    known = details(outcome, FaultCode.CERTIFICATE_NOT_YET_VALID)
    assert known.keys() == {"subject", "valid_from"}
    assert datetime.fromisoformat(str(known["valid_from"])) > datetime.now(UTC)


async def test_what_has_expired_is_named_be_it_the_server_or_its_authority(tmp_path: Path) -> None:
    ours, old = authority("ours"), authority("old", expired=True)
    for context, known, subject in (
        (server_context(tmp_path, ours, expired=True), ours, "CN=node-0"),
        (server_context(tmp_path, old), old, "CN=old"),
    ):
        outcome = await ask(context, known.write(tmp_path))
        assert details(outcome, FaultCode.CERTIFICATE_EXPIRED)["subject"] == subject


async def test_of_a_wrong_name_the_right_ones_are_told(tmp_path: Path) -> None:
    ours = authority("ours")
    outcome = await ask(server_context(tmp_path, ours, ["es.example", "127.0.0.2"]), ours.write(tmp_path))
    assert details(outcome, FaultCode.CERTIFICATE_WRONG_NAME)["names"] == ["es.example", "127.0.0.2"]


async def test_a_strict_python_refuses_no_authority_that_another_accepts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python 3.13 and later make contexts strict; any other does so here."""
    made = ssl.create_default_context

    def strict(*args: Any, **kwargs: Any) -> ssl.SSLContext:
        context = made(*args, **kwargs)
        context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_STRICT
        return context

    monkeypatch.setattr(ssl, "create_default_context", strict)
    ours = authority("ours", sparse=True)
    context = server_context(tmp_path, ours, sparse=True)
    assert isinstance(await ask(context, ours.write(tmp_path)), Answer)


async def test_a_port_that_goes_on_failing_alike_is_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks: list[int] = []

    async def counted(host: str, port: int, seconds: float) -> tuple[bytes, ...]:
        looks.append(port)
        return await shown_chain(host, port, seconds)

    monkeypatch.setattr("ccrtui.adapters.elasticsearch.channel.shown_chain", counted)
    context, known = server_context(tmp_path, authority("theirs")), authority("ours").write(tmp_path)
    async with (
        http_server(answer, context) as port,
        client(f"https://127.0.0.1:{port}", ca_file=known) as search,
    ):
        outcomes = await asyncio.gather(*(search.send(WHO) for _ in range(4)))
    assert {details(outcome, FaultCode.CERTIFICATE_UNTRUSTED)["issuer"] for outcome in outcomes} == {"CN=theirs"}
    assert looks == [port]
    assert [record.message for record in caplog.records] == [f"127.0.0.1:{port} fails: certificate_untrusted"]


async def test_looking_at_a_port_takes_no_longer_than_the_request_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(*_: object) -> tuple[bytes, ...]:
        await asyncio.get_running_loop().create_future()
        return ()

    monkeypatch.setattr("ccrtui.adapters.elasticsearch.channel.shown_chain", silent)
    context, known = server_context(tmp_path, authority("theirs")), authority("ours").write(tmp_path)
    async with (
        http_server(answer, context) as port,
        client(f"https://127.0.0.1:{port}", ca_file=known, limits=SearchLimits(read_s=0.5)) as search,
    ):
        async with asyncio.timeout(60):
            assert isinstance(await search.send(WHO), Fault)
