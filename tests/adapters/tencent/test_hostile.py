"""Answers that no API gives: a clear fault each, and for a write never the claim that it was or was not done."""

from __future__ import annotations

import asyncio
import json

import pytest
from aiohttp import web

from ccrtui.adapters.tencent import api as cloud_asking
from ccrtui.adapters.tencent import sdk as cloud_sdk
from ccrtui.adapters.tencent.wire import LARGEST
from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud import calls, writes
from tests.adapters.elasticsearch.servers import http_server, raw_server, unused_port
from tests.adapters.tencent.rig import LEADER, client

READ = calls.security_rules(LEADER, "ap-beijing", "sg-12345678")
LIST = calls.subnets(LEADER, "ap-beijing", "vpc-12345678")
WRITE = writes.create_ccn(LEADER, "ap-beijing", "ccrtui-test")
PROBE = calls.net_detect(LEADER, "ap-beijing", ("vpc-12345678", "subnet-12345678"), (), "ccrtui-test")
HTML = b"<!DOCTYPE html><html><body>Please log in to the network.</body></html>"


async def fault_of(call: Call, body: bytes, status: int = 200, content_type: str = "application/json") -> Fault:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=body, status=status, headers={"Content-Type": content_type})

    async with http_server(answer) as port:
        return await fault_at(port, call)


async def fault_at(port: int, call: Call, scheme: str = "http") -> Fault:
    async with client(f"{scheme}://127.0.0.1:{port}") as cloud:
        outcome = await cloud.send(call)
    assert isinstance(outcome, Fault), outcome
    return outcome


def envelope(**response: object) -> bytes:
    return json.dumps({"Response": {"RequestId": "r-1", **response}}).encode()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (HTML, FaultCode.HTML),
        (b"", FaultCode.UNREADABLE),
        (b'{"Response": {"RequestId": "r', FaultCode.UNREADABLE),
        (b"[1, 2]", FaultCode.UNREADABLE),
        (b'{"Answer": {}}', FaultCode.UNREADABLE),
        (b'{"Response": []}', FaultCode.UNREADABLE),
        (b'{"Response": null}', FaultCode.UNREADABLE),
        (b'{"Response": {"Error": "no"}}', FaultCode.UNREADABLE),
        (b'{"Response": {"Error": {"Message": "no code"}}}', FaultCode.UNREADABLE),
        (b"\xff\xfe\x00", FaultCode.UNREADABLE),
        (b"[" * 100_000, FaultCode.UNREADABLE),
        (b'{"Response": {"x": "' + b"x" * (10 * 1024 * 1024) + b'"}}', FaultCode.TOO_LARGE),
    ],
    ids=["html", "empty", "cut", "list", "other", "array", "null", "error", "codeless", "bytes", "deep", "10-mb"],
)
@pytest.mark.parametrize("call", [READ, WRITE], ids=["read", "write"])
async def test_a_foreign_answer_is_a_fault(call: Call, body: bytes, code: FaultCode) -> None:
    fault = await fault_of(call, body)
    assert (fault.code, fault.sent) == (code, True)
    assert fault.status == (None if call is WRITE else 200)


@pytest.mark.parametrize(
    ("status", "code"),
    [(502, FaultCode.SERVER_ERROR), (403, FaultCode.REJECTED), (302, FaultCode.REJECTED)],
)
@pytest.mark.parametrize("call", [READ, WRITE], ids=["read", "write"])
async def test_a_status_that_the_api_never_has_comes_from_something_between(
    call: Call, status: int, code: FaultCode
) -> None:
    fault = await fault_of(call, b"what\x1b[31m this?", status, "text/plain")
    assert (fault.code, fault.reason, fault.sent) == (code, "what\x1b[31m this?", True)
    assert fault.status == (None if call is WRITE else status)
    assert (await fault_of(call, HTML, status)).code is FaultCode.HTML


@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=utf-8", "text/html"])
async def test_a_refusal_is_one_whatever_its_content_type(content_type: str) -> None:
    error = {"Code": "LimitExceeded", "Message": "no more"}
    fault = await fault_of(WRITE, envelope(Error=error), content_type=content_type)
    assert (fault.code, fault.status, fault.error_type, fault.reason) == (
        FaultCode.QUOTA,
        200,
        "LimitExceeded",
        "no more",
    )
    assert fault.details["request_id"] == "r-1"


@pytest.mark.parametrize(
    ("call", "response"),
    [
        (WRITE, {}),
        (WRITE, {"Ccn": None}),
        (WRITE, {"Ccn": {"CcnId": ""}}),
        (writes.create_peering(LEADER, "ap-beijing", writes.NewPeering("n", "a", "b", "1", "c")), {}),
        (writes.run_command(LEADER, "ap-beijing", "ins-12345678", "true", "n"), {"InvocationId": None}),
    ],
)
async def test_a_create_without_the_id_of_what_it_made_is_not_taken_for_done(
    call: Call, response: dict[str, object]
) -> None:
    fault = await fault_of(call, envelope(**response))
    assert (fault.code, fault.status, fault.sent) == (FaultCode.EMPTY_ANSWER, None, True)
    assert fault.details["request_id"] == "r-1"


@pytest.mark.parametrize(
    ("call", "response", "status"),
    [
        (READ, {"SecurityGroupPolicySet": {"Version": 1.5, "Ingress": [], "Egress": []}}, 200),
        (READ, {}, 200),
        (LIST, {}, 200),
        (LIST, {"SubnetSet": {}, "TotalCount": 0}, 200),
        (LIST, {"SubnetSet": [{"SubnetId": "s", "CidrBlock": "10.0.0.1/8", "RouteTableId": "r"}]}, 200),
        (PROBE, {"NetDetectIpStateSet": [{"DetectDestinationIp": "nowhere", "State": 0}]}, 200),
        (WRITE, {"Ccn": {"CcnId": 7}}, None),
    ],
)
async def test_a_field_of_another_type_makes_an_answer_unreadable(
    call: Call, response: dict[str, object], status: int | None
) -> None:
    fault = await fault_of(call, envelope(**response))
    assert (fault.code, fault.status, fault.details["kind"]) == (FaultCode.UNREADABLE, status, call.kind.value)
    assert fault.details["problem"]
    assert fault.details["request_id"] == "r-1"


async def test_pages_that_never_end_are_given_up() -> None:
    row = {"SubnetId": "s", "CidrBlock": "10.0.0.0/24", "RouteTableId": "r"}
    fault = await fault_of(LIST, envelope(SubnetSet=[row] * 100, TotalCount=10**9))
    assert (fault.code, fault.status) == (FaultCode.UNREADABLE, 200)


async def test_an_answer_just_under_the_limit_is_read() -> None:
    padding = "x" * (LARGEST - 1000)
    body = envelope(SecurityGroupPolicySet={"Version": "0", "Ingress": None, "Egress": None}, Padding=padding)

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=body, content_type="application/json")

    async with http_server(answer) as port, client(f"http://127.0.0.1:{port}") as cloud:
        outcome = await cloud.send(READ)
    assert not isinstance(outcome, Fault)
    assert outcome.bytes_received == len(body)


@pytest.mark.parametrize("call", [READ, WRITE], ids=["read", "write"])
async def test_a_refused_connection_was_not_sent(call: Call) -> None:
    port = await unused_port()
    fault = await fault_at(port, call)
    assert (fault.code, fault.sent, fault.status) == (FaultCode.REFUSED, False, None)
    assert fault.details["address"] == f"127.0.0.1:{port}"


async def test_a_name_that_is_not_there_was_not_sent() -> None:
    async with client("http://nowhere.invalid") as cloud:
        fault = await cloud.send(WRITE)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.sent) == (FaultCode.NAME_NOT_FOUND, False)


@pytest.mark.parametrize("endpoint", ["http://exa mple", "http://a..b", "http://" + "x" * 70 + ".test"])
async def test_an_endpoint_that_is_no_host_was_not_sent(endpoint: str) -> None:
    async with client(endpoint) as cloud:
        fault = await cloud.send(WRITE)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.sent) == (FaultCode.NAME_NOT_FOUND, False)


@pytest.mark.parametrize("answer_bytes", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", b"SSH-2.0-x\r\n"])
async def test_a_cut_connection_leaves_open_whether_it_was_done(answer_bytes: bytes) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer_bytes)
        await writer.drain()

    async with raw_server(talk) as port:
        fault = await fault_at(port, WRITE)
    assert (fault.code, fault.sent, fault.status) == (FaultCode.CUT_OFF, True, None)


@pytest.mark.parametrize(("call", "slot"), [(READ, "READ_S"), (WRITE, "WRITE_S")], ids=["read", "write"])
async def test_silence_is_given_up_after_the_time_for_it(
    call: Call, slot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cloud_sdk, slot, 0.05)

    async def talk(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with raw_server(talk) as port:
        fault = await fault_at(port, call)
    assert (fault.code, fault.sent, fault.status) == (FaultCode.TIMED_OUT, True, None)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "])
async def test_an_answer_that_trickles_is_given_up(head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloud_sdk, "READ_S", 0.1)
    monkeypatch.setattr(cloud_asking, "GRACE_S", 0.1)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.01)

    async with raw_server(talk) as port:
        fault = await fault_at(port, READ)
    assert (fault.code, fault.sent, fault.status) == (FaultCode.TIMED_OUT, True, None)


async def test_tls_to_a_plain_port_was_not_sent() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    async with raw_server(talk) as port:
        fault = await fault_at(port, WRITE, "https")
    assert (fault.code, fault.sent) == (FaultCode.TLS_NOT_EXPECTED, False)


async def test_a_cancelled_call_ends_at_once_and_its_thread_is_left_alone() -> None:
    arrived = asyncio.Event()

    async def talk(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        arrived.set()
        await reader.read()

    async with raw_server(talk) as port, client(f"http://127.0.0.1:{port}") as cloud:
        asking = asyncio.ensure_future(cloud.send(READ))
        await arrived.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking


def test_every_kind_of_request_to_the_cloud_has_a_decoder() -> None:
    from ccrtui.adapters.elasticsearch.decode import answer as decode
    from ccrtui.adapters.tencent.decode import answer as cloud_decode

    ours = {*cloud_decode.DECODERS, Kind.CREATE_ROUTE}
    theirs = {*decode.DECODERS, Kind.CLUSTER_IDENTITY, Kind.TRANSPORT_PROBE}
    assert (ours & theirs, ours | theirs) == (set(), set(Kind))
