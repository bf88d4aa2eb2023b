"""What is told of a link: the worst first, each once, nothing that another explains, nothing while all is well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.requests.replication import resume_follow
from ccrtui.core.record.event import CUT, Event, What
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.examine import examine, exit_code
from ccrtui.core.rules.families.followers import codes_of
from ccrtui.core.rules.finding import Confidence, Finding, Impact, RemedyKind, Severity, Unasked, Vantage
from ccrtui.core.rules.known import Known, known_of
from ccrtui.core.rules.table import TABLE, WELL
from ccrtui.core.state import Moment, State
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import PlannedCall, StepName, StepState
from ccrtui.core.watch.following.ordinary_index import Occupant, Origin
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.rules.scene import EPOCH, NOW, PROFILE, index, known, link, step, verdict_event

LEVEL = index(Verdict.IN_SYNC, Reason.PROVEN, "level")
RETRYING = [index(Verdict.RETRYING, Reason.LEADER_UNREACHABLE, f"orders-{number}") for number in range(212)]
RESUME = PlannedCall(resume_follow(Side.FOLLOWER, "orders"))


def codes(known: Known) -> list[FindingCode]:
    return [finding.code for finding in examine(known)]


def only(known: Known) -> Finding:
    (finding,) = examine(known)
    return finding


@pytest.mark.parametrize("verdict", [Verdict.BOOTSTRAPPING, Verdict.CATCHING_UP, Verdict.IN_SYNC])
@pytest.mark.parametrize("reason", [Reason.PROVEN, Reason.FIRST_COPY])
def test_nothing_is_told_while_all_goes_well(verdict: Verdict, reason: Reason) -> None:
    healthy = known(link(index(verdict, reason)))
    assert codes(healthy) == []
    assert exit_code((), healthy) == 0


@pytest.mark.parametrize("reason", sorted(set(Reason) - WELL))
@pytest.mark.parametrize("verdict", Verdict)
def test_the_exit_code_is_that_of_the_verdict(verdict: Verdict, reason: Reason) -> None:
    about = known(link(index(verdict, reason), LEVEL))
    assert exit_code(examine(about), about) == about.link.exit_code if about.link else False


@pytest.mark.parametrize("reason", sorted(set(Reason) - WELL))
def test_each_reason_of_a_follower_that_is_not_well_is_told_in_its_own_words(reason: Reason) -> None:
    finding = only(known(link(index(Verdict.STOPPED, reason))))
    assert reason in TABLE[finding.code].reasons
    assert (finding.cause.code, finding.resources) == (reason, ("orders",))
    assert finding.severity is Severity.PROBLEM


@pytest.mark.parametrize(
    ("origin", "code"),
    [
        (Origin.COPIED, FindingCode.FOLLOWER_PROMOTED),
        (Origin.LEADER_GONE, FindingCode.FOLLOWER_PROMOTED),
        (Origin.APART, FindingCode.NAME_TAKEN),
        (None, FindingCode.NAME_TAKEN),
    ],
)
def test_an_ordinary_index_in_the_place_of_a_follower_is_told_as_what_it_is(
    origin: Origin | None, code: FindingCode
) -> None:
    stands = index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING, stands=Occupant.OPEN, origin=origin)
    assert codes(known(link(stands))) == [code]


def test_what_stops_the_set_up_explains_that_nothing_follows_yet() -> None:
    missing = step(StepName.REMOTE_CLUSTER, Code.REMOTE_MISSING, StepState.MISSING, (RESUME,))
    finding = only(known(link(index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING)), missing))
    assert (finding.code, finding.severity) == (FindingCode.REMOTE_NOT_REGISTERED, Severity.WARNING)
    assert [each.code for each in finding.explains] == [FindingCode.NOT_FOLLOWING]


def test_a_finding_about_one_index_explains_nothing_of_another() -> None:
    left = index(Verdict.STOPPED, Reason.LEFTOVER_TASK, "left")
    told = examine(known(link(left, index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING, "new"))))
    assert [each.code for each in told] == [FindingCode.TASK_LEFT_OVER, FindingCode.NOT_FOLLOWING]
    missing = step(StepName.FOLLOWER_INDEX, Code.FOLLOWER_MISSING, StepState.MISSING, (RESUME,), index="left")
    assert [each.code for each in only(known(link(left), missing)).explains] == [FindingCode.NOT_FOLLOWING]


def test_many_followers_with_one_reason_are_one_finding() -> None:
    paused = [index(Verdict.PAUSED, Reason.PAUSED, f"orders-{number}") for number in range(5)]
    finding = only(known(link(*paused, LEVEL)))
    assert finding.resources == tuple(each.follower_index for each in paused)
    assert finding.cause.params["indices"] == list(finding.resources)


def test_a_lost_connection_explains_the_followers_that_retry() -> None:
    finding = only(known(link(*RETRYING, connected=False)))
    assert finding.code is FindingCode.REMOTE_NOT_CONNECTED
    assert [(each.code, len(each.resources)) for each in finding.explains] == [(FindingCode.LEADER_UNREACHABLE, 212)]
    assert finding.severity is Severity.PROBLEM


def test_a_missing_route_explains_the_connection_and_all_that_waits_for_it() -> None:
    routes = step(StepName.ROUTES, Code.ROUTES_MISSING, StepState.MISSING, (RESUME,), side="follower")
    finding = only(known(link(*RETRYING, connected=False), routes))
    assert finding.code is FindingCode.ROUTES_MISSING
    assert {each.code for each in finding.explains} == {
        FindingCode.REMOTE_NOT_CONNECTED,
        FindingCode.LEADER_UNREACHABLE,
    }
    assert (finding.remedy.kind, finding.remedy.calls) == (RemedyKind.PLAN, (RESUME,))
    assert {each.vantage for each in finding.evidence} >= {Vantage.FOLLOWER}


def test_a_paused_follower_is_not_explained_by_a_lost_connection() -> None:
    paused = index(Verdict.PAUSED, Reason.PAUSED, "audit")
    told = examine(known(link(*RETRYING, paused, connected=False)))
    assert {each.code for each in told} == {FindingCode.REMOTE_NOT_CONNECTED, FindingCode.FOLLOWER_PAUSED}


def test_what_is_only_possible_explains_nothing_that_is_certain() -> None:
    unknown = step(StepName.ROUTES, Code.ROUTES_MISSING, StepState.UNKNOWN)
    told = examine(known(link(*RETRYING), unknown))
    assert {each.code for each in told} == {FindingCode.ROUTES_MISSING, FindingCode.LEADER_UNREACHABLE}
    assert {each.confidence for each in told} == {Confidence.POSSIBLE, Confidence.CERTAIN}


def test_the_watch_and_a_step_that_say_the_same_are_one_finding_with_the_plan_of_the_step() -> None:
    view = link(index(Verdict.PAUSED, Reason.PAUSED, lease_left_s=3600.0))
    paused = step(StepName.FOLLOWER_INDEX, Code.FOLLOWER_PAUSED, StepState.MISSING, (RESUME,), index="orders")
    finding = only(known(view, paused))
    assert finding.cause.code is Reason.PAUSED
    assert (finding.remedy.kind, finding.remedy.calls) == (RemedyKind.PLAN, (RESUME,))
    assert finding.remedy.until == EPOCH + 3600.0


def test_what_a_step_saw_from_where_the_watch_has_seen_it_is_not_told_twice() -> None:
    view = link(index(Verdict.PAUSED, Reason.PAUSED), leader_health="green")
    state = StepState.MISSING
    paused = step(StepName.FOLLOWER_INDEX, Code.FOLLOWER_PAUSED, state, (RESUME,), docs=7, index="orders")
    finding = only(known(view, paused))
    assert "docs" not in [each.what for each in finding.evidence]
    alone = only(known(link(), paused))
    assert [(each.vantage, each.what, each.value) for each in alone.evidence] == [(Vantage.FOLLOWER, "docs", 7)]


def test_the_worst_comes_first_by_what_it_costs() -> None:
    several = link(
        index(Verdict.UNKNOWN, Reason.RIGHT_MISSING, "a"),
        index(Verdict.RETRYING, Reason.WRITE_REFUSED, "b"),
        index(Verdict.STOPPED, Reason.HISTORY_DIFFERS, "c"),
        index(Verdict.STOPPED, Reason.HISTORY_LOST, "d"),
    )
    assert codes(known(several)) == [
        FindingCode.HISTORY_DIFFERS,
        FindingCode.HISTORY_LOST,
        FindingCode.FOLLOWER_WRITES_REFUSED,
        FindingCode.OUR_RIGHTS_MISSING,
    ]


def test_a_cluster_that_is_not_reached_is_told_once_and_not_by_each_index() -> None:
    refused = Fault(FaultCode.REFUSED, sent=False)
    unread = [index(Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, name) for name in ("a", "b")]
    finding = only(known(link(*unread, leader_fault=refused)))
    assert (finding.code, finding.cause.code) == (FindingCode.CLUSTER_NOT_REACHED, FaultCode.REFUSED)
    assert finding.severity is Severity.WARNING
    assert finding.resources == ("https://l:9200", "a", "b")
    assert exit_code([finding], known(link(*unread))) == 4


def test_what_stops_a_set_up_is_a_problem_and_costs_no_standby_while_all_goes_well() -> None:
    licence = step(StepName.READINESS, Code.LICENCE_LACKS_CCR, side="follower")
    nothing = link(index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING))
    assert examine(known(nothing, licence))[0].severity is Severity.PROBLEM
    healthy = known(link(LEVEL), licence)
    assert only(healthy).severity is Severity.WARNING
    assert exit_code(examine(healthy), healthy) == 0


@pytest.mark.parametrize("code", [Code.NO_LONGER_HOLDS, Code.SEEN_SINCE, Code.CAUSE_IS_OVER, Code.AFTER])
def test_what_the_watch_says_of_a_step_is_told_of_the_follower_alone(code: Code) -> None:
    stopped = link(index(Verdict.STOPPED, Reason.HISTORY_LOST))
    assert codes(known(stopped, step(StepName.COMPARE, code))) == [FindingCode.HISTORY_LOST]


def test_a_passed_limit_is_as_bad_as_its_level() -> None:
    late = Alarm(Figure.SECONDS, Level.CRITICAL, 60.0, 90.0, 10.0)
    about = known(link(index(Verdict.CATCHING_UP, Reason.BEHIND, alarms=(late,))))
    finding = only(about)
    assert (finding.code, finding.severity) == (FindingCode.LIMIT_PASSED, Severity.PROBLEM)
    assert exit_code([finding], about) == 1


def test_since_when_and_how_often_is_what_was_recorded() -> None:
    events = (
        verdict_event(600, Verdict.RETRYING),
        verdict_event(500, Verdict.IN_SYNC, before=Verdict.RETRYING),
        verdict_event(60, Verdict.RETRYING),
        Event(EPOCH - 61, What.CONNECTION, "leader", None, "connected", CUT),
        verdict_event(5, Verdict.STOPPED, "other"),
    )
    finding = only(known(link(index(Verdict.RETRYING, Reason.READ_FAILING)), events=events))
    assert (finding.since, finding.times) == (EPOCH - 60, 2)
    cut = only(known(link(index(Verdict.IN_SYNC, Reason.CONNECTION_DOWN), connected=False), events=events))
    assert (cut.since, cut.times) == (EPOCH - 61, 1)


def test_where_nobody_looked_is_told_and_not_taken_for_passed() -> None:
    finding = only(known(link(*RETRYING, connected=False)))
    told = {each.what: each.why for each in finding.not_checked}
    assert told[Vantage.CLOUD] is Unasked.NO_CLOUD
    assert told[Vantage.SOCKET] is Unasked.NOT_LOOKED
    assert told[Vantage.LOGS] is Unasked.NOT_ASKED_HERE


def test_a_rule_that_raises_is_a_finding_of_its_own_and_stops_no_other() -> None:
    def broken(known: Known) -> Iterator[Finding]:
        raise KeyError(known.profile.name)

    def sound(known: Known) -> Iterator[Finding]:
        yield from examine(known)

    about = known(link(index(Verdict.PAUSED, Reason.PAUSED)))
    told = examine(about, (broken, sound))
    assert [each.code for each in told] == [FindingCode.FOLLOWER_PAUSED, FindingCode.RULE_FAILED]
    assert told[1].cause.params["rule"] == "broken"


def test_without_any_look_nothing_is_established() -> None:
    assert exit_code(examine(known()), known()) == 4
    assert isinstance(link(), LinkView)


def test_an_index_that_may_be_the_last_copy_is_told_to_be_kept() -> None:
    finding = only(known(link(index(Verdict.STOPPED, Reason.LEADER_INDEX_MISSING))))
    assert (finding.impact, finding.remedy.kind) == (Impact.LAST_COPY, RemedyKind.TEXT)


def test_in_the_past_what_was_known_then_is_examined() -> None:
    then = link(index(Verdict.STOPPED, Reason.HISTORY_LOST))
    later = (verdict_event(-5, Verdict.RETRYING), verdict_event(60, Verdict.STOPPED))
    past = Moment(EPOCH, then)
    state = State(1, NOW, PROFILE, link=link(LEVEL), events=later[::-1], past=past)
    (finding,) = examine(known_of(state))
    assert (finding.code, finding.since) == (FindingCode.HISTORY_LOST, EPOCH - 60)
    assert examine(known_of(State(1, NOW, PROFILE, link=link(LEVEL)))) == ()


def test_the_codes_of_an_index_are_its_own_whatever_explains_them() -> None:
    late = Alarm(Figure.SECONDS, Level.WARN, 60.0, 90.0, 10.0)
    assert codes_of(index(Verdict.CATCHING_UP, Reason.BEHIND, alarms=(late,))) == (FindingCode.LIMIT_PASSED,)
    assert codes_of(index(Verdict.RETRYING, Reason.LEADER_UNREACHABLE)) == (FindingCode.LEADER_UNREACHABLE,)
    assert codes_of(LEVEL) == ()
