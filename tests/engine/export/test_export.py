"""Calls as text for other tools: what a shell reads out of it is exactly the request."""

from __future__ import annotations

import json
import shlex

import pytest

from ccrtui.core.call.call import Call, Service, Side
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, transport_probe
from ccrtui.core.elasticsearch.requests.indices import create_index, index_list, search_total, write_samples
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.engine.export.text import as_console, as_curl
from tests.core.elasticsearch.test_requests import CALLS

FOLLOW = follow(Side.FOLLOWER, "orders", "leader", "orders")


def test_a_shell_takes_the_line_apart_into_the_request() -> None:
    words = shlex.split(as_curl(FOLLOW, "https://b:9200/", "elastic"))
    assert words == [
        "curl",
        "-sS",
        "-X",
        "PUT",
        "-u",
        "elastic",
        "-H",
        "Content-Type: application/json",
        "--data-binary",
        FOLLOW.body,
        "https://b:9200/orders/_ccr/follow",
    ]


@pytest.mark.parametrize("call", [call for calls in CALLS.values() for call in calls], ids=lambda call: call.kind)
def test_no_call_breaks_the_quoting(call: Call) -> None:
    words = shlex.split(as_curl(call, "http://a:9200", None))
    if call.service is Service.TRANSPORT:
        assert words[0] == "nc"
        return
    url = f"http://a:9200{call.target}"
    assert words[-1] == (f"{url}?{call.query}" if call.query else url)
    assert call.body is None or words[words.index("--data-binary") + 1] == call.body


def test_quotes_and_dollars_in_a_body_stay_text() -> None:
    nasty = write_samples(Side.LEADER, "orders", {"it's": {"note": '$(reboot) `x` "y" 订单'}})
    words = shlex.split(as_curl(nasty, "http://a:9200", "o'neill"))
    assert words[words.index("--data-binary") + 1] == nasty.body
    assert words[words.index("-u") + 1] == "o'neill"
    assert "Content-Type: application/x-ndjson" in words


def test_without_an_address_it_is_a_line_to_fill_in() -> None:
    assert as_curl(cluster_identity(Side.LEADER), None, None) == "curl -sS -X GET http://localhost:9200/"


def test_a_star_is_not_left_to_the_shell() -> None:
    line = as_curl(search_total(Side.FOLLOWER, "leader:*"), "http://b:9200", None)
    assert line.endswith("'http://b:9200/leader:*/_search?size=0'")


def test_a_transport_probe_is_a_dial() -> None:
    probe = transport_probe(Side.LEADER, "a:9300")
    assert as_curl(probe, "http://a:9200", "elastic") == "nc -z -v -w 3 a 9300"
    assert as_console(probe) == "# TCP a:9300"


def test_an_ipv6_address_is_dialled_without_its_brackets() -> None:
    assert as_curl(transport_probe(Side.LEADER, "[fe80::1]:9300"), None, None) == "nc -z -v -w 3 fe80::1 9300"


def test_the_console_form_is_method_path_and_readable_body() -> None:
    head, _, body = as_console(FOLLOW).partition("\n")
    assert head == "PUT /orders/_ccr/follow"
    assert json.loads(body) == json.loads(FOLLOW.body or "")
    assert body.count("\n") == 3
    assert as_console(index_list(Side.LEADER)).startswith("GET /_cat/indices?format=json&bytes=b&h=")
    assert as_console(create_index(Side.LEADER, "订单", 1, 0)).startswith("PUT /订单\n{")


def test_the_console_form_of_a_bulk_keeps_its_lines() -> None:
    bulk = write_samples(Side.LEADER, "orders", {"a": {"sample": 1}, "b": {"sample": 2}})
    assert as_console(bulk).splitlines()[1:] == (bulk.body or "").splitlines()
