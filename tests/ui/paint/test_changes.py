"""Only the cells that differ are painted anew, and no wide character is cut in half."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from ccrtui.ui.render.line import Span, Tone, fit, line
from ccrtui.ui.widgets.changes import changed_spans
from tests.examples import tried

TEXT = st.text(alphabet="ab 复制12", max_size=30)


def test_equal_lines_have_no_changes() -> None:
    assert changed_spans(line("orders 12 s"), line("orders 12 s"), 20) == []


def test_a_changed_figure_is_one_stretch() -> None:
    assert changed_spans(line("orders  12 s  behind"), line("orders  13 s  behind"), 20) == [(9, 10)]


def test_a_changed_tone_counts_as_a_change() -> None:
    assert changed_spans(line(Span("ok", Tone.GOOD)), line(Span("ok", Tone.DIM)), 4) == [(0, 2)]


@tried(100)
@given(TEXT, TEXT)
def test_painting_the_stretches_gives_the_new_line(old: str, new: str) -> None:
    width = 24
    before, after = fit(old, width), fit(new, width)
    painted = before
    for start, end in changed_spans(line(before), line(after), width):
        painted = _cut(painted, 0, start) + _cut(after, start, end) + _cut(painted, end, width)
    assert painted == after


def _cut(text: str, start: int, end: int) -> str:
    head = set_cell_size(text, start)
    assert cell_len(head) == start
    part, size = "", 0
    for character in text:
        if start <= size < end:
            part += character
        size += cell_len(character)
    return fit(part, end - start)
