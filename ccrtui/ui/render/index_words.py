"""One index in words: its verdict, the reason, and what it means for the operator."""

from __future__ import annotations

from ccrtui.core.json_value import JsonObject
from ccrtui.core.link_view import IndexView
from ccrtui.text.durations import duration, history_kept
from ccrtui.text.words import Words
from ccrtui.ui.render.figures import distance, number, percent, seconds_behind


def verdict_sentence(words: Words, index: IndexView) -> str:
    """What the verdict says of this index."""
    return words.say(
        words.verdicts.of(index.verdict, index.reason).sentence,
        index=index.follower_index,
        behind=seconds_behind(words, index, said=True) or _operations(words, index),
        level_in=None if index.level_in_s is None else duration(words, index.level_in_s),
        percent=percent(index),
        since=None if index.paused_for_s is None else duration(words, index.paused_for_s),
    )


def reason_sentence(words: Words, index: IndexView, alias: str) -> str:
    """Why the verdict is what it is, and what follows from it."""
    error = index.worst_error
    left = index.lease_left_s
    params: JsonObject = {
        "alias": alias,
        "index": index.follower_index,
        "leader_index": index.leader_index,
        "error": error.reason if error else None,
        "lease_left": duration(words, left) if left is not None and left > 0 else None,
    }
    return words.because(index.reason, params)


def row_note(words: Words, index: IndexView) -> str:
    """What a row of the overview says after its distance: when it is level, or until when nothing is lost."""
    if index.level_in_s is not None:
        return words.say(words.overview.level_in, time=duration(words, index.level_in_s))
    why = words.reasons.of(index.reason).short if index.verdict.is_problem else ""
    kept = history_kept(words, index)
    if kept is None or index.paused_for_s is not None:
        return kept or why
    return words.figures.separator.join((why, kept))


def worst_figure(words: Words, index: IndexView) -> str | None:
    """The distance for a headline, None when there is none."""
    return distance(words, index, said=True) or None


def _operations(words: Words, index: IndexView) -> str | None:
    if not index.operations_behind:
        return None
    return words.say(words.figures.operations, n=number(index.operations_behind))
