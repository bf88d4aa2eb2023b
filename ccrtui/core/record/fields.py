"""Which values of a view are kept, and how: one line for each, for writing and for reading alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum, auto
from math import floor

from ccrtui.core.record.kept import Plain
from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.following.ordinary_index import Occupant, Origin
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict


class Way(StrEnum):
    """How a value is kept."""

    WORD = auto()
    """One of a closed set, or a text."""
    NUMBER = auto()
    """A whole number or a boolean."""
    FIGURE = auto()
    """A fraction, to three digits."""
    AGO = auto()
    """Seconds that have passed: kept as the moment since which, so that they may grow without a change."""
    LEFT = auto()
    """Seconds that remain: kept as the moment until which."""
    MOMENT = auto()
    """Monotonic seconds of the program: kept as the moment by the clock."""
    AGE = auto()
    """Monotonic seconds of what is asked anew each time: kept as its age at the sample, in whole seconds."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value: its name in the view, the way it is kept, and for a word the set it is of (None: any text).

    Of a `leading` one a change is a reason to write; any other is written beside those.
    """

    name: str
    way: Way
    words: Callable[[str], StrEnum] | None = None
    leading: bool = True
    key: str = field(init=False)
    """The name under which it is kept."""

    def __post_init__(self) -> None:
        moment = self.way in (Way.AGO, Way.LEFT, Way.MOMENT)
        object.__setattr__(self, "key", f"@{self.name}" if moment else self.name)


LINK = (
    Field("alias", Way.WORD),
    Field("name", Way.WORD),
    Field("connected", Way.NUMBER),
    Field("reason", Way.WORD, Reason),
    Field("own_verdict", Way.WORD, Verdict),
    Field("leader_health", Way.WORD),
    Field("follower_health", Way.WORD),
    Field("operations_per_s", Way.FIGURE),
    Field("tick_s", Way.FIGURE, leading=False),
    Field("every_s", Way.FIGURE, leading=False),
    Field("leader_heard_at", Way.AGE),
    Field("follower_heard_at", Way.AGE),
    Field("connected_at", Way.MOMENT, leading=False),
)
INDEX = (
    Field("leader_index", Way.WORD),
    Field("verdict", Way.WORD, Verdict),
    Field("reason", Way.WORD, Reason),
    Field("operations_behind", Way.NUMBER),
    Field("seconds_behind", Way.AGO),
    Field("seconds_at_least", Way.NUMBER),
    Field("level_in_s", Way.FIGURE),
    Field("copy_bytes_per_s", Way.FIGURE),
    Field("copy_left_s", Way.FIGURE),
    Field("leader_docs", Way.NUMBER),
    Field("follower_docs", Way.NUMBER),
    Field("docs_at", Way.MOMENT, leading=False),
    Field("leader_told", Way.NUMBER),
    Field("leader_whole", Way.NUMBER),
    Field("paused_for_s", Way.AGO),
    Field("paused_at_least", Way.NUMBER),
    Field("lease_left_s", Way.LEFT),
    Field("history_held", Way.NUMBER),
    Field("follows", Way.WORD, Follows),
    Field("stands", Way.WORD, Occupant),
    Field("origin", Way.WORD, Origin),
)
SHARD = (
    Field("verdict", Way.WORD, Verdict),
    Field("reason", Way.WORD, Reason),
    Field("leader_max_seq_no", Way.NUMBER),
    Field("leader_global_checkpoint", Way.NUMBER),
    Field("follower_global_checkpoint", Way.NUMBER),
    Field("evidence", Way.WORD, Evidence),
    Field("error_at", Way.MOMENT),
    Field("operations_behind", Way.NUMBER),
    Field("seconds_behind", Way.AGO),
    Field("seconds_at_least", Way.NUMBER),
)
LAGS = tuple(Field(name, Way.NUMBER) for name in ("transport", "apply", "on_the_way"))
COURSE = (Field("since", Way.MOMENT), Field("begun", Way.NUMBER), Field("trouble_since", Way.MOMENT))
FIRST_COPY = tuple(Field(name, Way.NUMBER) for name in ("total_bytes", "recovered_bytes", "shards_done", "shards"))


def kept_value(kind: Field, value: object, at: float, taken_at: float) -> Plain:
    """A value as it is kept: of a sample taken at `at`, epoch seconds, and `taken_at`, monotonic ones."""
    if value is None or isinstance(value, bool):
        return value
    if kind.way is Way.WORD:
        return str(value)
    return _number(kind.way, value, at, at - taken_at) if isinstance(value, int | float) else None


def _number(way: Way, value: float, at: float, offset: float) -> Plain:
    """A number as it is kept; `offset` is epoch seconds minus monotonic ones.

    A moment is kept as the beginning of its tenth of a second: no age is less by that, and nothing lasts longer.
    """
    if way is Way.NUMBER:
        return int(value)
    if way is Way.FIGURE:
        return float(f"{value:.3g}")
    if way is Way.AGE:
        return max(0, round(at - offset - value))
    if way is Way.AGO:
        return floor((at - value) * 10) if value >= _NONE_S else False
    return floor((at + value if way is Way.LEFT else value + offset) * 10)


_NONE_S = 0.05
"""Fewer seconds than that are none."""


def view_value(kind: Field, value: Plain, at: float, taken_at: float) -> object:
    """The value of the view again; None where what was kept is no such value."""
    if kind.way is Way.WORD:
        return _word(kind, value)
    if kind.way is Way.AGO and value is False:
        return 0.0
    if kind.way is Way.NUMBER:
        return value if isinstance(value, int) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _seconds(kind.way, value, at, at - taken_at)


def _seconds(way: Way, value: float, at: float, offset: float) -> float:
    if way is Way.FIGURE:
        return float(value)
    if way is Way.AGE:
        return at - offset - value
    if way is Way.MOMENT:
        return value / 10 - offset
    return max(0.0, at - value / 10 if way is Way.AGO else value / 10 - at)


def _word(kind: Field, value: Plain) -> object:
    if not isinstance(value, str) or kind.words is None:
        return value if isinstance(value, str) else None
    try:
        return kind.words(value)
    except ValueError:
        return None
