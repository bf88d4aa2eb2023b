"""The list of steps with their states, as derived now."""

from __future__ import annotations

from ccrtui.core.state import Walk
from ccrtui.core.walk.code import UNJUDGED, Code
from ccrtui.core.walk.step import StepState, StepView
from ccrtui.core.watch.aging import age_step
from ccrtui.text.durations import duration
from ccrtui.ui.render.line import Line, Span, Tone, cells, line, spread
from ccrtui.ui.render.tones import STATE_TONES
from ccrtui.ui.render.view import View


def step_glyph(view: View, step: StepView, current: bool) -> str:
    """The sign of a step: holds, next, waiting, not yet, blocked, unknown."""
    glyphs, judgement = view.glyphs, step.judgement
    if judgement.code is Code.CHOICE_NEEDED or judgement.code is Code.CONFIRM_NEEDED:
        return glyphs.going if current else glyphs.idle
    if judgement.code in UNJUDGED:
        return glyphs.going if current else glyphs.idle
    return glyphs.state(judgement.state)


def step_tone(view: View, step: StepView, current: bool) -> Tone:
    """The tone of a step's sign; a tick is green only while it is known to be true now."""
    judgement = step.judgement
    if judgement.state is StepState.SATISFIED and not view.fresh(step.known_at):
        return Tone.PLAIN
    if judgement.code in UNJUDGED:
        return Tone.INFO if current else Tone.DIM
    if judgement.code in (Code.CHOICE_NEEDED, Code.CONFIRM_NEEDED):
        return Tone.INFO
    return STATE_TONES[judgement.state]


def step_line(view: View, walk: Walk, position: int, width: int) -> Line:
    """One row of the list of steps."""
    step = walk.steps[position]
    current = step is walk.current
    name = view.words.steps[step.name].name
    dim = not current and (step.judgement.code is Code.AFTER or step.judgement.state is StepState.SKIPPED)
    tone = Tone.DIM if dim else Tone.PLAIN
    sign = Span(step_glyph(view, step, current), step_tone(view, step, current))
    left, right = line(" ", sign, " ", Span(name, tone)), line(Span(_age(view, step), Tone.DIM))
    return spread(left, right, width) if cells(left) + cells(right) <= width else spread(left, line(" "), width)


def _age(view: View, step: StepView) -> str:
    """How long ago a step that holds was seen, once that is not now."""
    age = view.step_age(step)
    return (
        ""
        if age is None or step.judgement.state is not StepState.SATISFIED
        else duration(view.words.figures, age_step(age))
    )


def steps_width(view: View) -> int:
    """How wide the list of steps is in this language."""
    return 23 if view.words.language == "en" else 20
