"""Where requests go: products' own addresses, one typed for all, and this machine never by way of a proxy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from urllib3.exceptions import ProxyError

from ccrtui.adapters.tencent.answer import unreached
from ccrtui.adapters.tencent.endpoint import Endpoint, read_endpoint
from ccrtui.adapters.tencent.sdk import Sdk
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud import calls, writes
from tests.adapters.elasticsearch.certificates import authority, server_context
from tests.adapters.elasticsearch.servers import http_server, unused_port
from tests.adapters.tencent.rig import LEADER, Rig, client, key

PROXIES = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
CALLER = calls.caller(LEADER)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (None, Endpoint("https", None, False)),
        ("", Endpoint("https", None, False)),
        ("http://127.0.0.1:1234", Endpoint("http", "127.0.0.1:1234", True)),
        ("http://localhost:80/", Endpoint("http", "localhost:80", True)),
        ("https://[::1]:9", Endpoint("https", "[::1]:9", True)),
        ("vpc.intl.tencentcloudapi.com", Endpoint("https", "vpc.intl.tencentcloudapi.com", False)),
        ("https://gateway.example:8443", Endpoint("https", "gateway.example:8443", False)),
    ],
)
def test_an_endpoint_is_a_url_or_a_host(text: str | None, read: Endpoint) -> None:
    assert read_endpoint(text) == read


def test_without_an_endpoint_each_product_has_its_own() -> None:
    requests: list[tuple[str, Any]] = []

    class Session:
        def request(self, _method: str, url: str, **options: Any) -> None:
            requests.append((url, options))
            raise ConnectionRefusedError

    sdk = Sdk(key(), read_endpoint(None), "en")
    for call in (CALLER, calls.ccns(LEADER, "ap-beijing")):
        prepared = sdk.prepare(call)
        prepared.wire.session = Session()
        with pytest.raises(ConnectionRefusedError):
            prepared.send({})
    assert [url for url, _ in requests] == ["https://sts.tencentcloudapi.com/", "https://vpc.tencentcloudapi.com/"]
    headers = requests[1][1]["headers"]
    assert (headers["Host"], headers["X-TC-Action"]) == ("vpc.tencentcloudapi.com", "DescribeCcns")
    assert headers["X-TC-RequestClient"].endswith("; ccrtui")
    assert requests[1][1]["timeout"] == (5.0, 10.0)
    sdk.close()


async def test_this_machine_is_never_asked_by_a_proxy(simulated: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    dead = f"http://127.0.0.1:{await unused_port()}"
    for name in PROXIES:
        monkeypatch.setenv(name, dead)
    async with client(simulated.server.url) as cloud:
        outcomes = [await cloud.send(call) for call in (CALLER, writes.create_ccn(LEADER, "ap-beijing", "ccrtui-test"))]
    assert [type(outcome) for outcome in outcomes] == [Answer, Answer]


async def test_elsewhere_the_proxy_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    port = await unused_port()
    for name in PROXIES:
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
    async with client("https://gateway.invalid") as cloud:
        fault = await cloud.send(writes.create_ccn(LEADER, "ap-beijing", "ccrtui-test"))
    assert isinstance(fault, Fault)
    assert (fault.code, fault.sent) == (FaultCode.REFUSED, False)


@pytest.mark.parametrize(
    ("problem", "sent"),
    [(ConnectionResetError(), True), (TimeoutError(), True), (OSError("Tunnel connection failed: 403"), False)],
)
def test_what_a_proxy_may_have_passed_on_counts_as_sent(problem: OSError, sent: bool) -> None:
    failure = ProxyError("Cannot connect to proxy.", problem)
    failure.__cause__ = problem
    assert unreached(failure).sent is sent


async def test_a_users_netrc_does_not_replace_the_signature(
    simulated: Rig, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login somebody password something\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setattr("ccrtui.adapters.tencent.endpoint._is_here", lambda _name: False)
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
    async with client(simulated.server.url) as cloud:
        assert isinstance(await cloud.send(CALLER), Answer)


@pytest.mark.parametrize(
    ("host", "expired", "code"),
    [
        ("127.0.0.1", False, FaultCode.CERTIFICATE_UNTRUSTED),
        ("127.0.0.1", True, FaultCode.CERTIFICATE_EXPIRED),
        ("elsewhere.test", False, FaultCode.CERTIFICATE_WRONG_NAME),
    ],
)
async def test_a_certificate_that_will_not_do_was_not_sent_to(
    host: str, expired: bool, code: FaultCode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signer = authority("ca")
    if code is not FaultCode.CERTIFICATE_UNTRUSTED:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", signer.write(tmp_path))
        monkeypatch.setattr("ccrtui.adapters.tencent.endpoint._is_here", lambda _name: False)
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)

    async def answer(_request: web.Request) -> web.Response:
        raise AssertionError("nothing was to arrive")

    context = server_context(tmp_path, signer, [host], expired=expired)
    async with http_server(answer, context) as port, client(f"https://127.0.0.1:{port}") as cloud:
        fault = await cloud.send(writes.create_ccn(LEADER, "ap-beijing", "ccrtui-test"))
    assert isinstance(fault, Fault)
    assert (fault.code, fault.sent, fault.status) == (code, False, None)


async def test_a_write_has_a_connection_of_its_own(simulated: Rig) -> None:
    sdk = Sdk(key(), read_endpoint(simulated.server.url), "en")
    read, again = sdk.prepare(CALLER), sdk.prepare(CALLER)
    write = sdk.prepare(writes.create_ccn(LEADER, "ap-beijing", "ccrtui-test"))
    assert read.wire.session is again.wire.session
    assert write.wire.session is not read.wire.session
    write.wire.session.close()
    sdk.close()
