"""One step in full: what was seen, why it stands in the way, the way out, the calls, and how they ended."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.standing.next import NextKind, next_of
from ccrtui.core.state import Walk
from ccrtui.core.walk.code import OUTDATED, UNJUDGED, Code
from ccrtui.core.walk.step import Choice, StepName, StepState, StepView
from ccrtui.text.explanation import Explanation
from ccrtui.text.template import said
from ccrtui.ui.render.calls.request import by_hand
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, crop, indent, line, spread
from ccrtui.ui.render.next_words import next_sentence
from ccrtui.ui.render.setup.choice import choice_lines, fields_hint, question
from ccrtui.ui.render.setup.compare import compare_lines, has_counts
from ccrtui.ui.render.setup.compared import counted_then, walk_summary
from ccrtui.ui.render.setup.evidence import evidence_lines
from ccrtui.ui.render.setup.handoff import handoff_of
from ccrtui.ui.render.setup.plan import hanging, join_blocks, plan_lines, result_lines
from ccrtui.ui.render.setup.steps import step_glyph, step_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap

_TABLED = frozenset(
    {"not_changed", "policy"}
    | {f"{side}_{name}" for side in ("leader", "follower") for name in ("transport", "http", "ping", "destination")}
)
"""Evidence that stands in columns or on a line of its own, or is given by a key; no sentence need say it as well."""


@dataclass(frozen=True, slots=True)
class DetailMode:
    """`full` shows the whole plan; `quiet` leaves out hints, while something is asked under the pane: `field`."""

    full: bool = False
    quiet: bool = False
    field: Choice | None = None


_OF_REQUEST = frozenset({"service", "cloud_action", "region", "request_id"})
"""Evidence that names a request, which stands among those that were sent."""


def step_detail(view: View, walk: Walk, step: StepView, width: int, mode: DetailMode) -> list[Line]:
    """Everything there is to say of a step."""
    inner = width - 3
    title = _title(view, walk, step, width)
    if mode.full:
        plan = plan_lines(view, step.planned, inner, full=True) or [line(view.words.setup.no_plan)]
        return [title, EMPTY, *indent(plan, 1)]
    handoff = [] if mode.quiet else _handoff(view, step, inner)
    findings = [_conclusion(view, walk, step, inner, mode), handoff, _figures(view, step, inner)]
    choice = _choice(view, step, inner, mode)
    if mode.field is not None:
        return [title, *indent(join_blocks([*findings, choice]), 1)]
    blocks = (
        *findings,
        choice,
        result_lines(view, step, inner),
        [] if _ways(step) else plan_lines(view, step.planned, inner, full=False),
        _besides(view, step, inner),
        [] if mode.quiet else _hint(view, walk, step, inner),
    )
    return [title, *indent(join_blocks(blocks), 1)]


def _title(view: View, walk: Walk, step: StepView, width: int) -> Line:
    name = view.words.steps[step.name].name.upper()
    place, total = walk.steps.index(step) + 1, len(walk.steps)
    where = view.words.say(view.words.setup.step_of, n=place, total=total)
    return spread(line(" ", Span(name, Tone.HEAD)), line(Span(where, Tone.DIM), " "), width)


def _conclusion(view: View, walk: Walk, step: StepView, width: int, mode: DetailMode) -> list[Line]:
    judgement = step.judgement
    words = view.words
    if walk.busy == "observing" and judgement.code is Code.NOT_LOOKED:
        return [line(words.setup.looking)]
    explanation = _explained(view, step)
    current = step is walk.current
    glyph = Span(step_glyph(view, step, current), step_tone(view, step, current))
    first, *rest = wrap(_headline(view, step, explanation, mode), width - 2) or [""]
    lines = [line(glyph, " ", Span(first, Tone.STRONG)), *(line("  ", Span(part, Tone.STRONG)) for part in rest)]
    lines += [line("  ", part) for text in (explanation.why, _age(view, step)) for part in wrap(text, width - 2)]
    if judgement.code is Code.AFTER:
        lines += [
            EMPTY,
            *(line("  ", Span(part, Tone.DIM)) for part in wrap(words.steps[step.name].purpose, width - 2)),
        ]
    return [*lines, *_way_out(view, step, explanation, width)]


def _headline(view: View, step: StepView, explanation: Explanation, mode: DetailMode) -> str:
    """What was seen; a step that only waits for a choice asks for it at once."""
    choice = mode.field or next(iter(step.judgement.choices), None)
    if choice and step.judgement.code is Code.CHOICE_NEEDED:
        return question(view, choice)
    return counted_then(view, step) or explanation.seen


def _age(view: View, step: StepView) -> str:
    """How old what is said of a step is, once it is old; counts say that themselves, and here what is proven since."""
    age = view.step_age(step)
    words, code = view.words, step.judgement.code
    if code in (Code.COUNTS_EQUAL, Code.LEADER_MOVING) and step.held_at is not None and view.fresh(step.held_at):
        at = view.age(step.held_at)
        return "" if view.fresh(step.seen_at) else words.say(words.standing.level_since, age=stepped_age(words, at))
    if age is None or code in UNJUDGED | OUTDATED:
        return ""
    return words.say(words.standing.seen, age=stepped_age(words, age))


def _way_out(view: View, step: StepView, explanation: Explanation, width: int) -> list[Line]:
    if not explanation.way_out and not _ways(step):
        return []
    words = view.words
    way_out = words.figures.joint.join(
        filter(None, (explanation.way_out, words.setup.choose_key if _ways(step) else ""))
    )
    text = words.say(words.setup.way_out, text=way_out)
    lines = [line("  ", part) for part in wrap(text, width - 2)]
    if step.judgement.state is StepState.BLOCKED and not step.results:
        lines.append(line("  ", Span(words.setup.nothing_changed, Tone.DIM)))
    return lines


def _ways(step: StepView) -> bool:
    """Whether the choice of a step is a way around what blocks it."""
    judgement = step.judgement
    return bool(judgement.choices) and judgement.code is not Code.CHOICE_NEEDED


def _figures(view: View, step: StepView, width: int) -> list[Line]:
    if step.name is StepName.COMPARE and has_counts(step):
        return compare_lines(view, step, width)
    judgement = step.judgement
    if judgement.code in OUTDATED:
        return []
    sentence = _explained(view, step).text
    elsewhere = {choice.option for choice in judgement.choices} | ({"hop"} if step.planned else set())
    elsewhere |= _OF_REQUEST if step.results else set()
    return indent(evidence_lines(view, judgement.evidence, width - 2, sentence, elsewhere), 2)


def _explained(view: View, step: StepView) -> Explanation:
    """What is said of a step, without what stands under it as a table."""
    judgement = step.judgement
    return view.words.explain(
        judgement.code, {key: value for key, value in judgement.evidence.items() if key not in _TABLED}
    )


def _choice(view: View, step: StepView, width: int, mode: DetailMode) -> list[Line]:
    judgement = step.judgement
    in_headline = judgement.code is Code.CHOICE_NEEDED
    if not mode.quiet:
        return choice_lines(view, judgement.choices, width, asked=in_headline)
    if mode.field is None or in_headline:
        return []
    return [line(Span(part, Tone.STRONG)) for part in wrap(question(view, mode.field), width)]


def _besides(view: View, step: StepView, width: int) -> list[Line]:
    """What the plan leaves alone, and where the same thing is done by hand."""
    words = view.words
    lines: list[Line] = []
    if _ways(step):
        return lines
    if step.planned and (unchanged := _kept(view, step)):
        lines += hanging(Span(words.setup.not_changed, Tone.HEAD), unchanged, width)
    for text in dict.fromkeys(by_hand(words, item.call) for item in step.planned):
        lines += [line(Span(part, Tone.DIM)) for part in wrap(text, width)]
    return lines


def _handoff(view: View, step: StepView, width: int) -> list[Line]:
    """The key that gives a text that the step needs somebody else to read."""
    handoff = handoff_of(view.words, step)
    if handoff is None or not handoff.wanted:
        return []
    text = view.words.say(view.words.setup.texts.hint, what=handoff.what)
    return [line("  ", Span(part, Tone.KEY)) for part in wrap(text, width - 2)]


def _kept(view: View, step: StepView) -> str:
    """What of the same table or group stays as it is."""
    unchanged, words = step.judgement.evidence.get("not_changed"), view.words.setup
    text = {StepName.ROUTES: words.not_changed_routes, StepName.SECURITY_GROUPS: words.not_changed_rules}
    return (
        view.words.say(text[step.name], n=unchanged)
        if step.name in text and isinstance(unchanged, int)
        else said(unchanged)
    )


def _elsewhere(view: View, walk: Walk) -> str:
    """What a finished walk may claim, and what is next outside of it."""
    words, following = view.words, next_of(view.state) if view.state else None
    text = words.setup.done_next
    if following is not None and following.kind is NextKind.INDEX:
        text = words.say(words.setup.next, text=next_sentence(view, following))
    return f"{walk_summary(view, walk)}{words.figures.joint}{text}"


def _hint(view: View, walk: Walk, step: StepView, width: int) -> list[Line]:
    words = view.words.setup
    if fields := len(step.judgement.choices):
        return [] if _ways(step) else [line(Span(words.choose_hint + fields_hint(view, fields), Tone.KEY))]
    if walk.done and step is walk.steps[-1]:
        return [crop(line(Span(part, Tone.STRONG)), width) for part in wrap(_elsewhere(view, walk), width)]
    if step is not walk.current or not step.planned or view.state is None:
        return []
    text = words.apply_hint if view.state.write else words.read_only_hint
    return [line(Span(part, Tone.KEY)) for part in wrap(text, width)]
