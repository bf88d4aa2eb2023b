"""How a link was last seen: what a console shows before anybody has looked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from ccrtui.core.record.restore import restored
from ccrtui.core.record.trouble import HistoryError

if TYPE_CHECKING:
    from ccrtui.core.watch.link_view import LinkView
    from ccrtui.ports.memory import Past
    from ccrtui.ports.system import Clock

_LOG = logging.getLogger("ccrtui.history")


def last_seen(open_past: Callable[[], Past], link: str, clock: Clock) -> LinkView | None:
    """A link as it was last recorded, as old as it is by now; None where nothing is, or it cannot be read."""
    try:
        past = open_past()
        try:
            span = past.span(link)
            last = past.moment(link, span[1]) if span is not None else None
        finally:
            past.close()
    except HistoryError as error:
        _LOG.info("nothing is shown of earlier: %s", error)
        return None
    return None if last is None else restored(last, clock.monotonic() - max(0.0, clock.epoch() - last.at))
