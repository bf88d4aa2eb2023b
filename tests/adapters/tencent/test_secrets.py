"""A key appears in nothing that the client gives back, whatever the other side repeats of it."""

from __future__ import annotations

import json
import logging

import pytest
from aiohttp import web

from ccrtui.core.call.fault import Fault
from ccrtui.core.cloud import calls, writes
from tests.adapters.elasticsearch.servers import http_server
from tests.adapters.tencent.rig import LEADER, client, key

PARTS = ("AKIDofsomebodyelse", "a-key-of-somebody", "a-token-of-somebody")
KEY = key(*PARTS)
SAID = " ".join(PARTS)
CALLS = [
    calls.caller(LEADER),
    calls.subnets(LEADER, "ap-beijing", "vpc-12345678"),
    writes.create_ccn(LEADER, "ap-beijing", "ccrtui-test"),
]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"Response": {"Error": {"Code": f"UnauthorizedOperation.{PARTS[0]}", "Message": SAID}}}, 200),
        ({"Response": {"Error": {"Code": "AuthFailure.SecretIdNotFound", "Message": SAID}, "RequestId": SAID}}, 200),
        ({"Response": {"RequestId": SAID, "SubnetSet": SAID, "Ccn": {"CcnId": {SAID: 1}}, "AccountId": {}}}, 200),
        (SAID, 503),
        (SAID, 200),
    ],
)
async def test_nothing_of_a_key_comes_back_or_is_logged(
    body: object, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echoed: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        echoed.append(request.headers["Authorization"] + request.headers["X-TC-Token"])
        return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")

    async with http_server(answer) as port, client(f"http://127.0.0.1:{port}", KEY) as cloud:
        outcomes = [await cloud.send(call) for call in CALLS]
        shown = repr((outcomes, cloud, KEY)) + caplog.text
    assert len(echoed) == len(CALLS)
    assert PARTS[0] in echoed[0]
    assert PARTS[2] in echoed[0]
    assert all(isinstance(fault, Fault) for fault in outcomes)
    assert [part for part in PARTS if part in shown] == []


def test_a_key_is_shown_by_the_ends_of_its_id() -> None:
    assert KEY.masked_id == "AKID***else"
    assert repr(KEY) == "Credential(AKID***else, temporary, env:TENCENTCLOUD_SECRET_ID)"
    assert repr(key("AKIDshort", "a-key")) == "Credential(***, env:TENCENTCLOUD_SECRET_ID)"
