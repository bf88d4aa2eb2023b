"""Who is let in: signatures, tokens, times, permissions; and what every answer has in common."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from ccrtui.sim.cloud.api.server import CloudServer
from ccrtui.sim.cloud.state import Cloud
from tests.sim.cloud.conftest import Client
from tests.sim.cloud.furnished import MAIN

Clients = Callable[..., Client]


async def test_the_main_account_is_named_for_its_own_key_and_for_a_sub_users(call: Client, client_of: Clients) -> None:
    answer = await call("sts.GetCallerIdentity", region="")
    assert answer["AccountId"] == answer["UserId"] == str(MAIN)
    code = await client_of("AKIDreader", "simulated-reader").refused("sts.GetCallerIdentity")
    assert code == "UnauthorizedOperation"


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (("AKIDnobody", "simulated-only"), "AuthFailure.SecretIdNotFound"),
        (("AKIDmain", "simulated-wrong"), "AuthFailure.SignatureFailure"),
        (("AKIDtemp", "simulated-temp"), "AuthFailure.TokenFailure"),
        (("AKIDtemp", "simulated-temp", "simulated-stale"), "AuthFailure.TokenFailure"),
        (("AKIDmain", "simulated-only", "simulated-token"), "AuthFailure.TokenFailure"),
    ],
)
async def test_wrong_credentials_are_told_apart(client_of: Clients, key: tuple[str, ...], code: str) -> None:
    assert await client_of(*key).refused("sts.GetCallerIdentity") == code


async def test_a_temporary_key_works_until_it_expires(client_of: Clients, cloud: Cloud) -> None:
    temporary = client_of("AKIDtemp", "simulated-temp", "simulated-token")
    assert (await temporary("sts.GetCallerIdentity"))["AccountId"] == str(MAIN)
    await cloud.clock.advance(3601)
    assert await temporary.refused("sts.GetCallerIdentity") == "AuthFailure.TokenFailure"


async def test_a_missing_right_names_action_and_resource(client_of: Clients) -> None:
    reader = client_of("AKIDreader", "simulated-reader")
    assert (await reader("vpc.DescribeVpcs"))["TotalCount"] == 1
    with pytest.raises(Exception, match=r"vpc:CreateRoutes.*\n.*ap-beijing:uin/100000000001:rtb/rtb-beijing0"):
        await reader("vpc.CreateRoutes", RouteTableId="rtb-beijing0", Routes=[{}])


async def test_a_whole_url_as_endpoint_is_signed_as_host_and_accepted(server: CloudServer) -> None:
    body = await _by_hand(server, host=server.url)
    assert body["AccountId"] == str(MAIN)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"age": 301}, "AuthFailure.SignatureExpire"),
        ({"age": -400}, "AuthFailure.SignatureExpire"),
        ({"date": "2020-01-01"}, "AuthFailure.SignatureFailure"),
        ({"scheme": "Basic"}, "AuthFailure.InvalidAuthorization"),
        ({"service": "cdb"}, "AuthFailure.InvalidAuthorization"),
        ({"sent": b'{"other": 1}'}, "AuthFailure.SignatureFailure"),
        ({"version": "2010-01-01"}, "NoSuchVersion"),
        ({"action": "GetNothing"}, "InvalidAction"),
        ({"region": "ap-atlantis"}, "UnsupportedRegion"),
        ({"body": b"[]", "sent": b"[]"}, "InvalidParameter"),
    ],
)
async def test_what_is_wrong_with_a_request_is_named(server: CloudServer, change: dict[str, Any], code: str) -> None:
    body = await _by_hand(server, **change)
    assert body["Error"]["Code"] == code
    assert body["Error"]["Message"]
    assert len(body["RequestId"]) == 36


async def test_every_answer_has_status_200_and_exactly_this_content_type(server: CloudServer) -> None:
    async with aiohttp.ClientSession() as session, session.post(server.url, data=b"{}") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "application/json"
        assert (await answer.json())["Response"]["Error"]["Code"] == "AuthFailure.InvalidAuthorization"


async def test_request_ids_differ_and_do_not_move_the_ids_of_resources(call: Client, cloud: Cloud) -> None:
    first = await call("sts.GetCallerIdentity")
    second = await call("sts.GetCallerIdentity")
    assert first["RequestId"] != second["RequestId"]
    assert cloud.ids.new("pcx") == type(cloud.ids)(7).new("pcx")


async def test_too_many_calls_of_one_action_in_a_second_are_refused(call: Client, cloud: Cloud) -> None:
    cloud.rules.per_second = 1
    codes = []
    for _ in range(3):
        try:
            await call("vpc.DescribeVpcs")
        except Exception as error:
            codes.append(getattr(error, "code", ""))
    assert "RequestLimitExceeded" in codes


async def _by_hand(
    server: CloudServer,
    action: str = "GetCallerIdentity",
    version: str = "2018-08-13",
    service: str = "sts",
    region: str = "ap-beijing",
    body: bytes = b"{}",
    sent: bytes | None = None,
    age: float = 0,
    date: str | None = None,
    scheme: str = "TC3-HMAC-SHA256",
    host: str | None = None,
) -> dict[str, Any]:
    """Sign as documented (values in lower case, the action among the signed headers) and send."""
    stamp = int(time.time() - age)
    day = date or time.strftime("%Y-%m-%d", time.gmtime(stamp))
    host = host or server.url.removeprefix("http://")
    headers = {"content-type": "application/json", "host": host, "x-tc-action": action}
    lines = "".join(f"{name}:{value.lower()}\n" for name, value in headers.items())
    names = ";".join(headers)
    canonical = f"POST\n/\n\n{lines}\n{names}\n{hashlib.sha256(body).hexdigest()}"
    scope = f"{day}/{service}/tc3_request"
    text = f"TC3-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = b"TC3simulated-only"
    for part in (day, service, "tc3_request", text):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    headers |= {
        "x-tc-version": version,
        "x-tc-region": region,
        "x-tc-timestamp": str(stamp),
        "authorization": f"{scheme} Credential=AKIDmain/{scope}, SignedHeaders={names}, Signature={key.hex()}",
    }
    data = body if sent is None else sent
    async with aiohttp.ClientSession() as session, session.post(server.url, data=data, headers=headers) as answer:
        response = json.loads(await answer.text())["Response"]
        assert isinstance(response, dict)
        return response
