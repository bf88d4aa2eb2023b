"""What list actions have in common: ids or filters, and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from ccrtui.sim.cloud.api import schema
from ccrtui.sim.cloud.api.action import ITEMS, TEXT, TEXTS, WHOLE, ActionRequest
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value, not_found
from ccrtui.sim.cloud.state import Thing

T = TypeVar("T")
Filters = Mapping[str, Callable[[Thing, str], bool]]
"""By filter name: whether a thing fits one value. A filter is met by any of its values, all filters must be met."""
BY_FILTERS = {"Filters": ITEMS, "Offset": WHOLE, "Limit": WHOLE}
BY_FILTERS_IN_TEXT = {"Filters": ITEMS, "Offset": TEXT, "Limit": TEXT}
"""Optional fields of lists; some actions want their page as integers, some as strings."""
USUAL, MOST = 20, 100
MOST_FILTERS, MOST_VALUES = 10, 5


def selected(
    request: ActionRequest, things: Iterable[Thing], field: str, filters: Filters[Thing], absent: str = ""
) -> list[Thing]:
    """The things asked for by ids or by filters. Raises CloudError.

    `absent` is the code for an id that is not there; without one such an id is just not in the list.
    """
    candidates = list(things)
    ids = request.texts(field)
    if ids and request.items("Filters"):
        raise CloudError("InvalidParameter.Coexist", f"The parameters `{field}` and `Filters` cannot be used together.")
    if ids:
        return _by_id(candidates, ids, absent)
    return filtered(request, candidates, filters)


def filtered(request: ActionRequest, candidates: list[Thing], filters: Filters[Thing]) -> list[Thing]:
    """The things that meet the filters of a request. Raises CloudError."""
    for name, values in read_filters(request, filters):
        fits = filters[name]
        candidates = [thing for thing in candidates if any(fits(thing, value) for value in values)]
    return candidates


def read_filters(request: ActionRequest, known: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Names and values of the filters. Raises CloudError for names that are not known and for too many."""
    entries, names = request.items("Filters"), set(known)
    if len(entries) > MOST_FILTERS:
        raise bad_value("Filters", len(entries), "InvalidParameterValue.LimitExceeded")
    read = []
    for entry in entries:
        schema.check(entry, {"Name": TEXT, "Values": TEXTS}, {}, "Filters.")
        if entry["Name"] not in names:
            raise CloudError("InvalidParameter.FilterInvalidKey", f"The filter `{entry['Name']}` is not supported.")
        if not 0 < len(entry["Values"]) <= MOST_VALUES:
            raise bad_value("Filters.Values", len(entry["Values"]), "InvalidParameter.FilterValuesNotList")
        read.append((entry["Name"], list(entry["Values"])))
    return read


def page(request: ActionRequest, rows: Sequence[T], most: int = MOST) -> list[T]:
    """The part of the rows between `Offset` and `Limit`, whichever of the two types these have. Raises CloudError."""
    offset = _number(request, "Offset", 0)
    limit = _number(request, "Limit", USUAL)
    if limit > most:
        raise bad_value("Limit", limit, "InvalidParameterValue.Range")
    return list(rows[offset : offset + limit])


def _by_id(candidates: list[Thing], ids: list[str], absent: str) -> list[Thing]:
    if len(ids) > MOST:
        raise bad_value("ids", len(ids), "InvalidParameterValue.LimitExceeded")
    by_id = {thing.id: thing for thing in candidates}
    for identity in ids:
        if absent and identity not in by_id:
            raise not_found(absent, identity)
    return [by_id[identity] for identity in ids if identity in by_id]


def _number(request: ActionRequest, name: str, default: int) -> int:
    text = str(request.params.get(name, default))
    if not text.isascii() or not text.isdigit():
        raise bad_value(name, text)
    return int(text)
