"""What the cloud refuses, as it says so itself: each class of refusals once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import IPv4Network

import pytest

from ccrtui.adapters.tencent.client import cloud_client
from ccrtui.adapters.tencent.credentials.credential import Credential, NoCredential
from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud import calls, writes
from ccrtui.core.cloud.route import Hop
from ccrtui.sim.cloud.api import signature
from ccrtui.sim.cloud.api.dispatch import CloudDispatcher
from ccrtui.sim.rest.http.dispatch import Incoming
from ccrtui.sim.rest.http.rendering import Answer
from tests.adapters.tencent.rig import FOUND_IN, LEADER, Rig, WaitlessClock, client, key
from tests.sim.cloud.furnished import BJ, MAIN, SH

BLOCK = IPv4Network("10.1.7.0/24")
READER = key("AKIDreader", "simulated-reader")


def peering(region: str = SH, name: str = "ccrtui-test") -> Call:
    new = writes.NewPeering(name, "vpc-beijing0", "vpc-shanghai", str(MAIN), region, 10)
    return writes.create_peering(LEADER, BJ, new)


def route(block: IPv4Network = BLOCK) -> Call:
    return writes.create_route(LEADER, BJ, "rtb-beijing0", block, Hop("PEERCONNECTION", "pcx-12345678"), "ccrtui-test")


@pytest.mark.parametrize(
    ("used", "code", "error"),
    [
        (key("AKIDnobody"), FaultCode.CREDENTIAL_UNKNOWN, "AuthFailure.SecretIdNotFound"),
        (key(secret_key="of-another"), FaultCode.CREDENTIAL_WRONG, "AuthFailure.SignatureFailure"),
        (key("AKIDtemp", "simulated-temp"), FaultCode.CREDENTIAL_EXPIRED, "AuthFailure.TokenFailure"),
        (key("AKIDtemp", "simulated-temp", "old"), FaultCode.CREDENTIAL_EXPIRED, "AuthFailure.TokenFailure"),
    ],
)
async def test_a_key_that_will_not_do_is_named_by_its_place(
    simulated: Rig, used: Credential, code: FaultCode, error: str
) -> None:
    fault = await simulated.refused(calls.caller(LEADER), used)
    assert (fault.code, fault.status, fault.error_type, fault.sent) == (code, 200, error, True)
    assert fault.details["found_in"] == FOUND_IN
    assert fault.details["request_id"]


async def test_a_temporary_key_with_its_token_is_accepted(simulated: Rig) -> None:
    caller = await simulated.ask(calls.caller(LEADER), key("AKIDtemp", "simulated-temp", "simulated-token"))
    assert getattr(caller, "account", None) == str(MAIN)


async def test_a_temporary_key_that_expired_says_so(simulated: Rig) -> None:
    await simulated.cloud.clock.advance(7200)
    fault = await simulated.refused(calls.caller(LEADER), key("AKIDtemp", "simulated-temp", "simulated-token"))
    assert (fault.code, fault.reason) == (FaultCode.CREDENTIAL_EXPIRED, "The token has expired.")


async def test_a_wrong_clock_is_told_with_the_servers_time(simulated: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature, "TOLERANCE_S", -1)
    fault = await simulated.refused(calls.caller(LEADER))
    assert (fault.code, fault.error_type) == (FaultCode.CLOCK_WRONG, "AuthFailure.SignatureExpire")
    server_time = datetime.fromisoformat(str(fault.details["server_time"]))
    assert server_time.utcoffset() == timedelta(0)
    assert abs(server_time.timestamp() - time.time()) < 3600


async def test_what_cam_refuses_comes_with_a_policy_that_would_do(simulated: Rig) -> None:
    fault = await simulated.refused(route(), READER)
    resource = f"qcs::vpc:{BJ}:uin/{MAIN}:rtb/rtb-beijing0"
    assert (fault.code, fault.status, fault.error_type) == (FaultCode.NOT_PERMITTED, 200, "UnauthorizedOperation")
    assert (fault.details["action"], fault.details["resource"]) == ("vpc:CreateRoutes", resource)
    assert json.loads(str(fault.details["policy"])) == {
        "version": "2.0",
        "statement": [{"effect": "allow", "action": ["vpc:CreateRoutes"], "resource": [resource]}],
    }


def _full(simulated: Rig) -> None:
    simulated.cloud.rules.quotas["vpc-max-vpcpeers"] = 0


def _offered_nowhere(simulated: Rig) -> None:
    simulated.cloud.rules.cross_region_peering = False


def _overlapping(simulated: Rig) -> None:
    simulated.cloud.vpcs["vpc-shanghai"].block = simulated.cloud.vpcs["vpc-beijing0"].block


def _as_it_is(_simulated: Rig) -> None:
    return


@pytest.mark.parametrize(
    ("before", "call", "code", "error"),
    [
        (_full, peering(), FaultCode.QUOTA, "LimitExceeded"),
        (
            _offered_nowhere,
            peering(),
            FaultCode.NOT_OFFERED,
            "UnsupportedOperation.NotSupportCreateCrossRegionVpcPeer",
        ),
        (_overlapping, peering(), FaultCode.CONFLICT, "VpcPeerCidrConflict"),
        (_as_it_is, calls.vpcs(LEADER, "ap-nowhere", ["vpc-beijing0"]), FaultCode.REGION_UNKNOWN, "UnsupportedRegion"),
        (
            _as_it_is,
            calls.security_rules(LEADER, BJ, "sg-12345678"),
            FaultCode.NOT_FOUND,
            "InvalidSecurityGroupID.NotFound",
        ),
        (_as_it_is, calls.instance_nodes(LEADER, BJ, "es-12345678"), FaultCode.NOT_FOUND, "InvalidInstanceId"),
        (_as_it_is, route(), FaultCode.REJECTED, "InvalidParameter"),
        (_as_it_is, peering(name="x" * 100), FaultCode.REJECTED, "InvalidParameterValue.TooLong"),
    ],
)
async def test_a_refusal_keeps_the_clouds_own_code_and_words(
    simulated: Rig, before: Callable[[Rig], None], call: Call, code: FaultCode, error: str
) -> None:
    before(simulated)
    fault = await simulated.refused(call)
    assert (fault.code, fault.status, fault.sent) == (code, 200, True)
    assert error in (fault.error_type or "")
    assert fault.reason
    assert fault.details["request_id"]


async def test_the_same_peering_again_is_a_conflict(simulated: Rig) -> None:
    await simulated.ask(peering())
    fault = await simulated.refused(peering())
    assert (fault.code, fault.error_type) == (FaultCode.CONFLICT, "UnsupportedOperation.VpcPeerAlreadyExist")


async def test_a_group_that_changed_meanwhile_is_a_conflict(simulated: Rig) -> None:
    rule = writes.NewRule("Ingress", "TCP", "9300", BLOCK, "ccrtui-test")
    await simulated.ask(writes.add_security_rule(LEADER, BJ, "sg-beijing0", rule, "0"))
    fault = await simulated.refused(writes.add_security_rule(LEADER, BJ, "sg-beijing0", rule, "0"))
    assert (fault.code, fault.error_type) == (FaultCode.CONFLICT, "UnsupportedOperation.VersionMismatch")


@pytest.fixture
def broken(simulated: Rig, monkeypatch: pytest.MonkeyPatch) -> Rig:
    """A cloud that fails inside at whatever asks for its VPCs."""
    monkeypatch.setattr(simulated.cloud, "vpcs", None)
    return simulated


@pytest.mark.parametrize(
    ("call", "status"), [(calls.vpcs(LEADER, BJ, ["vpc-beijing0"]), 200), (peering(), None)], ids=["read", "write"]
)
async def test_a_failure_inside_leaves_open_whether_a_write_was_done(
    broken: Rig, call: Call, status: int | None
) -> None:
    fault = await broken.refused(call)
    assert (fault.code, fault.status, fault.error_type) == (FaultCode.SERVER_ERROR, status, "InternalError")
    assert fault.sent


async def test_without_a_key_nothing_is_sent_and_the_places_are_told(simulated: Rig) -> None:
    places = NoCredential(("env:TENCENTCLOUD_SECRET_ID", "~/.tencentcloud/credentials"), {"env:X": "key_missing"})
    cloud = cloud_client(places, simulated.server.url, WaitlessClock(), "en")
    fault = await cloud.send(peering())
    assert isinstance(fault, Fault)
    assert (fault.code, fault.sent, fault.status) == (FaultCode.NO_CREDENTIAL, False, None)
    assert fault.details == {
        "places": "env:TENCENTCLOUD_SECRET_ID, ~/.tencentcloud/credentials",
        "problems": {"env:X": "key_missing"},
    }
    assert simulated.received == []


async def test_the_language_of_the_session_is_asked_for(simulated: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    languages: list[str | None] = []
    answer = CloudDispatcher.answer

    async def listening(dispatcher: CloudDispatcher, incoming: Incoming) -> Answer:
        languages.append(incoming.headers.get("x-tc-language"))
        return await answer(dispatcher, incoming)

    monkeypatch.setattr(CloudDispatcher, "answer", listening)
    for language in ("en", "zh"):
        async with client(simulated.server.url, language=language) as cloud:
            await cloud.send(calls.caller(LEADER))
    assert languages == ["en-US", "zh-CN"]
