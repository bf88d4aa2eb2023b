"""The options of `profiles new` and `edit` as fields of a profile's parts, each checked before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

from ccrtui.cli.profiles_options import Given, UsageError
from ccrtui.core.profile import rules
from ccrtui.core.profile.profile import Environment, IndexPair, NetworkChoice, RemoteMode

Fields = dict[str, Any]
"""Values by the names of dataclass fields."""

_SIDE: dict[str, rules.Rule] = {
    "region": rules.region_problem,
    "url": rules.url_problem,
    "user": rules.filled_problem,
}
_LINK: dict[str, rules.Rule] = {
    "alias": rules.alias_problem,
    "charge": rules.charge_problem,
    "ccn": rules.ccn_problem,
    "probe-from": rules.machine_problem,
    "probe-to": rules.address_problem,
}
_NUMBERS: dict[str, Callable[[int], str | None]] = {
    "bandwidth": rules.bandwidth_problem,
    "sample-docs": rules.samples_problem,
}


def cluster_fields(given: Given, side: str) -> Fields:
    """What the command line says of one cluster. Raises UsageError."""
    fields: Fields = {}
    if side in given.texts:
        fields |= _where(side, given.texts[side])
    for key, rule in _SIDE.items():
        _text(fields, given, f"{side}-{key}", key, rule)
    for key in ("password", "credentials"):
        _reference(fields, given, f"{side}-{key}", key)
    _file(fields, given, f"{side}-ca", "ca")
    transport = f"{side}-transport"
    if transport in given.lists:
        fields["transport"] = _each(transport, given.lists[transport], rules.transport_problem)
    return fields


def link_fields(given: Given) -> Fields:
    """What the command line says of the link. Raises UsageError."""
    fields: Fields = {}
    for key, rule in _LINK.items():
        _text(fields, given, key, key.replace("-", "_"), rule)
    if fields.get("alias", "") is None:
        raise UsageError("option_bad", option="--alias", reason="empty")
    for key, check in _NUMBERS.items():
        _number(fields, given, key, key.replace("-", "_"), check)
    _word(fields, given, "network", NetworkChoice)
    _word(fields, given, "remote-mode", RemoteMode)
    if "index" in given.lists:
        fields["indices"] = _pairs(given.lists["index"])
    if "create-index" in given.flags or fields.get("sample_docs"):
        fields["create_index"] = True
    if fields.get("sample_docs", 0) is None:
        fields["sample_docs"] = 0
    return fields


def profile_fields(given: Given) -> Fields:
    """What the command line says of the profile as a whole. Raises UsageError."""
    fields: Fields = {}
    _word(fields, given, "environment", Environment)
    _text(fields, given, "cloud-endpoint", "cloud_endpoint", rules.url_problem)
    _text(fields, given, "lang", "language", rules.language_problem)
    return fields


def _where(option: str, value: str) -> Fields:
    if not value:
        return {"instance": None, "url": None}
    if value.startswith("es-") and rules.instance_problem(value) is None:
        return {"instance": value, "url": None}
    if "://" not in value:
        raise UsageError("option_bad", option=f"--{option}", reason="where_form")
    reason = rules.url_problem(value)
    if reason is not None:
        raise UsageError("option_bad", option=f"--{option}", reason=reason)
    return {"url": value, "instance": None}


def _text(fields: Fields, given: Given, option: str, field: str, rule: rules.Rule) -> None:
    value = given.texts.get(option)
    if value is None:
        return
    reason = rule(value) if value else None
    if reason is not None:
        raise UsageError("option_bad", option=f"--{option}", reason=reason)
    fields[field] = value or None


def _reference(fields: Fields, given: Given, option: str, field: str) -> None:
    value = given.texts.get(option)
    if value is None:
        return
    if value and rules.reference_problem(value) is not None:
        raise UsageError("option_not_reference", option=f"--{option}")
    kind, _, path = value.partition(":")
    fields[field] = f"file:{Path(path).expanduser().absolute()}" if kind == "file" else value or None


def _file(fields: Fields, given: Given, option: str, field: str) -> None:
    value = given.texts.get(option)
    if value is None:
        return
    path = Path(value).expanduser().absolute()
    if value and not path.is_file():
        raise UsageError("option_file_missing", option=f"--{option}", file=str(path))
    fields[field] = str(path) if value else None


def _number(fields: Fields, given: Given, option: str, field: str, check: Callable[[int], str | None]) -> None:
    value = given.texts.get(option)
    if value is None:
        return
    if value and not (value.isascii() and value.isdigit() and len(value) < 12):
        raise UsageError("option_bad", option=f"--{option}", reason="whole_number")
    reason = check(int(value)) if value else None
    if reason is not None:
        raise UsageError("option_bad", option=f"--{option}", reason=reason)
    fields[field] = int(value) if value else None


def _word(fields: Fields, given: Given, option: str, words: type[StrEnum]) -> None:
    value = given.texts.get(option)
    if value is None:
        return
    if value not in list(words):
        raise UsageError("option_word_unknown", option=f"--{option}", allowed=", ".join(words))
    fields[option.replace("-", "_")] = words(value)


def _each(option: str, values: tuple[str, ...], rule: rules.Rule) -> tuple[str, ...]:
    """All values of a repeatable option; one empty value is an empty list."""
    if values == ("",):
        return ()
    for value in values:
        reason = rule(value)
        if reason is not None:
            raise UsageError("option_bad", option=f"--{option}", reason=reason)
    return values


def _pairs(values: tuple[str, ...]) -> tuple[IndexPair, ...]:
    pairs: list[IndexPair] = []
    for value in _each("index", values, lambda text: None if text else "index_form"):
        leader, equals, follower = value.partition("=")
        pair = IndexPair(leader, follower if equals else leader)
        _each("index", (pair.leader, pair.follower), rules.index_problem)
        pairs.append(pair)
    return tuple(dict.fromkeys(pairs))
