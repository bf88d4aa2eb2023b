"""The compare, the moment the walk was made for: both counts side by side, and what proves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ccrtui.core.code import Code
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.step import StepView
from ccrtui.ui.render.evidence import two_heads
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, cells, crop, fit, line
from ccrtui.ui.render.numerals import HEIGHT, big
from ccrtui.ui.render.view import View

_BIG_FROM = 52
"""Columns from which there is room for large figures."""


def has_counts(step: StepView) -> bool:
    """Whether the step saw something that can be put side by side."""
    return bool(_rows(step.judgement.evidence))


def compare_lines(view: View, step: StepView, width: int, looked_at: float | None) -> list[Line]:
    """Both counts, large when they are few; then every index, and the sequence numbers of every shard."""
    evidence = step.judgement.evidence
    rows = _rows(evidence)
    label = min(max([10, *(len(str(row.get("leader_index"))) + 2 for row in rows)]), max(10, width // 3))
    half = max(8, (width - label - 3) // 2)
    lines: list[Line] = [_row("", line(" "), *two_heads(view), label, half)]
    if width >= _BIG_FROM and view.glyphs.dots:
        lines += _large(view, step, label, half)
    age = "" if looked_at is None else stepped_age(view.words, view.age(looked_at))
    for row in rows:
        lines += _index(view, row, label, half, age, width)
    return [crop(spans, width) for spans in lines]


def _rows(evidence: JsonObject) -> list[Mapping[str, JsonValue]]:
    found = evidence.get("indices")
    if not isinstance(found, Sequence) or isinstance(found, str):
        return []
    return [row for row in found if isinstance(row, Mapping)]


def _large(view: View, step: StepView, label: int, half: int) -> list[Line]:
    evidence = step.judgement.evidence
    leader, follower = evidence.get("leader_docs"), evidence.get("follower_docs")
    if not isinstance(leader, int) or not isinstance(follower, int):
        return []
    fresh = step.judgement.state.holds
    tone = Tone.GOOD if fresh and leader == follower else Tone.STRONG
    left, right = big(f"{leader:,}"), big(f"{follower:,}")
    sign = big("=" if leader == follower else "/")
    if max(len(left[0]), len(right[0])) > half:
        return []
    lines: list[Line] = [EMPTY]
    for part in range(HEIGHT):
        word = view.words.setup.documents if part == HEIGHT - 1 else ""
        spans = (Span(fit(left[part], half, right=True), tone), Span(f" {sign[part]} ", tone), Span(right[part], tone))
        lines.append((Span(fit(word, label), Tone.DIM), *spans))
    return [*lines, EMPTY]


def _index(view: View, row: Mapping[str, JsonValue], label: int, half: int, age: str, width: int) -> list[Line]:
    words = view.words.setup
    leader, follower = row.get("leader_docs"), row.get("follower_docs")
    lines: list[Line] = []
    if isinstance(leader, int) and isinstance(follower, int):
        sign, tone = (words.equal, Tone.GOOD) if leader == follower else ("/", Tone.WARN)
        lines.append(
            _figures(
                str(row.get("leader_index")),
                f"{leader:,}",
                sign,
                f"{follower:,}",
                f"{words.counted} {age}",
                tone,
                label,
                half,
            )
        )
    else:
        lines.append(line(Span(fit(str(row.get("leader_index")), label), Tone.PLAIN)))
    shards = row.get("shards")
    if isinstance(shards, Sequence) and not isinstance(shards, str):
        most = 1 if width < _BIG_FROM else 5
        lines += [_shard(view, shard, label, half, age) for shard in shards[:most] if isinstance(shard, Mapping)]
    return lines


def _shard(view: View, shard: Mapping[str, JsonValue], label: int, half: int, age: str) -> Line:
    words = view.words.setup
    theirs, ours = shard.get("leader_max_seq_no"), shard.get("follower_global_checkpoint")
    name = "  " + view.words.say(words.shard, n=shard.get("shard"))
    if not isinstance(theirs, int) or not isinstance(ours, int):
        return _figures(name, _seq(theirs), view.glyphs.unknown, _seq(ours), "", Tone.WARN, label, half)
    if ours >= theirs:
        return _figures(name, _seq(theirs), "=", _seq(ours), f"{words.proven} {age}", Tone.GOOD, label, half)
    behind = view.words.say(words.behind, n=theirs - ours)
    return _figures(name, _seq(theirs), view.glyphs.to_right, _seq(ours), behind, Tone.INFO, label, half)


def _seq(value: JsonValue) -> str:
    return f"seq {value:,}" if isinstance(value, int) else "seq ?"


def _figures(name: str, left: str, sign: str, right: str, note: str, tone: Tone, label: int, half: int) -> Line:
    number = min(16, half)
    return line(
        fit(name, label),
        fit(left, number, right=True),
        " ",
        Span(sign, tone),
        " ",
        fit(right, number, right=True),
        "  ",
        Span(note, Tone.DIM),
    )


def _row(label: str, sign: Line, left: Line, right: Line, width: int, half: int) -> Line:
    cut = crop(left, half)
    return (Span(fit(label, width)), *cut, Span(" " * (half - cells(cut))), Span(" "), *sign, Span(" "), *right)


def is_moment(step: StepView) -> bool:
    """Whether this is the moment: everything the leader has is there."""
    return step.judgement.code in (Code.COUNTS_EQUAL, Code.LEADER_MOVING)
