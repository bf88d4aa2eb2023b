"""What calls would have made that never left: they were claimed in the profile, and no intent came behind that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Made


def entries_by_kind(made: Made) -> JsonObject:
    """The entries as a line of the journal has them."""
    return {kind.name: list(entries) for kind in fields(Made) if (entries := getattr(made, kind.name))}


def never_left(lines: Iterable[JsonObject]) -> Made:
    """The entries whose last claim is of a call that did not leave after it; of lines by their order."""
    claimed: dict[tuple[str, str], str] = {}
    left: set[str] = set()
    for line in lines:
        if line["type"] == "claim":
            for entry, call in _claims(line):
                claimed[entry] = call
                left.discard(call)
        elif line["type"] == "intent":
            left.add(str(line["call"]))
    unsent = [entry for entry, call in claimed.items() if call not in left]
    return Made(
        **{kind.name: tuple(entry for name, entry in unsent if name == kind.name) for kind in fields(Made)},
    )


def _claims(line: JsonObject) -> Iterable[tuple[tuple[str, str], str]]:
    calls = line.get("calls")
    for call, kinds in calls.items() if isinstance(calls, dict) else ():
        for kind, entries in kinds.items() if isinstance(kinds, dict) else ():
            for entry in entries if isinstance(entries, list) else ():
                yield (kind, str(entry)), call
