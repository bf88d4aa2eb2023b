"""An event in words."""

from __future__ import annotations

from ccrtui.core.record.event import Event, Lasting, What
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.durations import duration
from ccrtui.text.words import Words


def event_text(words: Words, each: Lasting) -> str:
    """One line: what changed, from what to what, and how long that lasted where it is over."""
    event, history = each.event, words.history
    sentences = {
        What.VERDICT: history.verdict,
        What.CONNECTION: history.connection,
        What.APPEARED: history.appeared,
        What.GONE: history.gone,
        What.LEASE: history.lease,
        What.CLOCK: history.clock,
    }
    return words.say(
        sentences[event.what],
        index=event.index,
        link=event.link,
        before=state_text(words, event, event.before),
        after=state_text(words, event, event.after),
        lasted=None if each.lasted_s is None else duration(words.figures, each.lasted_s),
        seconds=event.after,
    )


def state_text(words: Words, event: Event, state: str | None) -> str | None:
    """A verdict, or how a connection or a lease stands, in words; what no word is known for stands as it is."""
    if state is None or event.what is What.CLOCK:
        return state
    if event.what in (What.CONNECTION, What.LEASE):
        return words.history.states.get(state, state)
    return words.verdict(Verdict(state)).word if state in set(Verdict) else state
