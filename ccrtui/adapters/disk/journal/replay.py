"""What the lines of all journal files say together: each call with its end, and those without one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ccrtui.core.call.attempt import Attempt
from ccrtui.core.call.effect import UNREPEATABLE
from ccrtui.core.call.kind import Kind
from ccrtui.core.json_value import JsonObject


@dataclass(frozen=True, slots=True)
class Entry:
    """One call that was about to leave; `result` is None while its end is not known."""

    id: str
    call: str
    at: str
    """RFC 3339, UTC."""
    effect: str
    side: str
    region: str | None
    request: JsonObject
    kind: str
    result: str | None = None
    ended_at: str | None = None
    detail: JsonObject | None = None


def entries_of(lines: Iterable[JsonObject]) -> tuple[Entry, ...]:
    """Join intents with the outcomes that come after them, and order them by time."""
    entries: dict[str, Entry] = {}
    for line in lines:
        if line["type"] == "intent":
            entry = _entry(line)
            entries[entry.id] = entry
        elif line["type"] in ("outcome", "settled"):
            for key in _ended_by(line, entries):
                entries[key] = _ended(entries[key], line)
    return tuple(sorted(entries.values(), key=lambda entry: entry.at))


def unresolved_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The calls that may or may not have happened, oldest first, each once."""
    return tuple(dict.fromkeys(entry.call for entry in entries if entry.result in (None, "unknown")))


def attempts_of(entries: Iterable[Entry]) -> dict[str, Attempt]:
    """The newest sending of each call; what was done before something was removed counts no more."""
    attempts: dict[str, Attempt] = {}
    for entry in entries:
        at = _epoch(entry.at if entry.result == "unknown" else entry.ended_at or entry.at)
        attempts[entry.call] = Attempt(at, entry.result, entry.kind)
        if entry.result == "done" and (undone_kinds := _REMOVED_BY.get(entry.kind)):
            attempts = {
                call: attempt
                for call, attempt in attempts.items()
                if attempt.kind not in undone_kinds or not _ended_with(attempt)
            }
    return attempts


def _ended_with(attempt: Attempt) -> bool:
    """Whether what an attempt made is gone with what was removed; of what is made once, even if its end is open."""
    return attempt.result == "done" or (attempt.is_open and attempt.kind in UNREPEATABLE)


_REMOVED_BY: Mapping[str, tuple[str, ...]] = {
    Kind.DELETE_PEERING: (Kind.CREATE_PEERING, Kind.ACCEPT_PEERING, Kind.CREATE_ROUTE),
    Kind.DELETE_ROUTE: (Kind.CREATE_ROUTE,),
    Kind.DELETE_SECURITY_RULE: (Kind.ADD_SECURITY_RULE,),
    Kind.DELETE_CCN: (Kind.CREATE_CCN, Kind.SET_CCN_BANDWIDTH),
    Kind.DETACH_CCN: (Kind.ATTACH_CCN, Kind.ACCEPT_CCN_ATTACHMENT, Kind.SET_CCN_BANDWIDTH),
}
"""What a removal may have taken away; the kinds are strings, as the journal has them."""


def _epoch(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()


def _entry(line: JsonObject) -> Entry:
    request, region = line.get("request"), line.get("region")
    return Entry(
        id=str(line["entry"]),
        call=str(line["call"]),
        at=str(line["at"]),
        effect=str(line.get("effect")),
        side=str(line.get("side")),
        region=region if isinstance(region, str) else None,
        request=request if isinstance(request, dict) else {},
        kind=str(line.get("kind")),
    )


def _ended_by(end: JsonObject, entries: dict[str, Entry]) -> list[str]:
    if end["type"] == "outcome":
        return [str(end["entry"])] if str(end["entry"]) in entries else []
    open_ends = (None, "unknown")
    return [key for key, entry in entries.items() if entry.call == end["call"] and entry.result in open_ends]


def _ended(entry: Entry, end: JsonObject) -> Entry:
    detail = end.get("detail")
    return replace(
        entry,
        result=str(end["result"]),
        ended_at=str(end["at"]),
        detail=detail if isinstance(detail, dict) else None,
    )
