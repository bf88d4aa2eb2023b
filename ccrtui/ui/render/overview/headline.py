"""The first sentence about a link: its worst index, why it is so, and what would be lost now."""

from __future__ import annotations

from ccrtui.core.standing.next import nothing_stands
from ccrtui.core.state import State
from ccrtui.core.walk.step import StepState
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.phrases.number import exposure, gone_sentence
from ccrtui.ui.render.beginning import is_nothing_yet, not_begun, step_sentence
from ccrtui.ui.render.figures import behind, since, stepped_age
from ccrtui.ui.render.index_words import reason_sentence, verdict_sentence
from ccrtui.ui.render.line import Line, Span, Tone, line
from ccrtui.ui.render.setup.steps import step_glyph, step_tone
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap


def headline(view: View, state: State, width: int) -> list[Line]:
    """How the link stands, by its worst index, and why; of what is not set up yet, which step is next."""
    link = state.link
    if not_begun(state):
        return _walk_headline(view, state, width)
    if link is not None and link.indices and not nothing_stands(link):
        return _link_headline(view, link, width)
    if link is not None and link.own_verdict is not None:
        return _of_link(view, link, link.own_verdict, width)
    if state.walk is not None and state.walk.steps and state.walk.done:
        return sentence_lines(view.glyphs.unknown, view.words.overview.nothing_followed, Tone.PLAIN, width)
    return _walk_headline(view, state, width)


def exposed(view: View, state: State, width: int) -> list[Line]:
    """What would be lost now, or when it was last known that nothing would; nothing of a link that is level."""
    link = state.link
    if link is None or not_begun(state) or nothing_stands(link):
        return []
    text = exposure(view.words, link) or ""
    if text and not view.fresh(link.taken_at):
        text = f"{text}{view.words.figures.joint}{stepped_age(view.words, view.told_age(link.taken_at))}"
    texts = filter(None, (text, gone_sentence(view.words, link)))
    return [line("   ", part) for said in texts for part in wrap(said, width - 4)]


def _walk_headline(view: View, state: State, width: int) -> list[Line]:
    words, walk = view.words, state.walk
    current = walk.current if walk else None
    if walk is None or current is None:
        return sentence_lines(view.glyphs.idle, words.overview.not_looked, Tone.PLAIN, width)
    sentence = words.overview.nothing_set_up if is_nothing_yet(state) else words.overview.perhaps_nothing
    first = sentence_lines(step_glyph(view, current, True), sentence, step_tone(view, current, True), width)
    where = words.say(
        words.overview.nothing_set_up_next,
        step=words.steps[current.name].name,
        n=walk.steps.index(current) + 1,
        total=len(walk.steps),
    )
    lines = [*first, line("   ", where)]
    if current.judgement.state is not StepState.MISSING:
        lines += [line("   ", part) for part in wrap(step_sentence(view, current), width - 4)]
    return lines


def _link_headline(view: View, link: LinkView, width: int) -> list[Line]:
    words = view.words.overview
    worst, total = link.indices[0], len(link.indices)
    verdict = link.verdict
    if verdict is Verdict.IN_SYNC and worst.reason is not Reason.PROVEN:
        cut = worst.reason is Reason.CONNECTION_DOWN
        one, many = (words.cut_one, words.cut_many) if cut else (words.by_numbers_one, words.by_numbers_many)
        text = one if total == 1 else many
        sentence = view.words.say(text, n=total, m=len(link.unproven), index=worst.follower_index)
        why = reason_sentence(view.words, worst, link)
        return _of_verdict(view, verdict, sentence, why, width, fresh=False)
    if verdict is Verdict.IN_SYNC:
        text = words.all_level_one if total == 1 else words.all_level_many
        proven = view.words.say(words.level_at, age=stepped_age(view.words, view.age(link.taken_at)))
        sentence = view.words.say(text, n=total, index=worst.follower_index)
        return _of_verdict(view, verdict, sentence, proven, width, fresh=view.proves_all(link))
    if link.own_verdict is not None and link.own_verdict.rank < worst.verdict.rank:
        return _of_link(view, link, verdict, width)
    if total == 1:
        why = reason_sentence(view.words, worst, link)
        return _of_verdict(view, verdict, verdict_sentence(view.words, worst), why, width)
    sentence = view.words.say(
        _text_for(view, worst),
        n=total,
        bad=len(link.not_level),
        index=worst.follower_index,
        verdict=view.words.verdict(worst.verdict).word,
        since=since(view.words, worst) or None,
        behind=behind(view.words, worst) or None,
    )
    return _of_verdict(view, worst.verdict, sentence, reason_sentence(view.words, worst, link), width)


def _text_for(view: View, worst: IndexView) -> str:
    words = view.words.overview
    if not worst.is_problem:
        return words.all_at_work
    return words.not_known_many if worst.verdict is Verdict.UNKNOWN else words.not_level_many


def _of_link(view: View, link: LinkView, verdict: Verdict, width: int) -> list[Line]:
    """A verdict on the link itself: it cannot be read, or its heartbeat does not arrive."""
    words = view.words.overview
    sentence = words.link_unknown if verdict is Verdict.UNKNOWN else words.link_swallows
    why = view.words.say(view.words.reasons[link.reason].sentence, alias=link.alias)
    return _of_verdict(view, verdict, sentence, why, width)


def _of_verdict(view: View, verdict: Verdict, sentence: str, why: str, width: int, *, fresh: bool = True) -> list[Line]:
    glyph, tone = view.glyphs.verdict(verdict), verdict_tone(verdict, fresh=fresh)
    lines = sentence_lines(glyph, sentence, tone, width)
    return [*lines, *(line("   ", part) for part in wrap(why, width - 4))]


def sentence_lines(glyph: str, text: str, tone: Tone, width: int) -> list[Line]:
    """A sentence that stands out, behind its sign."""
    first, *rest = wrap(text, width - 4) or [""]
    return [
        line(" ", Span(glyph, tone), " ", Span(first, Tone.STRONG)),
        *(line("   ", Span(part, Tone.STRONG)) for part in rest),
    ]
