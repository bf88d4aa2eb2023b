"""The texts to send name what support, or the other account, must know, and leave blank what is not known."""

from __future__ import annotations

import json
import shlex

import pytest

from ccrtui.core.json_value import JsonObject
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepState
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.text.ticket import ccn_account_text, other_account_text, ticket_text
from ccrtui.text.to_send import text_to_send

BOTH: tuple[Language, ...] = ("en", "zh")

NO_AUTHORITY: JsonObject = {
    "account": "100001234567",
    "leader_instance": "es-2h7x0a1b",
    "follower_instance": "es-9k3m5n7p",
    "leader_region": "ap-beijing",
    "follower_region": "ap-shanghai",
    "leader_version": "7.14.2",
    "follower_version": "7.14.2",
    "leader_authorities": ["CN=north, O=one (a1)"],
    "follower_authorities": ["CN=south, O=two (b2)"],
}

AWAITING: JsonObject = {
    "connection": "pcx-1a2b3c4d",
    "connection_name": "ccrtui-5f0c1b7e",
    "vpcs": ["vpc-1a2b3c4d", "vpc-5e6f7a8b"],
    "leader_network": {"id": "vpc-1a2b3c4d", "blocks": ["10.0.0.0/16"]},
    "state": "PENDING",
    "account": "100009876543",
    "from_account": "100001234567",
    "region": "ap-shanghai",
    "accept_by": "2026-11-29 18:40:00",
}


KNOCKING: JsonObject = {
    "ccn": "ccn-1a2b3c4d",
    "ccn_name": None,
    "account": "100009876543",
    "from_account": "100001234567",
    "vpc": ["vpc-1", "vpc-2"],
    "region": ["ap-beijing", "ap-shanghai"],
}


@pytest.mark.parametrize("language", BOTH)
def test_a_ticket_names_both_clusters_and_what_was_seen(language: Language) -> None:
    text = ticket_text(words(language), NO_AUTHORITY)
    for value in NO_AUTHORITY.values():
        assert str(value[0] if isinstance(value, list) else value) in text


@pytest.mark.parametrize("language", BOTH)
def test_a_ticket_of_which_nothing_is_known_is_a_form(language: Language) -> None:
    text = ticket_text(words(language), dict.fromkeys(NO_AUTHORITY))
    assert not set("{}[]") & set(text)
    assert "None" not in text
    assert "CCR" in text
    assert "address:port" in text or "地址:端口" in text


@pytest.mark.parametrize("language", BOTH)
def test_the_other_account_is_told_what_to_do_and_until_when(language: Language) -> None:
    text = other_account_text(words(language), AWAITING)
    for key in ("connection", "connection_name", "account", "from_account", "region", "accept_by"):
        assert str(AWAITING[key]) in text
    assert "vpc-1a2b3c4d 10.0.0.0/16" in text
    assert all(vpc in text for vpc in ("vpc-1a2b3c4d", "vpc-5e6f7a8b"))
    command = "tccli vpc AcceptVpcPeeringConnection --region ap-shanghai --PeeringConnectionId pcx-1a2b3c4d"
    assert command in text


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("state", ["REJECTED", "EXPIRED", "ACTIVE"])
def test_what_cannot_be_accepted_any_more_asks_for_nothing(language: Language, state: str) -> None:
    assert other_account_text(words(language), {**AWAITING, "state": state}) == ""


def test_what_an_answer_holds_cannot_become_a_command_of_its_own() -> None:
    hostile = "pcx-1; rm -rf /"
    text = other_account_text(words("en"), {**AWAITING, "connection": hostile})
    line = next(line for line in text.splitlines() if "tccli" in line).partition("tccli")[2]
    assert shlex.split(line)[-1] == hostile


@pytest.mark.parametrize("language", BOTH)
def test_the_account_of_a_network_is_told_whom_to_let_in_and_with_which_right(language: Language) -> None:
    text = ccn_account_text(words(language), KNOCKING)
    for value in ("ccn-1a2b3c4d", "100009876543", "100001234567", "vpc-1", "vpc-2", "vpc:AcceptAttachCcnInstances"):
        assert value in text
    line = next(line for line in text.splitlines() if "tccli" in line)
    words_of = shlex.split(line.partition("tccli ")[2])
    assert words_of[:2] == ["vpc", "AcceptAttachCcnInstances"]
    options = dict(zip(words_of[2::2], words_of[3::2], strict=True))
    assert (options["--region"], options["--CcnId"]) == ("ap-beijing", "ccn-1a2b3c4d")
    assert json.loads(options["--Instances"]) == [
        {"InstanceId": "vpc-1", "InstanceRegion": "ap-beijing", "InstanceType": "VPC"},
        {"InstanceId": "vpc-2", "InstanceRegion": "ap-shanghai", "InstanceType": "VPC"},
    ]


@pytest.mark.parametrize("missing", [{"ccn": None}, {"vpc": []}, {"vpc": None}])
def test_where_no_network_is_knocked_at_nothing_is_asked_for(missing: JsonObject) -> None:
    assert ccn_account_text(words("en"), {**KNOCKING, **missing}) == ""


def test_a_judgement_that_waits_for_a_networks_account_has_that_text_to_send() -> None:
    judged = Judgement(StepState.WAITING, Code.CCN_AWAITS_OTHER, KNOCKING)
    assert text_to_send(words("en"), judged) == ccn_account_text(words("en"), KNOCKING)
