"""Asking a record what a watch that begins should know."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.record.about import of_link, of_others
from ccrtui.core.record.event import Event, breaks
from ccrtui.core.record.recall import LOOKED_BACK_S, Recalled, recalled
from ccrtui.core.record.trouble import HistoryError
from ccrtui.ports.memory import Past
from ccrtui.ports.system import Clock

LATELY_S = 3600.0
"""Of how many seconds before now the events are recalled."""
_LOG = logging.getLogger("ccrtui.history")

OpenPast = Callable[[], Past]
"""Opens the record of a profile. Raises HistoryError."""


def recall(open_past: OpenPast, link: str, clock: Clock, identities: Mapping[Side, ClusterIdentity]) -> Recalled | None:
    """What was recorded of a link; None where that is nothing, cannot be read, or is about other clusters.

    Takes its time: it is also looked for when something fell behind.
    """
    try:
        past = open_past()
        try:
            span = past.span(link)
            last = past.moment(link, span[1]) if span is not None else None
            if last is None or of_others(of_link(past.about(), link), identities):
                return None
            before = past.moments(link, last.at - LOOKED_BACK_S, last.at)
            now = clock.epoch()
            events = tuple(past.events(now - LATELY_S, now))
            return replace(recalled(last, before, now, clock.monotonic()), events=events)
        finally:
            past.close()
    except HistoryError as error:
        _LOG.info("nothing is recalled: %s", error)
        return None


def breaks_lately(open_past: OpenPast | None, link: str, clock: Clock) -> int | None:
    """How often something of a link broke within the last hour, as recorded; None where nothing can be read."""
    events = events_lately(open_past, link, clock)
    return None if events is None else breaks(events, clock.epoch()).number


def events_lately(open_past: OpenPast | None, link: str, clock: Clock) -> list[Event] | None:
    """What has changed of a link within the last hour, as recorded; None where nothing can be read."""
    if open_past is None:
        return None
    try:
        past = open_past()
        try:
            now = clock.epoch()
            return [event for event in past.events(now - LATELY_S, now) if event.link == link]
        finally:
            past.close()
    except HistoryError:
        return None
