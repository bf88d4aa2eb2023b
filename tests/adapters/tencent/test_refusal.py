"""Error codes of the API, each with what it means for the operator."""

from __future__ import annotations

import json

import pytest

from ccrtui.adapters.tencent.refusal import code_of, refused
from ccrtui.core.call.call import Call, Service, Side, cloud_call
from ccrtui.core.call.fault import FaultCode as Code
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud import calls, writes

L, BJ = Side.LEADER, "ap-beijing"
ROUTES = calls.route_tables(L, BJ, "vpc-1")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("AuthFailure.SecretIdNotFound", Code.CREDENTIAL_UNKNOWN),
        ("AuthFailure.InvalidSecretId", Code.CREDENTIAL_UNKNOWN),
        ("AuthFailure.SignatureFailure", Code.CREDENTIAL_WRONG),
        ("AuthFailure.TokenFailure", Code.CREDENTIAL_EXPIRED),
        ("AuthFailure.SignatureExpire", Code.CLOCK_WRONG),
        ("AuthFailure.UnauthorizedOperation", Code.NOT_PERMITTED),
        ("UnauthorizedOperation", Code.NOT_PERMITTED),
        ("UnauthorizedOperation.CamAuthFailed", Code.NOT_PERMITTED),
        ("UnauthorizedOperation.VpcPeerCidrConflict", Code.CONFLICT),
        ("UnauthorizedOperation.NoRealNameAuthentication", Code.ACCOUNT_BLOCKED),
        ("UnauthorizedOperation.NeedApproval", Code.ACCOUNT_BLOCKED),
        ("UnauthorizedOperation.UinNotInWhiteList", Code.NOT_OFFERED),
        ("LimitExceeded", Code.QUOTA),
        ("LimitExceeded.VpcPeerAvaLimitExceeded", Code.QUOTA),
        ("LimitExceeded.SecurityGroupPolicySet", Code.QUOTA),
        ("LimitExceeded.ActionLimited", Code.BUSY),
        ("RequestLimitExceeded", Code.BUSY),
        ("RequestLimitExceeded.UinLimitExceeded", Code.BUSY),
        ("UnsupportedOperation.NotSupportCreateCrossRegionVpcPeer", Code.NOT_OFFERED),
        ("UnsupportedOperation.UnableCrossBorder", Code.NOT_OFFERED),
        ("UnsupportedOperation.VpcPeerAlreadyExist", Code.CONFLICT),
        ("UnsupportedOperation.VpcPeerCidrConflict", Code.CONFLICT),
        ("UnsupportedOperation.EcmpWithUserRoute", Code.CONFLICT),
        ("UnsupportedOperation.MutexOperationTaskRunning", Code.CONFLICT),
        ("UnsupportedOperation.VersionMismatch", Code.CONFLICT),
        ("UnsupportedOperation.DuplicatePolicy", Code.CONFLICT),
        ("InvalidParameterValue.Duplicate", Code.CONFLICT),
        ("UnsupportedOperation.VpcPeerPurviewError", Code.REJECTED),
        ("UnsupportedOperation", Code.REJECTED),
        ("UnsupportedRegion", Code.REGION_UNKNOWN),
        ("InvalidVpcId.NotFound", Code.NOT_FOUND),
        ("InvalidRouteTableId.NotFound", Code.NOT_FOUND),
        ("ResourceNotFound", Code.NOT_FOUND),
        ("ResourceNotFound.InstanceNotFound", Code.NOT_FOUND),
        ("UnsupportedOperation.UinNotFound", Code.NOT_FOUND),
        ("InternalError", Code.SERVER_ERROR),
        ("InternalServerError", Code.SERVER_ERROR),
        ("InternalError.Unknown", Code.SERVER_ERROR),
        ("InvalidParameterValue.CidrNotInPeerVpc", Code.REJECTED),
        ("InvalidParameterValue.NetDetectNotFoundIp", Code.REJECTED),
        ("ResourceUnavailable.AgentNotInstalled", Code.REJECTED),
        ("SomethingNew", Code.REJECTED),
        ("", Code.REJECTED),
    ],
)
def test_a_code_is_one_class_of_faults(error: str, code: Code) -> None:
    assert code_of(error) is code


def details(call: Call, message: str, error: str = "UnauthorizedOperation", date: str | None = None) -> dict[str, str]:
    return {name: str(value) for name, value in refused(call, error, message, "env:X", date).details.items()}


def policy(call: Call, message: str) -> tuple[list[str], list[str]]:
    """Actions and resources of the least policy."""
    document = json.loads(details(call, message)["policy"])
    assert document["version"] == "2.0"
    (statement,) = document["statement"]
    assert statement["effect"] == "allow"
    return statement["action"], statement["resource"]


def test_the_operation_and_resource_of_the_message_are_believed() -> None:
    named = "qcs::vpc:ap-beijing:uin/100000000001:rtb/rtb-1"
    message = (
        f"you are not authorized to perform operation (vpc:DescribeRouteTable)\nresource ({named}) has no permission"
    )
    refusal = details(ROUTES, message)
    assert (refusal["action"], refusal["resource"]) == ("vpc:DescribeRouteTable", named)
    assert policy(ROUTES, message) == (["vpc:DescribeRouteTables", "vpc:DescribeRouteTable"], [named])


def test_a_message_that_names_nothing_leaves_the_action_that_was_called() -> None:
    call = writes.delete_route(L, BJ, "rtb-1", "rti-1")
    refusal = details(call, "CAM 未授权，请联系管理员。")
    assert (refusal["action"], refusal["resource"]) == ("vpc:DeleteRoutes", "*")
    assert policy(call, "") == (["vpc:DeleteRoutes"], ["*"])


@pytest.mark.parametrize(
    "call",
    [
        writes.create_peering(L, BJ, writes.NewPeering("n", "a", "b", "1", "ap-shanghai")),
        writes.accept_peering(L, BJ, "pcx-1"),
        writes.delete_peering(L, BJ, "pcx-1"),
    ],
    ids=lambda call: call.target,
)
def test_peering_is_permitted_under_both_of_its_names(call: Call) -> None:
    named = "resource (qcs::vpc:ap-beijing:uin/1:pcx/pcx-1) has no permission"
    assert policy(call, named) == ([f"vpc:{call.target}", f"vpc:{call.target}Ex"], ["*"])


def test_letting_a_vpc_into_a_network_is_permitted_under_its_own_name() -> None:
    call = writes.accept_ccn_attachment(L, BJ, "ccn-1", "vpc-1", "ap-shanghai")
    named = "resource (qcs::vpc:ap-beijing:uin/1:ccn/ccn-1) has no permission"
    assert policy(call, named) == (["vpc:AcceptAttachCcnInstances"], ["qcs::vpc:ap-beijing:uin/1:ccn/ccn-1"])


def test_reads_of_peerings_have_one_name() -> None:
    assert policy(calls.peerings(L, BJ, "vpc-1"), "") == (["vpc:DescribeVpcPeeringConnections"], ["*"])


@pytest.mark.parametrize(
    ("message", "account"),
    [
        ("", ""),
        ("resource (qcs::cvm:ap-beijing:uin/1000:instance/ins-1) has no permission", "uin/1000"),
    ],
)
def test_a_command_needs_its_machine_and_the_right_to_run_commands(message: str, account: str) -> None:
    call = writes.run_command(L, BJ, "ins-1", "true", "n")
    place = f"ap-beijing:{account}"
    resources = [f"qcs::cvm:{place}:instance/ins-1", f"qcs::tat:{place}:command/*"]
    assert policy(call, message) == (["tat:RunCommand"], resources)


@pytest.mark.parametrize(
    ("message", "date", "expected"),
    [
        ("it was made at 1700000000, and the server's time is 1764000000.", None, "2025-11-24T16:00:00Z"),
        ("signature expired", "Mon, 24 Nov 2025 16:00:00 GMT", "2025-11-24T16:00:00Z"),
        ("signature expired", "yesterday", None),
        ("signature expired", None, None),
    ],
)
def test_the_servers_time_is_taken_from_its_words_or_its_date(
    message: str, date: str | None, expected: str | None
) -> None:
    refusal = details(ROUTES, message, "AuthFailure.SignatureExpire", date)
    assert refusal.get("server_time") == expected
    assert refusal["found_in"] == "env:X"


def test_only_of_a_write_is_the_outcome_unknown_after_an_internal_error() -> None:
    write = cloud_call(Kind.ATTACH_CCN, L, Service.VPC, "AttachCcnInstances", BJ)
    assert refused(write, "InternalError", "", "env:X", None).status is None
    assert refused(ROUTES, "InternalError", "", "env:X", None).status == 200
    assert refused(write, "LimitExceeded", "", "env:X", None).status == 200
