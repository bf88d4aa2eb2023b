"""The console says of a planned call what it is about where the call has only an id."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.line import cells, text_of
from ccrtui.ui.render.setup.plan import plan_lines
from ccrtui.ui.render.view import View
from tests.ui.stage import cloud
from tests.ui.stage.cloud import cloud_state
from tests.ui.stage.states import NOW


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "full"), [(24, False), (57, True), (57, False)])
def test_what_a_call_is_about_stands_under_it(language: Language, width: int, full: bool) -> None:
    step = cloud.routes()
    planned = [replace(item, subject=f"10.1.{number}.0/24 pcx-77") for number, item in enumerate(step.planned)]
    view = View(cloud_state(step, write=True), words(language), NOW)
    lines = plan_lines(view, planned, width, full=full)
    assert all(cells(spans) <= width for spans in lines)
    drawn = " ".join(" ".join(text_of(spans) for spans in lines).split())
    assert drawn.index(planned[0].subject) < drawn.index(planned[1].subject)
