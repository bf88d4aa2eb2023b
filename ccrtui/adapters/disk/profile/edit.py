"""Changing a TOML document only where two states of a profile differ, so that everything else stays as typed."""

from __future__ import annotations

import re
from collections.abc import MutableMapping

import tomlkit
from tomlkit.items import AoT, Array

from ccrtui.adapters.disk.profile.toml import Plain, plain
from ccrtui.core.profile.profile import Profile

_ONE_BY_ONE = 8
"""So many items are put behind those of an array as a person would write them."""


def document_of(profile: Profile) -> tomlkit.TOMLDocument:
    """A new document for a profile, with an empty line before each table."""
    document = tomlkit.document()
    apply(document, {}, plain(profile))
    return tomlkit.parse(re.sub(r"(?<!\n)\n\[", "\n\n[", document.as_string()))


def apply(place: MutableMapping[str, object], old: Plain, new: Plain) -> None:
    """Carry the difference from old to new into a document or table that says old."""
    for key in old.keys() - new.keys():
        place.pop(key, None)
    for key, value in new.items():
        if value != old.get(key):
            _set(place, key, old.get(key), value)


def _set(place: MutableMapping[str, object], key: str, old: object, new: object) -> None:
    table = place.get(key)
    if isinstance(new, dict):
        if not isinstance(table, MutableMapping):
            place[key] = table = tomlkit.table()
            table = place[key]
        if isinstance(table, MutableMapping):
            apply(table, old if isinstance(old, dict) else {}, new)
    elif _is_tables(new):
        _set_tables(place, key, old if isinstance(old, list) else [], new)
    elif isinstance(table, Array) and isinstance(old, list) and isinstance(new, list) and new[: len(old)] == old:
        _append(table, new[len(old) :])
    else:
        place[key] = _array(new) if isinstance(new, list) else new


def _append(array: Array, items: list[object]) -> None:
    """Add items to an array; many in one line, as the library takes long for each that it puts in its place."""
    if len(items) > _ONE_BY_ONE:
        array.add_line(*items, indent=" ", newline=False)
        return
    for item in items:
        array.append(item)


def _array(items: list[object]) -> object:
    """An array of items, from its text: the library takes long for each that it puts behind the others."""
    return tomlkit.value(f"[{', '.join(tomlkit.item(item).as_string() for item in items)}]")


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _set_tables(place: MutableMapping[str, object], key: str, old: list[Plain], new: object) -> None:
    assert isinstance(new, list)
    tables = place.get(key)
    if not isinstance(tables, AoT | Array):
        place[key] = tomlkit.aot()
        tables = place[key]
        old = []
    assert isinstance(tables, AoT | Array)
    for number, value in enumerate(new):
        if number >= len(old):
            tables.append(_table(value))
        else:
            item = tables[number]
            assert isinstance(item, MutableMapping)
            apply(item, old[number], value)
    while len(tables) > len(new):
        tables.pop()


def _table(value: Plain) -> object:
    table = tomlkit.table()
    apply(table, {}, value)
    return table
