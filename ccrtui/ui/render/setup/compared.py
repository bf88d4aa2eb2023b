"""What a finished walk may claim: what was compared, by name and number, and when; and what was not."""

from __future__ import annotations

from ccrtui.core.standing.compared import compared
from ccrtui.core.state import Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepView
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.view import View


def counted_then(view: View, step: StepView) -> str:
    """The sentence of equal counts once the counts are old; empty where another sentence says what is."""
    at, words, judgement = step.seen_at, view.words, step.judgement
    text = {
        Code.COUNTS_EQUAL: words.standing.counted_then,
        Code.COUNTS_EQUAL_BY_NUMBERS: words.standing.counted_then_numbers,
    }
    if not isinstance(judgement.code, Code) or judgement.code not in text or at is None or view.fresh(at):
        return ""
    age = stepped_age(words, view.told_age(at))
    return words.with_evidence(text[judgement.code], {**judgement.evidence, "age": age})


def walk_summary(view: View, walk: Walk) -> str:
    """That every step holds, as of when, what of the link was compared, and what else follows through it."""
    words, state = view.words, view.state
    comparison = compared(walk, state.link if state else None)
    names = words.listed(comparison.names) or None
    oldest = min((step.known_at for step in walk.steps if step.known_at is not None), default=None)
    if oldest is None or view.fresh(oldest):
        text = words.say(words.standing.all_hold, compared=names)
    else:
        age = stepped_age(words, view.told_age(oldest))
        text = words.say(words.standing.all_held, compared=names, age=age)
    if state is None or state.link is None or not comparison.others:
        return text
    head = words.standing.others_one if comparison.others == 1 else words.standing.others_many
    others = words.say(head, n=comparison.others, alias=state.link.alias)
    open_ones = words.say(words.standing.others_open, bad=comparison.others_open)
    return f"{text}{words.figures.joint}{others}{open_ones if comparison.others_open else words.standing.others_end}"
