"""What was asked of the cloud and is not seen yet is looked for, and asked for again only when someone says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ccrtui.core.call.attempt import Attempt
from ccrtui.core.call.call import Side
from ccrtui.core.call.effect import UNREPEATABLE
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.writes import NewPeering, accept_peering, create_peering, delete_peering
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.conclude import missing, satisfied
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Absent, Danger, Intention, Judgement, PlannedCall, StepName, StepState, StepView
from ccrtui.engine.walk.in_doubt import LAGS_S, SEARCH_S, as_in_doubt, gone, may_be_in_doubt
from ccrtui.engine.walk.step_runner import StepRunner
from ccrtui.ports.journal import JournalError
from tests.engine.fakes import PROFILE, MemoryJournal, bench
from tests.engine.walk.steps import DocumentsStep, World

CREATE = create_peering(
    Side.LEADER, "ap-beijing", NewPeering(PROFILE.marker, "vpc-a", "vpc-b", "100000000001", "ap-shanghai")
)
ACCEPT = accept_peering(Side.FOLLOWER, "ap-shanghai", "pcx-1a2b3c4d")
NOW = 1_000_000.0
INTENTION = Intention(PROFILE)


def view(*calls: object) -> StepView:
    planned = tuple(PlannedCall(call) for call in (CREATE, ACCEPT) if call in calls)
    return StepView(StepName.PEERING, missing(Code.PEERING_MISSING), planned)


def judged(
    shown: StepView, attempt: Attempt | None, confirmed: frozenset[str] = frozenset()
) -> tuple[StepState, Code | object, JsonObject]:
    tried = {CREATE.id: attempt, ACCEPT.id: attempt} if attempt else {}
    seen = as_in_doubt(shown, replace(INTENTION, confirmed=confirmed), tried, NOW)
    return seen.judgement.state, seen.judgement.code, seen.judgement.evidence


def test_what_was_never_sent_is_planned() -> None:
    shown = view(CREATE)
    assert as_in_doubt(shown, INTENTION, {}, NOW) is shown
    assert may_be_in_doubt(shown)


@pytest.mark.parametrize("result", [None, "unknown", "done"])
def test_for_a_minute_it_is_looked_for_and_nothing_can_be_sent(result: str | None) -> None:
    seen = as_in_doubt(view(CREATE), INTENTION, {CREATE.id: Attempt(NOW - 20, result)}, NOW)
    assert (seen.judgement.state, seen.judgement.code) == (StepState.WAITING, Code.CREATE_UNCERTAIN)
    assert seen.planned == ()
    assert seen.judgement.patience_s > SEARCH_S


@pytest.mark.parametrize("result", [None, "unknown", "done"])
def test_after_the_minute_the_operator_is_asked_for_the_marker(result: str | None) -> None:
    seen = as_in_doubt(view(CREATE), INTENTION, {CREATE.id: Attempt(NOW - SEARCH_S - 1, result)}, NOW)
    assert (seen.judgement.state, seen.judgement.code) == (StepState.BLOCKED, Code.CREATE_NOT_FOUND)
    assert [item.confirm for item in seen.planned] == [PROFILE.marker]


@pytest.mark.parametrize(("ago", "result"), [(SEARCH_S + 1, None), (1000.0, "unknown"), (SEARCH_S + 1, "done")])
def test_the_typed_marker_lets_it_be_sent(ago: float, result: str | None) -> None:
    state, code, _ = judged(view(CREATE), Attempt(NOW - ago, result), frozenset({PROFILE.marker}))
    assert (state, code) == (StepState.MISSING, Code.PEERING_MISSING)


@pytest.mark.parametrize("result", [None, "unknown", "done"])
def test_the_typed_marker_does_not_shorten_the_search(result: str | None) -> None:
    state, code, _ = judged(view(CREATE), Attempt(NOW - 1, result), frozenset({PROFILE.marker}))
    assert (state, code) == (StepState.WAITING, Code.CREATE_UNCERTAIN)


async def test_a_search_is_waited_for_to_its_end() -> None:
    desk = bench(World())
    desk.journal = Remembering(Attempt(desk.clock.epoch(), None))
    *_, last = [
        event async for event in StepRunner(desk.connection).look_until_known(Asking(), INTENTION, patient=True)
    ]
    seen = last.view
    assert seen.judgement.code is Code.CREATE_NOT_FOUND


@pytest.mark.parametrize("result", ["refused", "not_done"])
def test_what_is_known_not_to_have_happened_is_no_doubt(result: str) -> None:
    assert judged(view(CREATE), Attempt(NOW - 1, result))[0] is StepState.MISSING


def test_what_cannot_be_there_twice_is_sent_again_after_the_minute() -> None:
    assert judged(view(ACCEPT), Attempt(NOW - SEARCH_S - 1, None))[0] is StepState.MISSING
    assert judged(view(ACCEPT), Attempt(NOW - 1, None))[0] is StepState.WAITING


@pytest.mark.parametrize("kind", sorted(UNREPEATABLE))
@pytest.mark.parametrize("result", [None, "unknown", "done"])
def test_what_would_be_there_twice_is_sent_again_only_when_somebody_says_so(kind: Kind, result: str | None) -> None:
    again = replace(CREATE, kind=kind)
    shown = StepView(StepName.PEERING, missing(Code.PEERING_MISSING), (PlannedCall(again),))
    doubted = as_in_doubt(shown, INTENTION, {again.id: Attempt(NOW - SEARCH_S, result, kind)}, NOW)
    assert doubted.judgement.code is Code.CREATE_NOT_FOUND
    assert [(item.confirm, item.danger) for item in doubted.planned] == [(PROFILE.marker, Danger.REPEATED)]
    confirmed = replace(INTENTION, confirmed=frozenset({PROFILE.marker}))
    assert as_in_doubt(shown, confirmed, {again.id: Attempt(NOW - SEARCH_S, result, kind)}, NOW) is shown


def test_a_second_call_that_may_be_there_is_asked_about_and_the_first_left_as_it_is() -> None:
    shown = view(ACCEPT, CREATE)
    both = replace(shown, planned=tuple(reversed(shown.planned)))
    doubted = as_in_doubt(both, INTENTION, {CREATE.id: Attempt(NOW - SEARCH_S, None)}, NOW)
    assert [item.confirm for item in doubted.planned] == [both.planned[0].confirm, PROFILE.marker]


def test_a_call_to_a_cluster_is_not_in_doubt_as_looking_again_tells() -> None:
    call = follow(Side.FOLLOWER, "orders", "leader", "orders")
    shown = StepView(StepName.FOLLOWER_INDEX, missing(Code.PEERING_MISSING), (PlannedCall(call),))
    assert as_in_doubt(shown, INTENTION, {call.id: Attempt(NOW - 1, None, Kind.FOLLOW)}, NOW) is shown
    assert not may_be_in_doubt(shown)


def test_the_search_ends_with_the_minute_and_its_patience_a_second_later() -> None:
    searching = as_in_doubt(view(CREATE), INTENTION, {CREATE.id: Attempt(NOW - 59.9, None)}, NOW).judgement
    assert (searching.code, searching.patience_s) == (Code.CREATE_UNCERTAIN, 61.0)
    assert searching.evidence == {"marker": PROFILE.marker}
    assert judged(view(CREATE), Attempt(NOW - 60.0, None))[1:] == (
        Code.CREATE_NOT_FOUND,
        {"marker": PROFILE.marker, "confirm": PROFILE.marker},
    )


@pytest.mark.parametrize("state", [missing, satisfied])
def test_only_a_plan_with_a_call_of_the_cloud_needs_the_journal(state: Callable[[Code], Judgement]) -> None:
    to_a_cluster = PlannedCall(follow(Side.FOLLOWER, "orders", "leader", "orders"))
    shown = StepView(StepName.PEERING, state(Code.PEERING_MISSING), (to_a_cluster, PlannedCall(CREATE)))
    assert may_be_in_doubt(shown) is (state is missing)
    assert not may_be_in_doubt(replace(shown, planned=(to_a_cluster,)))


def test_what_was_done_is_late_for_a_quarter_of_an_hour() -> None:
    assert judged(view(CREATE), Attempt(NOW - 899.9, "done"))[1] is Code.CREATE_NOT_FOUND
    assert judged(view(CREATE), Attempt(NOW - 900.0, "done"))[0] is StepState.MISSING


@pytest.mark.parametrize(
    ("step", "kinds"),
    [
        (StepName.PEERING, {Kind.CREATE_PEERING, Kind.CREATE_CCN, Kind.ATTACH_CCN}),
        (StepName.ROUTES, {Kind.CREATE_ROUTE}),
        (StepName.SECURITY_GROUPS, {Kind.ADD_SECURITY_RULE}),
        (StepName.REMOTE_CLUSTER, set()),
    ],
)
def test_a_step_of_the_network_waits_for_what_it_makes_itself(step: StepName, kinds: set[Kind]) -> None:
    left = replace(NOTHING_LEFT, name=step)
    late = {
        kind
        for kind in Kind
        if as_in_doubt(left, INTENTION, {"call": Attempt(NOW - 1, None, kind)}, NOW).judgement.code
        is Code.CREATE_UNCERTAIN
    }
    assert late == kinds
    assert may_be_in_doubt(left) == bool(kinds)


def test_what_was_done_long_ago_and_is_gone_can_be_made_again() -> None:
    assert judged(view(CREATE), Attempt(NOW - LAGS_S - 1, "done"))[0] is StepState.MISSING


NOTHING_LEFT = StepView(StepName.PEERING, satisfied(Code.NOTHING_MADE))


@pytest.mark.parametrize(
    ("attempt", "code"),
    [
        (Attempt(NOW - 1, None, Kind.CREATE_PEERING), Code.CREATE_UNCERTAIN),
        (Attempt(NOW - 1, "done", Kind.CREATE_CCN), Code.CREATE_UNCERTAIN),
        (Attempt(NOW - 1, "refused", Kind.CREATE_PEERING), Code.NOTHING_MADE),
        (Attempt(NOW - 1, "done", Kind.CREATE_ROUTE), Code.NOTHING_MADE),
        (Attempt(NOW - SEARCH_S - 1, None, Kind.CREATE_PEERING), Code.NOTHING_MADE),
    ],
)
def test_what_was_asked_for_a_moment_ago_is_not_said_to_be_nowhere(attempt: Attempt, code: Code) -> None:
    assert may_be_in_doubt(NOTHING_LEFT)
    assert as_in_doubt(NOTHING_LEFT, INTENTION, {"call": attempt}, NOW).judgement.code is code


def test_what_is_left_in_the_clusters_does_not_ask_the_journal() -> None:
    assert not may_be_in_doubt(replace(NOTHING_LEFT, name=StepName.FOLLOWER_INDEX))


class Unreadable(MemoryJournal):
    """Can be written and not be read."""

    def attempts(self) -> dict[str, Attempt]:
        raise JournalError("00000001-1.jsonl: line 2: not a journal line")


class Remembering(MemoryJournal):
    """Knows of one attempt to make the connection."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self._attempt = attempt

    def attempts(self) -> dict[str, Attempt]:
        return {CREATE.id: self._attempt}


class Asking(DocumentsStep):
    """Would ask for a connection."""

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        return (PlannedCall(CREATE),)


async def test_with_a_journal_that_cannot_be_read_nothing_of_the_cloud_is_planned() -> None:
    desk = bench(World())
    desk.journal = Unreadable()
    seen = await StepRunner(desk.connection).look(Asking(), INTENTION)
    assert (seen.judgement.code, seen.planned) == (FaultCode.JOURNAL_UNAVAILABLE, ())


LOST = Made(peerings=("pcx-1a2b3c4d",))
PLACED = Made(security_rules=("sg-1/ingress/TCP/9300/10.1.3.0/24",))
REMOVAL = delete_peering(Side.LEADER, "ap-beijing", "pcx-1a2b3c4d").id
WITHOUT = replace(
    NOTHING_LEFT,
    judgement=replace(NOTHING_LEFT.judgement, absent=(Absent(LOST, frozenset({REMOVAL})), Absent(PLACED))),
)


@pytest.mark.parametrize("result", [None, "unknown", "done", "refused"])
def test_what_is_not_there_is_gone_if_its_removal_was_sent_or_its_place_is_known(result: str | None) -> None:
    assert gone(WITHOUT, {REMOVAL: Attempt(NOW - 1, result, Kind.DELETE_PEERING)}, NOW) == (LOST, PLACED)
    assert gone(WITHOUT, {}, NOW) == (PLACED,)


def test_what_a_list_may_be_late_with_is_not_gone() -> None:
    tried = {REMOVAL: Attempt(NOW - 1, None, Kind.DELETE_PEERING)}
    assert gone(WITHOUT, {**tried, "made": Attempt(NOW - 1, "done", Kind.CREATE_CCN)}, NOW) == ()
    assert gone(WITHOUT, {**tried, "made": Attempt(NOW - SEARCH_S, "done", Kind.CREATE_CCN)}, NOW) == (LOST, PLACED)


class Emptied(DocumentsStep):
    """Finds that nothing is left of what the profile keeps."""

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        return WITHOUT.judgement


@pytest.mark.parametrize("write", [False, True])
async def test_what_is_gone_is_forgotten_only_where_writing_is_on(write: bool) -> None:
    desk = bench(World())
    desk.sender.allow_write = write
    await StepRunner(desk.connection).look(Emptied(name=StepName.PEERING), INTENTION)
    assert desk.session.events == ([("forget", PLACED)] if write else [])
