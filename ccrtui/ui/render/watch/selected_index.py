"""Below the rows of the watch: the selected index in a sentence, its trend from zero, and its shards."""

from __future__ import annotations

from rich.cells import cell_len

from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.phrases.alarm import alarm_sentence
from ccrtui.text.words import Words
from ccrtui.ui.render.figures import number
from ccrtui.ui.render.index_words import reason_sentence, verdict_sentence
from ccrtui.ui.render.line import Line, Span, Tone, cells, crop, line, spread
from ccrtui.ui.render.next_words import advice_for
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.trend import chart
from ccrtui.ui.render.wrap import wrap

CHART_ROWS = 3


def selected_index(view: View, index: IndexView, link: LinkView, width: int, height: int) -> list[Line]:
    """What fits into `height` lines, most important first: the sentence, what to do, the chart, the shards."""
    lines = [*_sentence(view, index, link, width), *advice_lines(view, index, width)][: max(1, height)]
    if height - len(lines) >= CHART_ROWS + 1 and len(index.trend) > 1:
        lines += trend_lines(view, index, width, CHART_ROWS)
    room = height - len(lines)
    return [*lines, *shard_lines(view, index, width)[: max(0, room)]]


def advice_lines(view: View, index: IndexView, width: int) -> list[Line]:
    """What is to be done about an index; nothing where nothing is wrong with it."""
    if not index.is_problem:
        return []
    label = view.words.overview.next
    first, *rest = wrap(advice_for(view, index), width - cell_len(label) - 6) or [""]
    head = line("   ", Span(label, Tone.HEAD), "  ", first)
    return [head, *(line(" " * (cell_len(label) + 5), part) for part in rest)]


def _sentence(view: View, index: IndexView, link: LinkView, width: int) -> list[Line]:
    words = view.words
    text = verdict_sentence(words, index)
    if index.is_problem:
        text = f"{text}{words.figures.joint}{reason_sentence(words, index, link)}"
    text = words.figures.joint.join(filter(None, (text, alarm_sentence(words, index))))
    tone = verdict_tone(index.verdict, fresh=view.proves(index))
    glyph = Span(view.glyphs.verdict(index.verdict), tone)
    first, *rest = wrap(text, width - 4) or [""]
    return [line(" ", glyph, " ", Span(first, Tone.STRONG)), *(line("   ", part) for part in rest)]


def trend_lines(view: View, index: IndexView, width: int, rows: int) -> list[Line]:
    """The chart with its scale: from zero to the largest sample."""
    words = view.words.watch
    top = max((behind for behind in index.trend if behind is not None), default=0)
    right = line(
        view.words.say(words.trend_now, n=number(index.operations_behind)),
        "  ",
        view.words.say(words.trend_max, n=number(top)),
        " ",
    )
    titles = (view.words.say(words.trend, n=len(index.trend)), words.trend_short)
    left = line(" ", Span(next((text for text in titles if cell_len(text) + cells(right) + 2 < width), ""), Tone.DIM))
    scale = max(len(number(top)), 1)
    drawn = chart(index.trend, max(8, width - scale - 4), rows, dots=view.glyphs.dots)
    labels = [number(top), *([""] * (rows - 2)), "0"] if rows > 1 else [number(top)]
    return [
        spread(left, right, width),
        *(
            line(" ", Span(label.rjust(scale), Tone.DIM), " ", Span(text, Tone.INFO))
            for label, text in zip(labels, drawn, strict=True)
        ),
    ]


def shard_lines(view: View, index: IndexView, width: int) -> list[Line]:
    """One line for each shard, worst first."""
    shards = sorted(index.shards, key=lambda shard: (shard.verdict.rank, shard.shard))
    fresh = view.fresh(view.heard_at(index))
    return [crop(_shard(view, shard, fresh=fresh), width) for shard in shards]


def _shard(view: View, shard: ShardView, *, fresh: bool) -> Line:
    words = view.words
    text = words.watch
    glyph = view.glyphs.verdict(shard.verdict)
    name = words.say(text.shard, n=shard.shard)
    leader = words.say(text.leader_figure, n=number(shard.leader_max_seq_no))
    follower = words.say(text.follower_figure, n=number(shard.follower_global_checkpoint))
    spans = line(" ", Span(glyph, shard_tone(shard, fresh=fresh)), f" {name}  {leader}  {follower}")
    return (*spans, Span(" " * max(2, 58 - cells(spans))), Span(shard_distance(words, shard), Tone.DIM))


def shard_tone(shard: ShardView, *, fresh: bool) -> Tone:
    """The tone of a shard's sign: green only where it is proven, and now."""
    return verdict_tone(shard.verdict, fresh=fresh and shard.reason is Reason.PROVEN)


def shard_distance(words: Words, shard: ShardView) -> str:
    """How far behind a shard is, in words."""
    if shard.operations_behind is None:
        return words.reasons[shard.reason].short if shard.verdict.is_problem else words.watch.shard_unknown
    if shard.operations_behind == 0 and shard.verdict is Verdict.IN_SYNC:
        return words.watch.shard_level
    return words.say(words.watch.shard_behind, n=number(shard.operations_behind))
