"""What the heartbeat of a link tells, in a few words."""

from __future__ import annotations

from ccrtui.core.watch.heartbeat import LATE_S
from ccrtui.core.watch.link_view import LinkView
from ccrtui.text.durations import duration
from ccrtui.text.words import Words


def heartbeat(words: Words, link: LinkView) -> str | None:
    """How long a beat takes to the follower, and whether one is late; None where this session writes none."""
    pulse = link.pulse
    if pulse is None:
        return None
    if pulse.failing is not None:
        return words.watch.pulse_refused
    late_s = pulse.late_s(link.taken_at)
    late = duration(words.figures, late_s) if late_s > LATE_S else None
    took = None if pulse.took_s is None else duration(words.figures, pulse.took_s)
    if took is None and late is None:
        return words.watch.pulse_begins
    return words.say(words.watch.pulse, took=took, late=late)
