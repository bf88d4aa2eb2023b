"""What the cloud tells is said with the web console's words, and never with more than was seen."""

from __future__ import annotations

import pytest

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.cloud.price import DAY_PEAK, most, price_evidence
from ccrtui.core.json_value import JsonObject
from ccrtui.core.walk.code import Code
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language


@pytest.mark.parametrize(
    ("state", "chinese"),
    [
        ("PENDING", "待接受"),
        ("ACTIVE", "已连接"),
        ("EXPIRED", "已过期"),
        ("REJECTED", "已拒绝"),
        ("ISOLATED", "隔离中"),
    ],
)
def test_a_state_of_a_connection_is_said_as_the_web_console_does_with_the_raw_word(state: str, chinese: str) -> None:
    explanation = words("zh").explain(Code.PEERING_STATE_UNKNOWN, {"connection": "pcx-1", "state": state})
    assert f"{chinese}（{state}）" in explanation.seen


def test_a_state_that_is_not_known_is_said_raw() -> None:
    explanation = words("zh").explain(Code.PEERING_STATE_UNKNOWN, {"connection": "pcx-1", "state": "FROZEN"})
    assert "FROZEN" in explanation.seen


@pytest.mark.parametrize(("language", "label"), [("en", "not a quote"), ("zh", "不是报价")])
def test_a_price_is_always_said_to_be_an_old_list_price(language: Language, label: str) -> None:
    evidence: JsonObject = {"bandwidth": 100, "charge": DAY_PEAK, **price_evidence(most(DAY_PEAK, 100))}
    for code in (Code.PEERING_MISSING, Code.CCN_MISSING):
        sentence = words(language).explain(code, evidence).why
        assert "1,200" in sentence
        assert "2022-23" in sentence
        assert label in sentence


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_price_is_made_up(language: Language) -> None:
    explanation = words(language).explain(Code.PEERING_MISSING, {"bandwidth": 100, **price_evidence(None)})
    assert "100" in explanation.why
    assert not {"yuan", "元"} & set(explanation.why.split())
    assert "?" not in explanation.why


def test_instances_that_do_not_fit_are_listed_with_the_reason_in_the_language() -> None:
    evidence: JsonObject = {
        "side": "follower",
        "region": "ap-shanghai",
        "instances": [{"id": "es-1", "name": "archive-sh", "instance_state": "isolated"}],
    }
    assert "es-1 archive-sh（隔离中）" in words("zh").explain(Code.NO_INSTANCE_FITS, evidence).seen
    other: JsonObject = {
        **evidence,
        "instances": [
            {"id": "es-2", "name": "orders", "side": "leader"},
            {"id": "es-3", "name": "old", "version": "6.4.3"},
        ],
    }
    sentence = words("zh").explain(Code.NO_INSTANCE_FITS, other).seen
    assert "es-2 orders（领导者）" in sentence
    assert "es-3 old（6.4.3）" in sentence


def test_instances_that_are_there_are_listed_by_their_ids() -> None:
    explanation = words("en").explain(Code.INSTANCE_NOT_FOUND, {"side": "leader", "instances": ["es-1", "es-2"]})
    assert explanation.way_out.endswith("There: es-1, es-2.")


def test_what_security_groups_say_is_said_in_the_language() -> None:
    evidence: JsonObject = {"leader_transport": "closed", "leader_http": "open", "leader_ping": "unclear"}
    assert "传输端口未放行，HTTP 放行，ping 无法判断" in words("zh").explain(Code.SECURITY_CLOSED, evidence).why


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_missing_right_is_said_with_the_policy_to_copy(language: Language) -> None:
    policy = '{"version":"2.0","statement":[{"effect":"allow","action":["vpc:CreateRoutes"],"resource":["*"]}]}'
    evidence: JsonObject = {
        "side": "leader",
        "action": "vpc:CreateRoutes",
        "resource": "*",
        "policy": policy,
        "request_id": "6f1c",
        "status": 200,
    }
    explanation = words(language).explain(FaultCode.NOT_PERMITTED, evidence)
    assert "vpc:CreateRoutes" in explanation.seen
    assert policy in explanation.way_out
    assert "6f1c" in explanation.why


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_refusal_of_the_cloud_never_says_that_http_went_well(language: Language) -> None:
    explanation = words(language).explain(Code.WRITE_REFUSED, {"status": 200, "reason": "no", "error": "InternalError"})
    assert "200" not in explanation.text
    assert "503" in words(language).explain(FaultCode.BUSY, {"status": 503}).text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_places_of_a_missing_key_are_named(language: Language) -> None:
    places = "env:A, ~/.tccli/default.credential"
    evidence: JsonObject = {"places": places, "problems": {"~/.tccli/default.credential": "malformed"}}
    explanation = words(language).explain(FaultCode.NO_CREDENTIAL, {"side": "leader", **evidence})
    assert places in explanation.why
    assert "malformed" not in explanation.why
    assert explanation.why.count("~/.tccli/default.credential") == 2


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("option", "value"),
    [("network", "ccn"), ("network", "connected"), ("charge", DAY_PEAK), ("ccn", "new")],
)
def test_values_that_do_not_tell_themselves_are_explained(language: Language, option: str, value: str) -> None:
    assert words(language).choice(option).meaning(value)
    assert words(language).choice(option).meaning("another") == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_ping_that_is_proven_needless_asks_for_nothing(language: Language) -> None:
    evidence: JsonObject = {"machine": "ins-1", "target": "10.1.0.8", "transport_port": "open"}
    assert words(language).explain(Code.PING_LOST, evidence).way_out == ""
    again = words(language).explain(Code.PING_LOST, {**evidence, "confirm": "ins-1/2"})
    assert "--confirm ins-1/2" in again.way_out


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", [Code.NET_EGRESS_ACL, Code.NET_INGRESS_ACL])
def test_a_dropping_acl_is_named_with_what_it_must_let_through(language: Language, code: Code) -> None:
    evidence: JsonObject = {
        "side": "leader",
        "subnet": "subnet-1",
        "target": "10.1.3.12",
        "acl": "acl-1a2b3c4d",
        "rule": 7,
    }
    way_out = words(language).explain(code, evidence).way_out
    assert all(part in way_out for part in ("10.1.3.12", "acl-1a2b3c4d", "7", "9300", "ICMP"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_only_shown_is_told_from_what_is_needed_and_rules_are_counted(language: Language) -> None:
    wording = words(language)
    assert "ping" in wording.explain(Code.SECURITY_OPEN, {}).why
    assert "3" in wording.explain(Code.SECURITY_CLOSED, {"blocks": 3}).why
    assert wording.explain(Code.SECURITY_CLOSED, {"blocks": None}).why == wording.explain(Code.SECURITY_OPEN, {}).why
