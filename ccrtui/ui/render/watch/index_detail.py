"""One index in full: raw fields on demand."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.state import ExactCount
from ccrtui.core.watch.difference import Difference
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.alarm_words import alarm_sentence
from ccrtui.text.durations import duration
from ccrtui.text.number_words import copied
from ccrtui.ui.render.figures import counts_differ, number, paused_for, stepped_age
from ccrtui.ui.render.index_words import reason_sentence, verdict_sentence
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, cells, crop, fit, line
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.numbers import number_fields
from ccrtui.ui.render.watch.selected_index import advice_lines, shard_distance, shard_tone, trend_lines
from ccrtui.ui.render.wrap import wrap

_LABEL = 17
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


def _field(label: str, text: str, width: int) -> list[Line]:
    first, *rest = wrap(text, max(10, width - _LABEL - 4)) or [""]
    head = line("   ", Span(fit(label, _LABEL), Tone.DIM), first)
    return [head, *(line(" " * (_LABEL + 3), part) for part in rest)]


def _names(view: View, index: IndexView, width: int) -> list[Line]:
    words = view.words.detail
    return [
        *_field(words.leader_index, index.leader_index, width),
        *_field(words.follower_index, index.follower_index, width),
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
    lines = [line for label, text in told for line in _field(label, text, width)]
    return [*lines, *_exact(view, exact, width)]


def _exact(view: View, exact: ExactCount | None, width: int) -> list[Line]:
    words = view.words.detail
    if exact is None:
        return _field("", words.not_counted, width)
    same = exact.leader_docs == exact.follower_docs
    sign = "=" if same else "/"
    age = view.words.say(words.exact, age=stepped_age(view.words, view.age(exact.at)))
    tone = Tone.GOOD if same and exact.level and view.fresh(exact.at) else Tone.STRONG
    note = words.exact_level if exact.difference is None else _why(view, exact)
    figures = Span(f"{number(exact.leader_docs)}  {sign}  {number(exact.follower_docs)}", tone)
    head = line(" " * (_LABEL + 3), figures, "   ")
    first, *rest = wrap(f"{age}{view.words.figures.clause}{note}", max(20, width - cells(head) - 1))
    return [(*head, Span(first)), *(line(" " * (_LABEL + 3), part) for part in rest)]


def _why(view: View, exact: ExactCount) -> str:
    template = view.words.differences[exact.difference or Difference.UNPROVEN]
    return view.words.say(template, n=None if exact.behind is None else number(exact.behind))


def _circumstances(view: View, link: LinkView, index: IndexView, width: int) -> list[Line]:
    words = view.words
    lines = [line for label, text in number_fields(view, link, index) for line in _field(label, text, width)]
    if index.paused_for_s is not None:
        lines += _field(words.detail.paused_for, paused_for(words, index), width)
    if index.lease_left_s is not None:
        left = duration(words.figures, index.lease_left_s) if index.lease_left_s > 0 else words.overview.lease_ended
        held = index.history_held
        kept = (left, words.say(words.numbers.held, n=number(held))) if held else (left,)
        lines += _field(words.detail.lease, words.figures.clause.join(kept), width)
    if copy := copied(words, index):
        lines += _field(words.detail.first_copy, copy, width)
    if error := index.worst_error:
        lines += _field(words.detail.error, f"{error.type}: {error.reason}", width)
    return lines


def _shards(view: View, index: IndexView, width: int) -> list[Line]:
    words = view.words
    text = words.detail
    wide = width >= _WIDE
    indent, name, first, second = (3, 7, 14, 15) if wide else (1, 4, 11, 13)
    titles = (
        fit(text.shards, name + 2),
        fit(text.max_seq_no, first, right=True),
        fit(text.checkpoint, second, right=True),
    )
    head = line(" " * indent, *(Span(title, Tone.HEAD) for title in titles))
    lines: list[Line] = [(*head, Span(f"   {text.seen_by}", Tone.HEAD)) if wide else head]
    for shard in sorted(index.shards, key=lambda shard: (shard.verdict.rank, shard.shard)):
        glyph = Span(view.glyphs.verdict(shard.verdict), shard_tone(shard, fresh=view.fresh(view.heard_at(index))))
        figures = fit(str(shard.shard), name) + fit(number(shard.leader_max_seq_no), first, right=True)
        checkpoint = fit(number(shard.follower_global_checkpoint), second, right=True)
        spans = line(" " * indent, glyph, f" {figures}{checkpoint}")
        if wide:
            spans = (*spans, Span(f"   {fit(words.sources[shard.evidence], 16)} "))
        spans = (*spans, Span(f" {shard_distance(words, shard)}", Tone.DIM))
        lines.append(crop(spans, max(width, cells(head))))
        if shard.error is not None:
            lines += [
                line("       ", Span(part, Tone.DIM))
                for part in wrap(f"{shard.error.type}: {shard.error.reason}", width - 8)
            ]
    return lines
