"""Names are shown as they are, whatever stands in them: nothing that was seen is taken apart as text again."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.json_value import JsonObject
from ccrtui.core.walk.step import StepView
from ccrtui.text.catalogue import words
from ccrtui.ui.render.line import text_of
from ccrtui.ui.render.setup.step_detail import DetailMode, step_detail
from ccrtui.ui.render.view import View
from tests.ui.stage import cloud
from tests.ui.stage.cloud import cloud_state, cloud_walk
from tests.ui.stage.states import NOW

NAME = "a = b  c"
"""A name with all that could be taken for something between two fields."""


def page(current: StepView, width: int = 110) -> list[str]:
    view = View(cloud_state(current), words("en"), NOW)
    return [text_of(spans) for spans in step_detail(view, cloud_walk(current), current, width, DetailMode())]


def seeing(step: StepView, changes: JsonObject) -> StepView:
    return replace(step, judgement=replace(step.judgement, evidence={**step.judgement.evidence, **changes}))


def test_a_route_table_keeps_its_name_and_its_routes() -> None:
    text = "\n".join(page(seeing(cloud.routes(), {"leader_table": [{"id": "rtb-1a1a1a1a", "name": NAME}]})))
    assert f"rtb-1a1a1a1a {NAME} " in text
    assert "✓ 10.1.3.0/24" in text
