"""What the lines of a journal say together, line by line: what is open, what is done, and what a removal took away."""

from __future__ import annotations

from datetime import datetime

import pytest

from ccrtui.adapters.disk.journal.replay import Entry, attempts_of, entries_of, unresolved_of
from ccrtui.core.call.attempt import Attempt
from ccrtui.core.call.effect import Effect, effect_of
from ccrtui.core.call.kind import Kind
from ccrtui.core.json_value import JsonObject, JsonValue

TAKES_AWAY = {
    Kind.DELETE_PEERING: {Kind.CREATE_PEERING, Kind.ACCEPT_PEERING, Kind.CREATE_ROUTE},
    Kind.DELETE_ROUTE: {Kind.CREATE_ROUTE},
    Kind.DELETE_SECURITY_RULE: {Kind.ADD_SECURITY_RULE},
    Kind.DELETE_CCN: {Kind.CREATE_CCN, Kind.SET_CCN_BANDWIDTH},
    Kind.DETACH_CCN: {Kind.ATTACH_CCN, Kind.ACCEPT_CCN_ATTACHMENT, Kind.SET_CCN_BANDWIDTH},
}
"""What is gone once something was removed, and may be made again."""
MADE = [kind for kind in Kind if effect_of(kind) is Effect.WRITE and kind not in TAKES_AWAY]


def at(second: int) -> str:
    return f"2026-01-01T00:00:{second:02}.000Z"


def epoch(second: int) -> float:
    return datetime.fromisoformat(at(second)).timestamp()


def intent(entry: str, call: str, second: int, **values: JsonValue) -> JsonObject:
    line: JsonObject = {"type": "intent", "entry": entry, "call": call, "at": at(second)}
    return {**line, "kind": "follow", "effect": "write", "side": "leader", **values}


def outcome(entry: str, second: int, result: str = "done", **values: JsonValue) -> JsonObject:
    line: JsonObject = {"type": "outcome", "entry": entry, "at": at(second), "result": result}
    return {**line, **values}


def settled(call: str, second: int, result: str = "done") -> JsonObject:
    return {"type": "settled", "call": call, "at": at(second), "result": result}


def test_a_call_with_its_end_is_one_entry() -> None:
    lines = [
        intent("e1", "c1", 1, region="ap-beijing", request={"path": "/a"}),
        outcome("e1", 2, "refused", detail={"status": 400}),
    ]
    whole = Entry(
        id="e1",
        call="c1",
        at=at(1),
        effect="write",
        side="leader",
        region="ap-beijing",
        request={"path": "/a"},
        kind="follow",
        result="refused",
        ended_at=at(2),
        detail={"status": 400},
    )
    assert entries_of(lines) == (whole,)


def test_what_is_not_said_is_not_made_up() -> None:
    (entry,) = entries_of([intent("e1", "c1", 1, region=7, request="text"), outcome("e1", 2, detail="text")])
    assert (entry.region, entry.request, entry.detail) == (None, {}, None)
    (open_one,) = entries_of([intent("e1", "c1", 1)])
    assert (open_one.result, open_one.ended_at, open_one.detail) == (None, None, None)


def test_other_lines_and_ends_of_what_nobody_began_say_nothing() -> None:
    opened: JsonObject = {"type": "opened", "at": at(0)}
    assert entries_of([opened, outcome("e9", 1), settled("c9", 2)]) == ()


def test_entries_are_in_the_order_of_their_time() -> None:
    assert [entry.id for entry in entries_of([intent("e2", "c2", 5), intent("e1", "c1", 1)])] == ["e1", "e2"]


def test_a_settlement_ends_every_open_sending_of_its_call_and_no_other() -> None:
    lines = [
        *(intent(f"e{number}", "c1", number) for number in range(1, 5)),
        intent("e5", "c2", 5),
        outcome("e1", 6, "unknown"),
        outcome("e2", 6, "refused"),
        outcome("e3", 6, "done"),
        settled("c1", 7, "not_done"),
    ]
    results = ["not_done", "refused", "done", "not_done", None]
    assert [entry.result for entry in entries_of(lines)] == results


def test_a_call_that_may_have_happened_is_told_once_oldest_first() -> None:
    lines = [
        *(intent("e1", "c1", 1), outcome("e1", 2, "unknown")),
        intent("e2", "c2", 3),
        intent("e3", "c1", 4),
        *(intent("e4", "c4", 5), outcome("e4", 6)),
        *(intent("e5", "c5", 7), outcome("e5", 8, "refused")),
    ]
    assert unresolved_of(entries_of(lines)) == ("c1", "c2")


@pytest.mark.parametrize(
    ("result", "second"), [(None, 1), ("unknown", 1), ("done", 9), ("refused", 9), ("not_done", 9)]
)
def test_an_attempt_counts_from_its_end_and_an_open_one_from_when_it_left(result: str | None, second: int) -> None:
    lines = [intent("e1", "c1", 1), *([outcome("e1", 9, result)] if result else [])]
    assert attempts_of(entries_of(lines)) == {"c1": Attempt(epoch(second), result, "follow")}


def test_the_newest_sending_of_a_call_is_what_counts() -> None:
    lines = [intent("e1", "c1", 1), outcome("e1", 2), intent("e2", "c1", 3)]
    assert attempts_of(entries_of(lines))["c1"] == Attempt(epoch(3), None, "follow")


@pytest.mark.parametrize("removal", [*TAKES_AWAY, Kind.DELETE_INDEX, Kind.UNFOLLOW])
@pytest.mark.parametrize("result", ["done", "refused", "unknown", None])
def test_a_removal_that_was_done_takes_away_what_was_made_and_nothing_else(removal: Kind, result: str | None) -> None:
    lines = [line for kind in MADE for line in (intent(f"e-{kind}", kind, 1, kind=kind), outcome(f"e-{kind}", 2))]
    removed = [intent("e", "removal", 3, kind=removal), *([outcome("e", 4, result)] if result else [])]
    gone = TAKES_AWAY.get(removal, set()) if result == "done" else set()
    assert set(MADE) - attempts_of(entries_of([*lines, *removed])).keys() == gone


@pytest.mark.parametrize(("kind", "gone"), [(Kind.CREATE_PEERING, True), (Kind.ACCEPT_PEERING, False)])
@pytest.mark.parametrize("result", [None, "unknown"])
def test_of_what_is_open_only_what_is_made_once_goes_with_what_was_removed(
    kind: Kind, gone: bool, result: str | None
) -> None:
    made = [intent("e1", "made", 1, kind=kind), *([outcome("e1", 2, result)] if result else [])]
    lines = [*made, intent("e2", "removal", 3, kind=Kind.DELETE_PEERING), outcome("e2", 4)]
    assert ("made" not in attempts_of(entries_of(lines))) is gone


def test_what_was_refused_stays_what_it_was() -> None:
    made = [intent("e1", "made", 1, kind=Kind.CREATE_PEERING), outcome("e1", 2, "refused")]
    lines = [*made, intent("e2", "removal", 3, kind=Kind.DELETE_PEERING), outcome("e2", 4)]
    assert "made" in attempts_of(entries_of(lines))
