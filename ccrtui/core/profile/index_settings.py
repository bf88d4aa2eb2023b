"""The settings of a leader index that we create: JSON as Elasticsearch takes it, held as flat keys.

They may stand under `settings`, under `index`, nested or with dots (public reference, create index).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ccrtui.core.json_value import JsonValue

SHARDS_MOST = 1024
"""The most primary shards of one index (public reference, `number_of_shards`)."""
LONGEST = 64 * 1024
"""Characters of the JSON text."""

SHARDS = "number_of_shards"
_SOFT_DELETES = "soft_deletes.enabled"
_BESIDE_SETTINGS = frozenset({"mappings", "aliases"})


class SettingsUnfitError(ValueError):
    """A text that cannot be the settings of an index to be followed; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def index_settings(text: str) -> dict[str, JsonValue]:
    """The settings by their keys, flat and without `index.`. Raises SettingsUnfitError."""
    body = _read(text)
    if not isinstance(body, dict):
        raise SettingsUnfitError("settings_form")
    if _BESIDE_SETTINGS & body.keys():
        raise SettingsUnfitError("mappings_form")
    inner = body["settings"] if body.keys() == {"settings"} else body
    settings = _once([(key.removeprefix("index."), value) for key, value in _flat(inner)])
    if str(settings.get(_SOFT_DELETES, "true")).lower() != "true":
        raise SettingsUnfitError("soft_deletes_form")
    return settings


def on_one_line(text: str) -> str:
    """The same settings as a profile keeps them; a text that is none as it is."""
    try:
        return json.dumps(_read(text), ensure_ascii=False)
    except SettingsUnfitError:
        return text


def settings_problem(text: str) -> str | None:
    """Why a text cannot be the settings of an index to be followed, as a code."""
    try:
        index_settings(text)
    except SettingsUnfitError as unfit:
        return unfit.reason
    return None


def shards_problem(number: int) -> str | None:
    """How many primary shards an index may have."""
    return None if 1 <= number <= SHARDS_MOST else "shards_form"


def _read(text: str) -> object:
    if len(text) > LONGEST:
        raise SettingsUnfitError("settings_length_form")
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise SettingsUnfitError("settings_form") from None


def _once(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    known = dict(pairs)
    if len(known) != len(pairs):
        raise SettingsUnfitError("settings_form")
    return known


def _no_number(_word: str) -> JsonValue:
    raise SettingsUnfitError("settings_form")


def _flat(value: object, path: str = "") -> Iterator[tuple[str, JsonValue]]:
    if not isinstance(value, dict) or not all(key and key.isprintable() for key in value):
        raise SettingsUnfitError("settings_form")
    for key, item in value.items():
        whole = f"{path}.{key}" if path else key
        if isinstance(item, dict):
            yield from _flat(item, whole)
        elif isinstance(item, list) and any(isinstance(part, dict | list) for part in item):
            raise SettingsUnfitError("settings_form")
        else:
            yield whole, item
