"""A step says what was seen, why it stands in the way, the way out, and exactly what would be sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.cloud.writes import accept_ccn_attachment
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.json_value import JsonObject
from ccrtui.core.state import State
from ccrtui.core.steps.conclude import missing
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import CallResult, Judgement, PlannedCall, StepName, StepState, StepView
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.calls.request import asked_in_words
from ccrtui.ui.render.line import Tone, cells, text_of
from ccrtui.ui.render.setup.handoff import handoff_of
from ccrtui.ui.render.setup.step_detail import DetailMode, step_detail
from ccrtui.ui.render.view import View
from tests.ui.stage.states import HOLDS, NOW, blocked, planned, state, walk


def page(step: StepView, width: int = 60, language: Language = "en", *, full: bool = False) -> str:
    made = walk(step.name, step)
    shown: State = state(walk=made)
    lines = step_detail(View(shown, words(language), NOW), made, step, width, DetailMode(full))
    assert all(cells(spans) <= width for spans in lines), [text_of(spans) for spans in lines if cells(spans) > width]
    return "\n".join(text_of(spans) for spans in lines)


def test_the_calls_that_would_be_sent_are_shown_with_their_undo() -> None:
    text = page(planned(StepName.REMOTE_CLUSTER))
    assert "WILL SEND  1 call, to follower ap-shanghai" in text
    assert "PUT /_cluster/settings" in text
    assert "undo: remove the remote cluster" in text


def test_a_vpc_that_is_let_into_a_network_is_named_with_its_region() -> None:
    call = accept_ccn_attachment(Side.LEADER, "ap-beijing", "ccn-1a2b3c4d", "vpc-5e6f7a8b", "ap-shanghai")
    (sentence,) = asked_in_words(words("en"), call)
    assert "vpc-5e6f7a8b" in sentence
    assert "ap-shanghai" in sentence


def test_what_the_account_of_a_network_must_do_can_be_sent_to_it() -> None:
    waits = {"ccn": "ccn-1a2b3c4d", "account": "100009876543", "vpc": ["vpc-5e6f7a8b"], "region": ["ap-shanghai"]}
    step = StepView(StepName.PEERING, Judgement(StepState.WAITING, Code.CCN_AWAITS_OTHER, waits))
    handoff = handoff_of(words("en"), step)
    assert handoff is not None
    assert "tccli vpc AcceptAttachCcnInstances" in handoff.text


def test_the_full_plan_shows_the_exact_body() -> None:
    step = planned(StepName.REMOTE_CLUSTER)
    text = page(step, full=True)
    body = step.planned[0].call.body
    assert body is not None
    assert body.replace(" ", "") in "".join(text.split())


def test_a_blocked_step_says_why_and_the_way_out_and_that_nothing_was_sent() -> None:
    text = page(blocked(StepName.LEADER_INDEX, Code.SOFT_DELETES_OFF, index="old-orders"))
    assert "✗ old-orders was made without soft deletes." in text
    assert "Way out:" in text
    assert "Nothing was changed." in text


def test_both_sides_stand_next_to_each_other_leader_left() -> None:
    text = page(blocked(StepName.READINESS, Code.FOLLOWER_OLDER, leader_version="7.14.2", follower_version="7.10.1"))
    row = next(row for row in text.splitlines() if "7.10.1" in row and row.strip().startswith("version "))
    assert row.index("7.14.2") < row.index("7.10.1")


def test_a_step_that_is_not_as_it_was_has_neither_the_age_nor_the_figures_of_the_look() -> None:
    changed = {"index": "orders", "leader_index": "orders", "watch_reason": "not_following", "watch_verdict": "unknown"}
    over: tuple[tuple[Code, JsonObject], ...] = (
        (Code.STATE_CHANGED, {**changed, "stands": "open", "docs": 7}),
        (Code.CAUSE_IS_OVER, {"was": "follower_paused", "index": "orders", "docs": 7}),
    )
    for code, evidence in over:
        step = StepView(StepName.FOLLOWER_INDEX, Judgement(StepState.UNKNOWN, code, evidence), seen_at=NOW - 600)
        text = page(step)
        assert "looked at again" in text
        assert "10 m ago" not in text
        assert not [row for row in text.splitlines() if row.split()[:1] in (["stands"], ["documents"])], text


def test_how_each_call_ended_is_kept_with_the_step() -> None:
    step = planned(StepName.REMOTE_CLUSTER)
    call = step.planned[0].call
    refused = CallResult("refused", 403, "security_exception", "action [cluster:admin/settings] is unauthorized")
    text = page(StepView(step.name, step.judgement, step.planned, {call.id: refused}, step.planned))
    assert "✗ refused 403" in text
    assert "security_exception" in text


def test_the_compare_puts_both_counts_on_one_line() -> None:
    code, evidence = HOLDS[StepName.COMPARE]
    made = walk(None)
    view = View(state(walk=made), words("en"), NOW)
    lines = step_detail(view, made, made.steps[-1], 60, DetailMode())
    assert code is Code.COUNTS_EQUAL
    assert evidence["leader_docs"] == 4
    band = [spans for spans in lines if any(span.tone is Tone.BAND for span in spans)]
    assert any(text_of(spans).split()[-3:] == ["4", "=", "4"] for spans in band)
    assert any("seq 3" in text_of(spans) and "proven now" in text_of(spans) for spans in lines)


def test_counts_that_differ_get_no_band() -> None:
    rows = [{"leader_index": "orders", "follower_index": "orders", "leader_docs": 5, "follower_docs": 4, "shards": []}]
    step = blocked(StepName.COMPARE, Code.COUNTS_DIFFER, index="orders", leader_docs=5, follower_docs=4, indices=rows)
    made = walk(StepName.COMPARE, step)
    lines = step_detail(View(state(walk=made), words("en"), NOW), made, step, 60, DetailMode())
    assert not any(span.tone is Tone.BAND for spans in lines for span in spans)
    assert any("/" in text_of(spans) and "5" in text_of(spans) for spans in lines)


EVIDENCE: dict[str, Any] = {
    "index": "orders-2026.11",
    "leader_index": "orders-2026.11",
    "alias": "leader",
    "address": "10.0.3.7:9300",
    "side": "leader",
    "user": "elastic",
    "privileges": ["monitor", "read on orders-2026.11"],
    "indices": ["orders-2026.11", "orders-2026.10"],
    "reason": "something the server says that is rather long and goes on for a while",
    "error": "illegal_argument_exception",
    "status": 400,
    "leader_version": "7.14.2",
    "follower_version": "7.10.1",
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("code", [*Code, *FaultCode], ids=lambda code: f"{type(code).__name__}-{code}")
def test_every_code_fits_every_width(code: Code | FaultCode, width: int, language: Language) -> None:
    assert page(blocked(StepName.FOLLOWER_INDEX, code, **EVIDENCE), width, language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_that_stands_in_the_way_is_told_and_of_many_how_many(language: Language) -> None:
    lost: JsonObject = {"index": "gone", "follower_index": "gone", "follower_docs": 8}
    shut: JsonObject = {"code": Code.LEADER_INDEX_CLOSED.value, "evidence": {"index": "shut"}}
    red: JsonObject = {"code": Code.INDEX_RED.value, "evidence": {"side": "leader", "index": "pale"}}
    for others, seen in (((shut,), ("shut",)), ((shut, red), ("shut", "pale")), ((shut, red, red), ("shut", "4"))):
        evidence: JsonObject = {**lost, "besides": list(others)}
        judgement = Judgement(StepState.BLOCKED, Code.LEADER_INDEX_LOST, evidence)
        text = page(StepView(StepName.LEADER_INDEX, judgement), 50, language)
        assert len(text.splitlines()) <= 20
        assert all(name in text for name in ("gone", *seen)), text


FOLLOWS = tuple(
    PlannedCall(follow(Side.FOLLOWER, f"copy-{number:03}", "leader", f"orders-{number:03}")) for number in range(500)
)
MANY = StepView(StepName.FOLLOWER_INDEX, missing(Code.FOLLOWER_MISSING, index="copy-000", pairs=500), FOLLOWS)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_of_a_plan_of_many_a_few_calls_are_shown_and_how_many_there_are(language: Language) -> None:
    text = page(MANY, language=language)
    assert len(text.splitlines()) < 40
    assert all(number in text for number in ("500", "496"))


def test_the_whole_plan_of_many_has_every_call_as_it_is_sent_in_a_line_or_two() -> None:
    lines = page(MANY, full=True).splitlines()
    assert len(lines) < 2 * 500 + 40
    text = "".join("".join(lines).split())
    assert all(f"{planned.call.target}{planned.call.body}".replace(" ", "") in text for planned in FOLLOWS[3:])


def test_many_calls_that_ended_alike_are_told_once_and_those_that_did_not_by_themselves() -> None:
    ends = {planned.call.id: CallResult("done", 200) for planned in FOLLOWS}
    ends[FOLLOWS[200].call.id] = CallResult("refused", 400, "bad_exception", "no")
    text = page(replace(MANY, planned=(), results=ends, sent=FOLLOWS))
    assert len(text.splitlines()) < 20
    for told in ("(200)", "(299)", "bad_exception: no"):
        assert told in text
