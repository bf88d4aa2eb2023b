"""One index in words: its verdict, the reason, and what it means for the operator."""

from __future__ import annotations

from ccrtui.core.standing.evidence import index_evidence
from ccrtui.core.watch.following.ordinary_index import ORDINARY
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason
from ccrtui.text.durations import duration
from ccrtui.text.phrases.alarm import alarm_text
from ccrtui.text.phrases.number import copy_pace
from ccrtui.text.phrases.row import history_kept, short_reason
from ccrtui.text.words import Words
from ccrtui.ui.render.figures import number, paused_for, percent, seconds_behind


def verdict_sentence(words: Words, index: IndexView) -> str:
    """What the verdict says of this index; of one that follows nothing, what it is."""
    if index.stands in ORDINARY:
        return words.say(words.standing.no_standby, index=index.follower_index)
    return words.say(
        words.verdict(index.verdict, index.reason).sentence,
        index=index.follower_index,
        behind=seconds_behind(words, index) or _operations(words, index),
        level_in=None if index.level_in_s is None else duration(words.figures, index.level_in_s),
        percent=percent(index),
        since=paused_for(words, index) or None,
    )


def reason_sentence(words: Words, index: IndexView, link: LinkView) -> str:
    """Why the verdict is what it is, and what follows from it."""
    return words.because(index.reason, index_evidence(link, index))


def row_notes(words: Words, index: IndexView, link: LinkView) -> tuple[str, ...]:
    """What a row of the overview says after its distance, the fullest first: why, and until when nothing is lost."""
    alarm = alarm_text(words, index)
    if alarm is not None:
        kept = history_kept(words, index)
        return (f"{alarm}{words.figures.clause}{kept}", alarm) if kept else (alarm,)
    if index.level_in_s is not None:
        return (words.say(words.overview.level_in, time=duration(words.figures, index.level_in_s)),)
    if pace := copy_pace(words, index):
        return (pace,)
    if not index.is_problem and index.reason is not Reason.BY_NUMBERS:
        return ()
    why = short_reason(words, index, link)
    left = history_kept(words, index)
    if index.paused_for_s is not None and left:
        return (left,)
    return (f"{why}{words.figures.clause}{left}", why) if left else (why,)


def _operations(words: Words, index: IndexView) -> str | None:
    if not index.operations_behind:
        return None
    return words.say(words.figures.operations, n=number(index.operations_behind))
