"""The ten settings of a follower, which every resume sets anew: what is not given with it is its default again.

Only an active follower shows them (`_ccr/info`), so they are remembered while it is seen to be active, and sent again
when it is resumed (recorded on Elasticsearch 7.3.0). Numbers are numbers; sizes and times are text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Settings = Mapping[str, str | int]
"""Values by name, as the server shows and takes them."""

DEFAULTS: Settings = {
    "max_read_request_operation_count": 5120,
    "max_write_request_operation_count": 5120,
    "max_outstanding_read_requests": 12,
    "max_outstanding_write_requests": 9,
    "max_read_request_size": "32mb",
    "max_write_request_size": "9223372036854775807b",
    "max_write_buffer_count": 2147483647,
    "max_write_buffer_size": "512mb",
    "max_retry_delay": "500ms",
    "read_poll_timeout": "1m",
}
"""All ten, as a follower shows them that was given none (recorded on Elasticsearch 7.3.0)."""


def given(settings: Settings) -> Settings:
    """Those that differ from the default, and so have to be given again."""
    return {name: settings[name] for name in DEFAULTS if name in settings and settings[name] != DEFAULTS[name]}


@dataclass(frozen=True, slots=True)
class Maxima:
    """What a follower may have out and bring at once, by its settings; None where they were not told."""

    reads: int | None = None
    writes: int | None = None
    operations_per_read: int | None = None


NO_MAXIMA = Maxima()


def maxima_of(settings: Settings) -> Maxima:
    """The maxima of a follower from its settings as `_ccr/info` shows them."""
    names = ("max_outstanding_read_requests", "max_outstanding_write_requests", "max_read_request_operation_count")
    return Maxima(*(value if isinstance(value := settings.get(name), int) else None for name in names))
