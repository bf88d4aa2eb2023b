"""A figure beyond its limit is marked where it stands, without colour too, and told in words at every surface."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.cli.shapes.link import status_lines
from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.text.phrases.alarm import alarm_text
from ccrtui.ui.render.index_words import row_notes
from ccrtui.ui.render.line import text_of
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.selected_index import selected_index

BEHIND = IndexView("orders", "orders", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=500, seconds_behind=90.0)
LATE = replace(
    BEHIND,
    alarms=(
        Alarm(Figure.SECONDS, Level.WARN, 60, 90.0, 0.0),
        Alarm(Figure.OPERATIONS, Level.CRITICAL, 400, 500.0, 0.0),
    ),
)
ENDING = replace(BEHIND, alarms=(Alarm(Figure.HISTORY_HOURS, Level.WARN, 6, 2.5, 0.0),))


def link(index: IndexView) -> LinkView:
    return LinkView("leader", True, Reason.BEHIND, (index,), 1_700_000_000.0, 10.0)


def test_the_worst_is_told_first_with_its_value_and_its_limit() -> None:
    assert alarm_text(words("en"), LATE) == "critical, 500 operations behind, over the limit of 400 operations"
    assert alarm_text(words("en"), ENDING) == "warning, 2 h 30 m of history left, under the limit of 6 h"
    assert alarm_text(words("en"), BEHIND) is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_surface_tells_it(language: Language) -> None:
    said = alarm_text(words(language), LATE)
    assert said is not None
    assert said in "\n".join(status_lines(words(language), link(LATE)))
    assert row_notes(words(language), LATE, link(LATE)) == (said,)
    lines = selected_index(View(None, words(language), 10.0), LATE, link(LATE), 200, 9)
    assert said[1:] in "\n".join(map(text_of, lines))


def test_a_limit_does_not_hide_until_when_history_is_kept() -> None:
    paused = replace(LATE, verdict=Verdict.PAUSED, reason=Reason.PAUSED, lease_left_s=3 * 3600.0)
    fullest, shortest = row_notes(words("en"), paused, link(paused))
    assert "3 h" in fullest
    assert shortest == alarm_text(words("en"), paused)
