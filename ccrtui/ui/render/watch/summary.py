"""Above the rows of the watch: what they come to without hiding one, and what stands there where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.phrases.heartbeat import heartbeat
from ccrtui.text.phrases.number import exposure
from ccrtui.ui.render.beginning import step_sentence
from ccrtui.ui.render.figures import behind, short, since
from ccrtui.ui.render.line import Line, Span, Tone, cells, line, spread
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import BESIDE_FROM
from ccrtui.ui.render.wrap import wrap

RATE_FROM = 80
"""The columns of a terminal from which on the line tells how fast followers write."""


def watch_summary(view: View, link: LinkView | None, shown: int, chips: Sequence[str], width: int) -> Line:
    """The line above the rows: how many, the worst of them, how fast followers write, and which filters apply."""
    words = view.words
    if link is None:
        return line(" ", Span(words.watch.title, Tone.HEAD))
    total = len(link.indices)
    head = words.say(words.watch.total_one if total == 1 else words.watch.total_many, n=total)
    left: list[Span] = [Span(" "), Span(head, Tone.STRONG)]
    if chips:
        left += [Span("  "), Span(words.say(words.watch.shown, n=shown))]
        left += [part for chip in chips for part in (Span("  "), Span(f"[{chip}]", Tone.KEY))]
    elif link.indices:
        left += [Span("   "), *_worst(view, link)]
    right: list[Span] = []
    if (beats := heartbeat(words, link)) is not None and width >= 60:
        late = link.reason is Reason.LINK_SILENT
        right = [Span("  "), Span(beats, Tone.BAD if late else Tone.PLAIN), Span(" ")]
    elif link.operations_per_s is not None and width >= RATE_FROM:
        right = [Span("  "), Span(words.say(words.numbers.written, n=short(link.operations_per_s))), Span(" ")]
    lost = exposure(words, link) if width >= BESIDE_FROM and not chips else None
    told = (*left, Span("   "), Span(lost)) if lost else left
    return spread(told if cells(told) + cells(right) < width else left, right, width)


def _worst(view: View, link: LinkView) -> Line:
    words = view.words
    worst = link.indices[0]
    word = words.verdict(link.verdict, worst.reason).word
    tells = worst.verdict is link.verdict and worst.verdict is not Verdict.IN_SYNC
    name = worst.follower_index if tells else ""
    figures = {"since": since(words, worst) or None, "behind": behind(words, worst) or None} if tells else {}
    worst_said = words.say(words.watch.worst, index=name or None, verdict=word, **figures)
    sentence = word if link.verdict is Verdict.IN_SYNC else worst_said
    tone = verdict_tone(link.verdict, fresh=view.proves_all(link))
    return (Span(f"{view.glyphs.verdict(link.verdict)} ", tone), Span(sentence, tone))


def empty_watch(view: View, width: int, *, filtered: bool) -> list[Line]:
    """What stands where rows would be: which step is next, and what is told of it."""
    words, state = view.words, view.state
    walk = state.walk if state else None
    current = walk.current if walk else None
    if state is None:
        texts = [words.frame.starting]
    elif view.past_at is not None and state.link is None:
        texts = [words.history.nothing_then]
    elif filtered:
        texts = [words.watch.nothing_matches]
    elif walk is None or current is None:
        texts = [words.watch.empty]
    else:
        step, place = words.steps[current.name].name, walk.steps.index(current) + 1
        next_one = words.say(words.watch.empty_next, step=step, n=place, total=len(walk.steps))
        texts = [next_one, step_sentence(view, current)]
    return [line(" ", part) for text in texts for part in wrap(text, width - 2)]
