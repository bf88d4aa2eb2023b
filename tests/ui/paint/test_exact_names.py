"""Names are shown as they are, whatever stands in them: nothing that was seen is taken apart as text again."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.json_value import JsonObject
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Judgement, StepName, StepState, StepView
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.line import text_of
from ccrtui.ui.render.setup.choice import choice_texts
from ccrtui.ui.render.setup.step_detail import DetailMode, step_detail
from ccrtui.ui.render.view import View
from tests.ui.stage import cloud
from tests.ui.stage.cloud import cloud_state, cloud_walk
from tests.ui.stage.states import NOW

NAME = "a = b  c"
"""A name with all that could be taken for something between two fields."""


def page(current: StepView, language: Language = "en") -> str:
    view = View(cloud_state(current), words(language), NOW)
    lines = step_detail(view, cloud_walk(current), current, 110, DetailMode())
    return "\n".join(text_of(spans) for spans in lines)


def seeing(step: StepView, changes: JsonObject) -> StepView:
    return replace(step, judgement=replace(step.judgement, evidence={**step.judgement.evidence, **changes}))


def test_a_route_table_keeps_its_name_and_its_routes() -> None:
    text = page(seeing(cloud.routes(), {"leader_table": [{"id": "rtb-1a1a1a1a", "name": NAME}]}))
    assert f"rtb-1a1a1a1a {NAME} " in text
    assert "✓ 10.1.3.0/24" in text


def test_an_instance_keeps_its_name_in_a_list_and_in_a_sentence() -> None:
    step = cloud.pick()
    (choice,) = step.judgement.choices
    named = tuple({**label, "name": NAME} for label in (*choice.labels, *choice.others))
    choice = replace(choice, labels=named[:2], others=named[2:])
    text = page(replace(step, judgement=replace(step.judgement, choices=(choice,))))
    for row in (
        f"es-1a1a1a1a  {NAME}  vpc-a1a1a1a1  7.14.2  platinum",
        f"es-9c9c9c9c  {NAME}  vpc-a1a1a1a1  7.10.1  enterprise",
        f"es-3d3d3d3d  {NAME}  isolated",
        f"es-4e4e4e4e  {NAME}  basic",
    ):
        assert row in text
    sentence = words("en").explain(Code.NO_INSTANCE_FITS, {"region": "ap-beijing", "instances": list(named[2:])}).seen
    assert f"es-3d3d3d3d {NAME} (isolated), es-4e4e4e4e {NAME} (basic)" in sentence


def test_a_name_that_is_a_word_of_ours_stays_a_name() -> None:
    """An instance called `leader` or `isolated` is not translated; its state is."""
    step = cloud.pick()
    (choice,) = step.judgement.choices
    others = tuple({**other, "name": name} for other, name in zip(choice.others, ("leader", "isolated"), strict=True))
    choice = replace(choice, others=others)
    text = page(replace(step, judgement=replace(step.judgement, choices=(choice,))), "zh")
    shown = [line.split() for line in text.splitlines() if "es-3d3d3d3d" in line or "es-4e4e4e4e" in line]
    assert shown == [["es-3d3d3d3d", "leader", "隔离中"], ["es-4e4e4e4e", "isolated", "basic"]]


def test_a_network_is_listed_with_its_blocks_and_told_as_one() -> None:
    network: JsonObject = {"id": "vpc-a1a1a1a1", "blocks": ["10.0.0.0/16", "172.20.0.0/16"]}
    assert "vpc-a1a1a1a1 10.0.0.0/16 172.20.0.0/16 and vpc-b2b2b2b2 10.1.0.0/16" in page(
        seeing(cloud.to_peer(), {"leader_network": network})
    )


def test_blocks_that_overlap_and_settings_that_are_sent_again_are_said_from_their_values() -> None:
    said = words("en").explain(Code.NETWORKS_OVERLAP, {"overlaps": [{"block": "10.0.0.0/16", "other": "10.0.1.0/24"}]})
    assert "10.0.0.0/16 and 10.0.1.0/24" in said.seen
    settings: JsonObject = {"read_poll_timeout": "3s", "max_outstanding_read_requests": 7_000}
    said = words("en").explain(Code.FOLLOWER_PAUSED, {"index": NAME, "follow_settings": settings})
    assert NAME in said.seen
    assert "read_poll_timeout=3s, max_outstanding_read_requests=7000." in said.text


def test_a_place_where_a_key_was_looked_for_keeps_its_name() -> None:
    problems: JsonObject = {f"/keys, {NAME}/default": "malformed", "env:ID": "key_missing"}
    said = words("en").explain(FaultCode.NO_CREDENTIAL, {"side": "leader", "places": NAME, "problems": problems})
    assert f"Not usable: /keys, {NAME}/default (" in said.text
    assert "=malformed" not in said.text


def test_an_index_and_a_machine_keep_their_names_in_lists_and_in_sentences() -> None:
    seen: JsonObject = {"index": NAME, "machine": NAME, "machine_state": "STOPPED"}
    text = page(StepView(StepName.REACHABILITY, Judgement(StepState.BLOCKED, Code.MACHINE_NOT_USABLE, seen)))
    assert f" {NAME} " in text
    choice = Choice("index", (NAME, "orders"))
    (row, _), _ = choice_texts(View(cloud_state(cloud.pick()), words("en"), NOW), choice)
    assert row == NAME


def test_routes_of_others_are_named_one_by_one() -> None:
    routes: JsonObject = {"connection": "pcx-1", "routes": [{"table": "rtb-1", "destination": "10.9.0.0/16"}]}
    assert "rtb-1 10.9.0.0/16" in words("en").explain(Code.CONNECTION_IN_USE, routes).text
