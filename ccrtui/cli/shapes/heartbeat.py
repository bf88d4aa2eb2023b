"""What the heartbeat of a link tells, as machines read it."""

from __future__ import annotations

from ccrtui.core.json_value import JsonObject
from ccrtui.core.watch.link_view import LinkView


def heartbeat_object(view: LinkView) -> JsonObject | None:
    """How long the newest beat took that has arrived, and for how long the oldest is late that has not.

    Null where this session writes none; times in seconds, null where none has arrived.
    """
    pulse = view.pulse
    if pulse is None:
        return None
    return {
        "index": pulse.index,
        "beats": pulse.beats,
        "seconds": None if pulse.took_s is None else round(pulse.took_s, 3),
        "seen_age_s": None if pulse.seen_at is None else round(max(0.0, view.taken_at - pulse.seen_at), 3),
        "late_s": round(pulse.late_s(view.taken_at), 3),
        "fault": pulse.failing,
    }
