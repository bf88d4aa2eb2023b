"""What is kept of a link at one moment: plain values by the name of what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Plain = str | int | float | bool | None
"""A value as it is kept. A moment is whole tenths of a second since 1970 by this machine's clock; False: none."""

Values = Mapping[str, Plain]
"""Values by name. The name of a moment begins with `@`; that of a shard's value with its number and a dot."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A link at one moment, or what changed in it until then. `at` is epoch seconds.

    `rows` are the followers by name, each with its values. Of a change they are those that differ, a value that is not
    there any more being None, and `gone` are the followers that are not there any more.
    """

    at: float
    link: Values = field(default_factory=dict)
    rows: Mapping[str, Values] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is said: nothing changed."""
        return not (self.link or self.rows or self.gone)


NOTHING = Kept(0.0)


def changed(values: Values, by: Values) -> Values:
    """Values after a change."""
    if not values and None not in by.values():
        return by
    return {name: value for name, value in {**values, **by}.items() if value is not None}


def after(before: Kept, change: Kept) -> Kept:
    """The link after a change."""
    rows = dict(before.rows)
    for name in change.gone:
        rows.pop(name, None)
    for name, values in change.rows.items():
        rows[name] = changed(rows.get(name, {}), values)
    return Kept(change.at, changed(before.link, change.link) if change.link else before.link, rows)


def difference(before: Values, now: Values) -> Values:
    """What has to be said to get from one to the other; moments that hardly differ are the same."""
    said = {name: value for name, value in now.items() if _differs(name, before.get(name), value)}
    said.update((name, None) for name in before if name not in now)
    return said


def between(before: Kept, now: Kept) -> Kept:
    """What has changed from one to the other."""
    rows = {
        name: said
        for name, values in now.rows.items()
        if (earlier := before.rows.get(name)) is not values and (said := difference(earlier or {}, values))
    }
    return Kept(now.at, difference(before.link, now.link), rows, tuple(before.rows.keys() - now.rows.keys()))


def _differs(name: str, before: Plain, now: Plain) -> bool:
    if before == now and type(before) is type(now):
        return False
    earlier, later = whole_number(before), whole_number(now)
    if not name.startswith("@") or earlier is None or later is None:
        return True
    return abs(later - earlier) > tolerance(name)


def whole_number(value: Plain) -> int | None:
    """The value where it is a whole number; a boolean is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def tolerance(name: str) -> int:
    """By how many tenths of a second a moment may seem to move and be the same: it is reckoned back in each sample."""
    return _TOLERANCES.get(name.rpartition(".")[2].lstrip("@"), _TOLERANCE)


_TOLERANCE = 2
_TOLERANCES: Mapping[str, int] = {"paused_for_s": 20, "lease_left_s": 20}
