"""One index in full: raw fields on demand."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from ccrtui.core.state import ExactCount
from ccrtui.core.watch.difference import Difference
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.durations import duration
from ccrtui.text.phrases.alarm import alarm_sentence
from ccrtui.text.phrases.number import copied
from ccrtui.ui.render.figures import counts_differ, number, paused_for, stepped_age
from ccrtui.ui.render.index_words import reason_sentence, verdict_sentence
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, cells, crop, cut, fit, line
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.numbers import number_fields
from ccrtui.ui.render.watch.selected_index import advice_lines, shard_distance, shard_tone, trend_lines
from ccrtui.ui.render.wrap import wrap

_WIDE = 60
"""Cells from which on there is room for everything on one line."""


def index_detail(view: View, link: LinkView, index: IndexView, width: int, drawn: Sequence[Line] = ()) -> list[Line]:
    """Everything known of one index; `drawn` are its charts, in place of the trend."""
    words = view.words
    tone = verdict_tone(index.verdict, fresh=view.proves(index))
    glyph = Span(view.glyphs.verdict(index.verdict), tone)
    lines: list[Line] = [EMPTY]
    for position, part in enumerate(wrap(verdict_sentence(words, index), width - 4)):
        lines.append(line(" ", glyph if position == 0 else Span(" "), " ", Span(part, Tone.STRONG)))
    told = words.figures.joint.join(filter(None, (reason_sentence(words, index, link), alarm_sentence(words, index))))
    lines += [line("   ", part) for part in wrap(told, width - 4)]
    lines += advice_lines(view, index, width)
    lines.append(EMPTY)
    lines += _names(view, index, width)
    lines += _counts(view, index, width)
    lines += _circumstances(view, link, index, width)
    if drawn:
        lines += drawn
    elif len(index.trend) > 1:
        lines += [EMPTY, *trend_lines(view, index, width, 4)]
    return [crop(spans, width) for spans in [*lines, EMPTY, *_shards(view, index, width)]]


def field(label: str, text: str, width: int) -> list[Line]:
    """What is told under a label, as many lines as that takes."""
    by = _label(width)
    first, *rest = wrap(text, max(10, width - by - 4)) or [""]
    head = line("   ", Span(fit(label, by), Tone.DIM), first)
    return [head, *(line(" " * (by + 3), part) for part in rest)]


def _label(width: int) -> int:
    """The cells of the labels."""
    return 17 if width >= _WIDE else 15


def _names(view: View, index: IndexView, width: int) -> list[Line]:
    """What it is called at both ends; one line where there is little room and that is the same."""
    words = view.words.detail
    if width < _WIDE and index.leader_index == index.follower_index:
        return []
    return [
        *field(words.leader_index, index.leader_index, width),
        *field(words.follower_index, index.follower_index, width),
    ]


def _counts(view: View, index: IndexView, width: int) -> list[Line]:
    words = view.words.detail
    notes = [words.as_of_refresh]
    if index.docs_at is not None:
        notes = [view.words.say(words.counted, age=stepped_age(view.words, view.age(index.docs_at)))]
    if index.verdict is Verdict.IN_SYNC and counts_differ(index):
        notes.append(words.refresh_pending)
    note = view.words.figures.clause.join(notes)
    both = f"{number(index.leader_docs)}  {view.glyphs.to_right}  {number(index.follower_docs)}"
    exact = view.state.exact_counts.get(index.follower_index) if view.state else None
    told = ((words.documents, both), ("", note)) if width < _WIDE else ((words.documents, f"{both}   {note}"),)
    lines = [line for label, text in told for line in field(label, text, width)]
    return [*lines, *_exact(view, exact, width)]


def _exact(view: View, exact: ExactCount | None, width: int) -> list[Line]:
    words = view.words.detail
    if exact is None:
        return field("", words.not_counted, width)
    same = exact.leader_docs == exact.follower_docs
    sign = "=" if same else "/"
    age = view.words.say(words.exact, age=stepped_age(view.words, view.age(exact.at)))
    tone = Tone.GOOD if same and exact.level and view.fresh(exact.at) else Tone.STRONG
    note = words.exact_level if exact.difference is None else _why(view, exact)
    figures = Span(f"{number(exact.leader_docs)}  {sign}  {number(exact.follower_docs)}", tone)
    head = line(" " * (_label(width) + 3), figures, "   ")
    first, *rest = wrap(f"{age}{view.words.figures.clause}{note}", max(20, width - cells(head) - 1))
    return [(*head, Span(first)), *(line(" " * (_label(width) + 3), part) for part in rest)]


def _why(view: View, exact: ExactCount) -> str:
    template = view.words.differences[exact.difference or Difference.UNPROVEN]
    return view.words.say(template, n=None if exact.behind is None else number(exact.behind))


def _circumstances(view: View, link: LinkView, index: IndexView, width: int) -> list[Line]:
    words = view.words
    lines = [line for label, text in number_fields(view, link, index) for line in field(label, text, width)]
    if index.paused_for_s is not None:
        lines += field(words.detail.paused_for, paused_for(words, index), width)
    if index.lease_left_s is not None:
        left = duration(words.figures, index.lease_left_s) if index.lease_left_s > 0 else words.overview.lease_ended
        held = index.history_held
        kept = (left, words.say(words.numbers.held, n=number(held))) if held else (left,)
        lines += field(words.detail.lease, words.figures.clause.join(kept), width)
    if copy := copied(words, index):
        lines += field(words.detail.first_copy, copy, width)
    if error := index.worst_error:
        lines += field(words.detail.error, f"{error.type}: {error.reason}", width)
    return lines


def _shards(view: View, index: IndexView, width: int) -> list[Line]:
    words = view.words
    text, wide = words.detail, width >= _WIDE
    shards = sorted(index.shards, key=lambda shard: (shard.verdict.rank, shard.shard))
    titles = (text.max_seq_no, text.checkpoint) if wide else (words.frame.leader, words.frame.follower)
    figures = [(number(shard.leader_max_seq_no), number(shard.follower_global_checkpoint)) for shard in shards]
    room = [max(14 if wide else 9, *map(len, column)) + 1 for column in zip(titles, *figures, strict=True)]
    indent, name = (3, 7) if wide else (1, 4)
    heads = (fit(title, cells_of, right=True) for title, cells_of in zip(titles, room, strict=True))
    head = line(" " * indent, *(Span(title, Tone.HEAD) for title in (fit(text.shards, name + 2), *heads)))
    source = max(map(cell_len, (text.seen_by, *(words.sources[shard.evidence] for shard in shards)))) + 2
    distance = max((cell_len(shard_distance(words, shard)) for shard in shards), default=0)
    sourced = wide and cells(head) + 3 + source + distance <= width
    lines: list[Line] = [(*head, Span(f"   {text.seen_by}", Tone.HEAD)) if sourced else head]
    for shard, known in zip(shards, figures, strict=True):
        glyph = Span(view.glyphs.verdict(shard.verdict), shard_tone(shard, fresh=view.fresh(view.heard_at(index))))
        row = "".join(fit(figure, cells_of, right=True) for figure, cells_of in zip(known, room, strict=True))
        between = f"   {fit(words.sources[shard.evidence], source)}" if sourced else " "
        spans = line(" " * indent, glyph, f" {fit(str(shard.shard), name)}{row}{between}")
        lines.append((*spans, Span(cut(shard_distance(words, shard), max(0, width - cells(spans))), Tone.DIM)))
        if shard.error is not None:
            lines += [
                line("       ", Span(part, Tone.DIM))
                for part in wrap(f"{shard.error.type}: {shard.error.reason}", width - 8)
            ]
    return lines
