"""A figure that has passed a threshold, in words, for every surface."""

from __future__ import annotations

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.profile.threshold import HOUR_S
from ccrtui.core.state import NoticeCode
from ccrtui.core.watch.link_view import IndexView
from ccrtui.text.durations import duration
from ccrtui.text.words import Words


def alarm_text(words: Words, index: IndexView) -> str | None:
    """The worst of what has passed a threshold of that index, with its level; None where nothing has."""
    worst = next((alarm for level in Level for alarm in index.alarms if alarm.level is level), None)
    if worst is None:
        return None
    template = words.alarms.critical if worst.level is Level.CRITICAL else words.alarms.warn
    return words.say(template, what=_passed(words, worst))


def alarm_sentence(words: Words, index: IndexView) -> str | None:
    """The same as a sentence of its own."""
    text = alarm_text(words, index)
    return _as_sentence(words, text) if text else None


def passed_limit(words: Words, alarm: Alarm) -> str:
    """One figure beyond one limit, as a sentence."""
    return _as_sentence(words, _passed(words, alarm))


def _as_sentence(words: Words, text: str) -> str:
    return words.say(words.alarms.sentence, text=text[:1].upper() + text[1:])


def not_notified(words: Words, reason: str) -> str:
    """That the command of a profile could not be told of a change, and why: by a code, or in words of the system."""
    codes = {"command_timed_out": words.alarms.command_timed_out, "command_failed": words.alarms.command_failed}
    return words.say(words.notices[NoticeCode.NOTIFY_FAILED], reason=codes.get(reason, reason))


def _passed(words: Words, alarm: Alarm) -> str:
    template = words.alarms.history if alarm.figure is Figure.HISTORY_HOURS else words.alarms.behind
    value = "?" if alarm.value is None else _amount(words, alarm.figure, alarm.value)
    return words.say(template, value=value, limit=_amount(words, alarm.figure, alarm.limit))


def _amount(words: Words, figure: Figure, amount: float) -> str:
    if figure is Figure.OPERATIONS:
        return words.say(words.figures.operations, n=f"{amount:,.0f}")
    return duration(words.figures, max(0.0, amount) * (HOUR_S if figure is Figure.HISTORY_HOURS else 1))
