"""The compare, the moment the walk was made for: both counts side by side, and what proves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from ccrtui.core.call.call import ENDS
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.walk.step import StepView
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, cells, crop, fit, line, shorten, text_of
from ccrtui.ui.render.view import View

_SIGN = 7
_NOTE = 13
_NOTES_FROM = 50
_SHARDS = 5


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns: a label, the leader's figure, a sign, the follower's figure, a note. In cells."""

    label: int
    figure: int
    width: int

    @property
    def middle(self) -> int:
        """Where the sign stands."""
        return self.label + self.figure

    def row(self, label: Span, left: Span, sign: Span, right: Span, *notes: str) -> Line:
        """One row, the figures at the right of their columns, then the first of the notes that has room in whole."""
        blank = Span(" " * (_SIGN // 2))
        spans = (
            Span(fit(shorten(label.text, self.label - 1), self.label), label.tone),
            Span(fit(left.text, self.figure, right=True), left.tone),
            blank,
            sign,
            blank,
            Span(fit(right.text, self.figure, right=True), right.tone),
        )
        room = self.width - cells(spans) - 3
        note = next((text for text in notes if text and cell_len(text) <= room), "")
        return crop((*spans, Span(f"   {note}" if note else "", Tone.DIM)), self.width)


def has_counts(step: StepView) -> bool:
    """Whether the step saw something that can be put side by side."""
    return bool(_rows(step.judgement.evidence))


def compare_lines(view: View, step: StepView, width: int) -> list[Line]:
    """Both totals on a band; then every index, and the sequence numbers of its shards."""
    rows = _rows(step.judgement.evidence)
    grid = _grid(view, rows, width)
    blank = Span(" ")
    words = view.words.frame
    heads = [Span(words.leader, Tone.HEAD), Span(words.follower, Tone.HEAD)]
    places = [Span(view.place_of(side), Tone.DIM) for side in ENDS]
    lines = [grid.row(Span(""), heads[0], blank, heads[1]), grid.row(Span(""), places[0], blank, places[1])]
    lines += _band(view, step, grid)
    age = "" if step.seen_at is None else stepped_age(view.words, view.told_age(step.seen_at))
    for row in rows:
        lines += _index(view, row, grid, age if width >= _NOTES_FROM else "", fresh=view.fresh(step.seen_at))
    return lines


def _grid(view: View, rows: Sequence[Mapping[str, JsonValue]], width: int) -> _Grid:
    names = [str(row.get("leader_index")) for row in rows]
    shard = view.words.say(view.words.setup.shard, n=0)
    total = cell_len(view.words.setup.documents) + 3 if width >= _NOTES_FROM else 0
    label = min(max(total, cell_len(shard) + 3, *(cell_len(name) + 2 for name in names)), max(9, width // 3))
    room = width - label - _SIGN - (_NOTE if width >= _NOTES_FROM else 0)
    return _Grid(label, min(18, max(7, room // 2)), width)


def _rows(evidence: JsonObject) -> list[Mapping[str, JsonValue]]:
    rows = evidence.get("indices")
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        return []
    return [row for row in rows if isinstance(row, Mapping)]


def _band(view: View, step: StepView, grid: _Grid) -> list[Line]:
    """Both totals on a band of the colour of what is well, once they are equal and as long as that is now."""
    evidence = step.judgement.evidence
    if not view.fresh(step.seen_at):
        return []
    leader, follower = evidence.get("leader_docs"), evidence.get("follower_docs")
    if not step.judgement.state.holds or not isinstance(leader, int) or leader != follower:
        return []
    width = min(grid.width, grid.middle + _SIGN + grid.figure + 2)
    figure = Span(f"{leader:,}", Tone.BAND)
    row = grid.row(Span(f" {view.words.setup.documents}"), figure, Span("=", Tone.BAND), figure)
    text = fit(text_of(row).rstrip(), width)
    edge = [line(Span(" " * width, Tone.BAND))] if grid.width >= _NOTES_FROM else []
    return [EMPTY, *edge, line(Span(text, Tone.BAND)), *edge, EMPTY]


def _index(view: View, row: Mapping[str, JsonValue], grid: _Grid, age: str, *, fresh: bool) -> list[Line]:
    words = view.words.setup
    leader, follower = row.get("leader_docs"), row.get("follower_docs")
    name = Span(str(row.get("leader_index")), Tone.STRONG)
    if isinstance(leader, int) and isinstance(follower, int):
        good = Tone.GOOD if fresh else Tone.PLAIN
        sign = Span("=", good) if leader == follower else Span("/", Tone.WARN)
        notes = (view.words.say(words.counted, age=age), age) if age else ()
        lines = [grid.row(name, Span(f"{leader:,}", Tone.STRONG), sign, Span(f"{follower:,}", Tone.STRONG), *notes)]
    else:
        lines = [grid.row(name, Span(""), Span(" "), Span(""))]
    shards = row.get("shards")
    if isinstance(shards, Sequence) and not isinstance(shards, str):
        shown = [shard for shard in shards[:_SHARDS] if isinstance(shard, Mapping)]
        lines += [_shard(view, shard, grid, age, fresh=fresh) for shard in shown]
    return lines


def _shard(view: View, shard: Mapping[str, JsonValue], grid: _Grid, age: str, *, fresh: bool) -> Line:
    words = view.words.setup
    theirs, ours = shard.get("leader_max_seq_no"), shard.get("follower_global_checkpoint")
    name = Span("  " + view.words.say(words.shard, n=shard.get("shard")), Tone.DIM)
    left, right = Span(_sequence(theirs)), Span(_sequence(ours))
    if not isinstance(theirs, int) or not isinstance(ours, int):
        return grid.row(name, left, Span(view.glyphs.unknown, Tone.WARN), right)
    if ours >= theirs:
        sign = Span("=", Tone.GOOD if fresh else Tone.PLAIN)
        return grid.row(name, left, sign, right, *((view.words.say(words.proven, age=age), age) if age else ()))
    behind = view.words.say(words.behind, n=theirs - ours)
    return grid.row(name, left, Span(view.glyphs.to_right, Tone.INFO), right, behind)


def _sequence(value: JsonValue) -> str:
    return f"seq {value:,}" if isinstance(value, int) else "seq ?"
