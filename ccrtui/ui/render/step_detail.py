"""One step in full: what was seen, why it stands in the way, the way out, the calls, and how they ended."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.code import Code
from ccrtui.core.state import Walk
from ccrtui.core.step import StepName, StepState, StepView
from ccrtui.text.explanation import Explanation
from ccrtui.text.template import said
from ccrtui.ui.render.choice import choice_preview, fields_hint
from ccrtui.ui.render.compare import compare_lines, has_counts
from ccrtui.ui.render.evidence import evidence_lines
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, crop, indent, line, spread
from ccrtui.ui.render.plan import hanging, join_blocks, plan_lines, result_lines
from ccrtui.ui.render.steps import step_glyph, step_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap

_NARROW = 46


@dataclass(frozen=True, slots=True)
class DetailMode:
    """`full` shows the whole plan; `quiet` leaves out hints, while a question stands under the pane."""

    full: bool = False
    quiet: bool = False


def step_detail(view: View, walk: Walk, step: StepView, width: int, mode: DetailMode) -> list[Line]:
    """Everything there is to say of a step."""
    inner = width - 3
    title = _title(view, walk, step, width)
    if mode.full:
        plan = plan_lines(view, step.planned, inner, full=True) or [line(view.words.setup.no_plan)]
        return [title, EMPTY, *indent(plan, 1)]
    blocks = (
        _conclusion(view, walk, step, inner),
        _figures(view, walk, step, inner),
        _choice(view, step, inner, mode.quiet),
        result_lines(view, step, inner),
        plan_lines(view, step.planned, inner, full=False),
        _besides(view, step, inner),
        [] if mode.quiet else _hint(view, walk, step, inner),
    )
    return [title, *indent(join_blocks(blocks), 1)]


def _title(view: View, walk: Walk, step: StepView, width: int) -> Line:
    name = view.words.steps.of(step.name).name.upper()
    place, total = walk.steps.index(step) + 1, len(walk.steps)
    where = f"{place}/{total}" if width < _NARROW else view.words.say(view.words.setup.step_of, n=place, total=total)
    return spread(line(" ", Span(name, Tone.HEAD)), line(Span(where, Tone.DIM), " "), width)


def _conclusion(view: View, walk: Walk, step: StepView, width: int) -> list[Line]:
    judgement = step.judgement
    words = view.words
    if walk.busy == "observing" and judgement.code is Code.NOT_LOOKED:
        return [line(words.setup.looking)]
    told = words.explain(judgement.code, judgement.evidence)
    current = step is walk.current
    glyph = Span(step_glyph(view, step, current), step_tone(step, current))
    first, *rest = wrap(told.seen, width - 2) or [""]
    lines = [line(glyph, " ", Span(first, Tone.STRONG)), *(line("  ", Span(part, Tone.STRONG)) for part in rest)]
    lines += [line("  ", part) for part in wrap(told.why, width - 2)]
    if judgement.code is Code.AFTER:
        lines += [
            EMPTY,
            *(line("  ", Span(part, Tone.DIM)) for part in wrap(words.steps.of(step.name).purpose, width - 2)),
        ]
    return [*lines, *_way_out(view, step, told, width)]


def _way_out(view: View, step: StepView, told: Explanation, width: int) -> list[Line]:
    if not told.way_out and not _ways(step):
        return []
    words = view.words
    way_out = words.figures.joint.join(filter(None, (told.way_out, words.setup.choose_key if _ways(step) else "")))
    text = words.say(words.setup.way_out, text=way_out)
    lines = [line("  ", part) for part in wrap(text, width - 2)]
    if step.judgement.state is StepState.BLOCKED and not step.results:
        lines.append(line("  ", Span(words.setup.nothing_sent, Tone.DIM)))
    return lines


def _ways(step: StepView) -> bool:
    """Whether the choice of a step is a way around what blocks it."""
    judgement = step.judgement
    return bool(judgement.choices) and judgement.code is not Code.CHOICE_NEEDED


def _figures(view: View, walk: Walk, step: StepView, width: int) -> list[Line]:
    if step.name is StepName.COMPARE and has_counts(step):
        return compare_lines(view, step, width, walk.looked_at)
    judgement = step.judgement
    told = view.words.explain(judgement.code, judgement.evidence).text
    return indent(evidence_lines(view, judgement.evidence, width - 2, told), 2)


def _choice(view: View, step: StepView, width: int, quiet: bool) -> list[Line]:
    lines: list[Line] = []
    for choice in step.judgement.choices:
        text = view.words.choices.of(choice.option)
        asked = view.words.say(text.question, option=choice.option)
        lines += [line(Span(part, Tone.STRONG)) for part in wrap(asked, width)]
        if text.hint and not choice.values:
            lines += [line("  ", Span(part, Tone.DIM)) for part in wrap(text.hint, width - 2)]
        elif not quiet:
            lines += choice_preview(view, choice, width)
    return lines


def _besides(view: View, step: StepView, width: int) -> list[Line]:
    """What the plan leaves alone, and where the same thing is done by hand."""
    words = view.words
    lines: list[Line] = []
    if step.planned and (kept := _kept(view, step)):
        lines += hanging(Span(words.setup.not_changed, Tone.HEAD), kept, width)
    for path in dict.fromkeys(filter(None, (words.console_path(item.call.kind) for item in step.planned))):
        text = words.say(words.calls.web_console, path=path)
        lines += [line(Span(part, Tone.DIM)) for part in wrap(text, width)]
    return lines


def _kept(view: View, step: StepView) -> str:
    """What of the same table or group stays as it is."""
    kept, words = step.judgement.evidence.get("not_changed"), view.words.setup
    text = {StepName.ROUTES: words.not_changed_routes, StepName.SECURITY_GROUPS: words.not_changed_rules}
    return view.words.say(text[step.name], n=kept) if step.name in text and isinstance(kept, int) else said(kept)


def _hint(view: View, walk: Walk, step: StepView, width: int) -> list[Line]:
    words = view.words.setup
    if fields := len(step.judgement.choices):
        return [] if _ways(step) else [line(Span(words.choose_hint + fields_hint(view, fields), Tone.KEY))]
    if walk.done and step is walk.steps[-1]:
        return [
            crop(line(Span(part, Tone.STRONG)), width)
            for part in wrap(f"{words.done}{view.words.figures.joint}{words.done_next}", width)
        ]
    if step is not walk.current or not step.planned or view.state is None:
        return []
    text = words.apply_hint if view.state.write else words.read_only_hint
    return [line(Span(part, Tone.KEY)) for part in wrap(text, width)]
