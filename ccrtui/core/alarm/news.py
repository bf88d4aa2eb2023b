"""What is told of a change to somebody who is not looking: from one view of a link to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ccrtui.core.alarm.alarm import Level
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.record.changes import Known, events_of
from ccrtui.core.record.event import What
from ccrtui.core.timestamp import rfc3339
from ccrtui.core.watch.link_view import LinkView

MOST = 100
"""How many changes of one moment are told one by one."""
_TOLD = frozenset({What.VERDICT, What.CONNECTION, What.APPEARED, What.GONE, What.LEASE})


@dataclass(frozen=True, slots=True)
class Heard:
    """What has been told so far of a link: what its events led to, and which of its indices had passed a threshold."""

    known: Known = field(default_factory=Known)
    levels: Mapping[str, Level] = field(default_factory=dict)

    def after(self, view: LinkView) -> tuple[Heard, tuple[JsonObject, ...]]:
        """What has been told then, and the changes that this view brings; the first one brings none."""
        events, known = events_of(self.known, view)
        levels = {index.follower_index: index.alarm for index in view.indices if index.alarm is not None}
        changes: list[JsonObject] = [
            {"what": event.what.value, "index": event.index, "from": event.before, "to": event.after}
            for event in events
            if event.what in _TOLD
        ]
        if self.known.offset is not None:
            changes += _alarms(self.levels, levels)
        return Heard(known, levels), tuple(changes)


def _alarms(before: Mapping[str, Level], after: Mapping[str, Level]) -> Iterator[JsonObject]:
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) is not after.get(name):
            yield {"what": "alarm", "index": name, "from": before.get(name), "to": after.get(name)}


def told(profile: str, view: LinkView, changes: tuple[JsonObject, ...]) -> JsonObject:
    """The one object that a command gets: which link, how it stands now, and what has changed."""
    shown: list[JsonValue] = [*changes[:MOST]]
    return {
        "profile": profile,
        "link": view.called,
        "at": rfc3339(view.sampled_at, "milliseconds"),
        "verdict": view.verdict.value,
        "reason": view.reason.value,
        "connected": view.connected,
        "alarm": view.alarm,
        "changes": shown,
        "changes_left_out": len(changes) - len(shown),
    }
