"""Calls of the cloud as text: what tccli and a shell read out of it is exactly the call, and no secret is in it."""

from __future__ import annotations

import json
import shlex
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from ccrtui.core.call.call import Call, Side, cloud_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud import calls, writes
from ccrtui.core.cloud.route import Hop
from ccrtui.core.cloud.writes import NewPeering, NewRule
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepName, StepState, StepView
from ccrtui.engine.export.tccli import as_tccli
from ccrtui.engine.export.text import (
    Form,
    as_console,
    as_curl,
    as_text,
    in_form,
    preface,
    with_addresses,
)

BJ, SH = "ap-beijing", "ap-shanghai"
LEADER, FOLLOWER = Side.LEADER, Side.FOLLOWER
NASTY = """o'neill "says" $(reboot) `x` \\ 订单 %s"""
ROUTE = writes.create_route(FOLLOWER, SH, "rtb-1", IPv4Network("10.0.0.0/24"), Hop("PEERCONNECTION", "pcx-1"), NASTY)
NEW = NewPeering("ccrtui-1", "vpc-1", "vpc-2", "100000000001", SH, 20, "POSTPAID")
PEERING = writes.create_peering(LEADER, BJ, NEW)
RESULTS = calls.command_results(LEADER, BJ, "ins-1")
ALL = (
    calls.caller(LEADER),
    calls.regions(LEADER),
    calls.instances(LEADER, BJ),
    calls.instance_licence(LEADER, BJ, "es-1"),
    calls.vpc_limits(LEADER, BJ),
    calls.route_tables(LEADER, BJ, "vpc-1"),
    calls.net_detect(LEADER, BJ, ("vpc-1", "subnet-1"), (IPv4Address("10.1.0.1"),), "one", Hop("CCN", "ccn-1")),
    PEERING,
    ROUTE,
    writes.delete_route(LEADER, BJ, "rtb-1", "rti-1"),
    writes.add_security_rule(
        LEADER, BJ, "sg-1", NewRule("Ingress", "tcp", "9300", IPv4Network("10.0.0.0/8"), "m"), "3"
    ),
    writes.delete_security_rule(LEADER, BJ, "sg-1", "Ingress", 0, "4"),
    writes.attach_ccn(FOLLOWER, SH, "ccn-1", "vpc-2", "100000000001"),
    writes.accept_ccn_attachment(LEADER, BJ, "ccn-1", "vpc-2", SH),
    writes.set_ccn_bandwidth(LEADER, BJ, "ccn-1", SH, 20),
    writes.run_command(LEADER, BJ, "ins-1", "ping -c 4 10.1.0.1\n", "ccrtui ping"),
    RESULTS,
)


def profile(**more: Any) -> Profile:
    clusters = {"leader": ClusterProfile(url="http://a:9200"), "follower": ClusterProfile(instance="es-2h7x0a1b")}
    return Profile("orders", "5f0c1b7e", clusters, (LinkProfile(),), **more)


def read(line: str) -> tuple[list[str], dict[str, str]]:
    """The words and the options of a line, as a shell and then tccli take them apart."""
    words, options = [], {}
    left = iter(shlex.split(line))
    for word in left:
        if not word.startswith("--"):
            words.append(word)
        elif "=" in word:
            name, _, options[name] = word.partition("=")
        else:
            options[word] = next(left)
    return words, options


def params(call: Call, line: str) -> dict[str, Any]:
    """The parameters in a line of tccli: texts where the call has texts, JSON everywhere else."""
    given = {name[2:]: value for name, value in read(line)[1].items() if name[2].isupper()}
    return {name: value if isinstance(call.params[name], str) else json.loads(value) for name, value in given.items()}


@pytest.mark.parametrize("call", ALL, ids=lambda call: call.kind)
def test_tccli_is_given_the_whole_call(call: Call) -> None:
    line = as_tccli(call)
    words, options = read(line)
    assert words == ["tccli", call.service.value, call.target]
    assert options.get("--region") == call.region
    assert params(call, line) == call.params
    assert "--endpoint" not in options
    assert "\n" not in line


@pytest.mark.parametrize("call", ALL, ids=lambda call: call.kind)
def test_the_shell_is_given_the_whole_call(call: Call) -> None:
    name, service, _, action, region, body = shlex.split(as_curl(call, None, "ignored"))
    assert (name, service, action, region) == ("tc3", call.service.value, call.target, call.region or "")
    assert body == call.body


def test_a_plain_line_of_tccli_stays_readable() -> None:
    assert as_tccli(PEERING).startswith("tccli vpc CreateVpcPeeringConnection --region ap-beijing --SourceVpcId vpc-1 ")
    assert as_tccli(RESULTS).endswith(" --HideOutput false")


def test_a_text_with_a_dash_in_front_is_no_option() -> None:
    call = cloud_call(Kind.VPCS, LEADER, PEERING.service, "DescribeVpcs", BJ, {"Name": "-x"})
    assert shlex.split(as_tccli(call))[-1] == "--Name=-x"


def test_where_a_product_has_several_versions_ours_is_named() -> None:
    assert " --version 2018-04-16 " in as_tccli(ALL[2])


def test_another_endpoint_is_a_full_url_in_every_line() -> None:
    assert as_tccli(ROUTE, "http://127.0.0.1:9").endswith(" --endpoint http://127.0.0.1:9")
    assert shlex.split(as_curl(ROUTE, "http://127.0.0.1:9", None))[-1] == "http://127.0.0.1:9"
    assert shlex.split(as_curl(ROUTE, "vpc.example", None))[-1] == "https://vpc.example"
    of_profile = profile(cloud_endpoint="http://127.0.0.1:9")
    for form in (Form.TCCLI, Form.CURL):
        assert in_form(form, ROUTE, of_profile).endswith(" http://127.0.0.1:9")


def test_what_tccli_cannot_send_is_a_comment_with_the_line_that_can() -> None:
    call = follow(FOLLOWER, "orders", "leader", "or\nders")
    text = in_form(Form.TCCLI, call, profile())
    assert text == "\n".join(f"# {line}" for line in in_form(Form.CURL, call, profile()).splitlines())


def test_for_the_consoles_a_call_of_the_cloud_is_a_comment() -> None:
    lines = as_console(ROUTE).splitlines()
    assert lines[0] == "# vpc CreateRoutes ap-shanghai"
    assert all(line.startswith("# ") for line in lines)
    assert json.loads("\n".join(line[2:] for line in lines[1:])) == ROUTE.params
    assert as_console(calls.caller(LEADER)) == "# sts GetCallerIdentity"


def test_the_function_stands_above_curl_to_the_cloud_and_nowhere_else() -> None:
    text = as_text(Form.CURL, (PEERING, ROUTE), profile())
    assert text.count("\ntc3() (") == 1
    assert text.splitlines()[-2:] == [as_curl(PEERING, None, None), as_curl(ROUTE, None, None)]
    assert preface(Form.CURL, (follow(FOLLOWER, "orders", "leader", "orders"),)) == ""
    assert preface(Form.TCCLI, (ROUTE,)) == preface(Form.CONSOLE, (ROUTE,)) == ""


def test_a_cluster_given_by_its_instance_has_the_address_that_was_found() -> None:
    evidence = {"leader_url": "http://a:9200", "follower_url": "http://10.1.0.5:9200, http://b:9200"}
    view = StepView(StepName.CLUSTERS, Judgement(StepState.SATISFIED, Code.CLUSTERS_ANSWER, evidence))
    seen = with_addresses(profile(), (view,))
    assert in_form(Form.CURL, follow(FOLLOWER, "o", "leader", "o"), seen).endswith(
        " http://10.1.0.5:9200/o/_ccr/follow"
    )
    assert seen.cluster(LEADER).url == "http://a:9200"
    assert with_addresses(profile(), ()) == profile()


@pytest.mark.parametrize("form", Form)
def test_a_script_stands_above_its_line_in_clear(form: Form) -> None:
    call = writes.run_command(LEADER, BJ, "ins-1", "ping -c 4 10.1.0.1\nexit 0\n", "ours")
    first, second, *line = in_form(form, call, profile()).splitlines()
    assert (first, second) == ("# ping -c 4 10.1.0.1", "# exit 0")
    assert str(call.params["Content"]) in "".join(line)
