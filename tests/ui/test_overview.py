"""The overview tells the worst first and hides nothing in a sum."""

from __future__ import annotations

import pytest

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.record.event import CONNECTED, CUT, Event, What
from ccrtui.core.state import State, Walk
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.text.phrases.number import moment
from ccrtui.ui.render.line import Tone, cells, text_of
from ccrtui.ui.render.overview.page import overview
from ccrtui.ui.render.view import View
from tests.ui.stage.states import BUSY, LEVEL, NOW, blocked, index, link, state, walk

WALL = 1_800_000_000.0


def page(shown: State, width: int = 80, height: int = 21, language: Language = "en", later: float = 0.0) -> str:
    lines = overview(View(shown, words(language), NOW + later), width, height)
    assert all(cells(spans) <= width for spans in lines)
    return "\n".join(text_of(spans) for spans in lines)


def test_the_headline_is_the_worst_row_in_words() -> None:
    text = " ".join(page(state(link=link(BUSY), walk=walk(None))).split())
    assert "4 of 17 indices are not level. Worst: audit-2026.11, paused 8 h 48 m." in text
    assert "resume it within 3 h 12 m." in text


def test_not_knowing_is_not_told_as_not_being_level() -> None:
    indices = [index(name, Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED) for name in ("a", "b", "c")]
    text = " ".join(page(state(link=link(indices), walk=walk(None))).split())
    assert "3 of 3 indices are not known to be level. Worst: a, unknown." in text


def test_one_that_is_level_is_told_in_the_singular() -> None:
    late = index("late", Verdict.PAUSED, Reason.PAUSED, paused_for_s=60.0)
    assert "1 more is in sync, proven" in page(state(link=link([late, index("level")]), walk=walk(None)))


def test_every_row_that_is_not_level_is_named_or_counted() -> None:
    many = [index(f"late-{number:02}", Verdict.CATCHING_UP, Reason.BEHIND, seconds_behind=3.0) for number in range(40)]
    text = page(state(link=link(many), walk=walk(None)))
    shown = sum(f"late-{number:02}   " in text for number in range(40))
    assert f"{40 - shown} more are not level" in text


def test_level_is_said_with_its_age_and_never_green_when_old() -> None:
    fresh = overview(View(state(link=link(LEVEL), walk=walk(None)), words("en"), NOW), 80, 21)
    old = overview(View(state(link=link(LEVEL), walk=walk(None)), words("en"), NOW + 40), 80, 21)
    assert any(span.tone is Tone.GOOD for spans in fresh for span in spans)
    assert not any(span.tone is Tone.GOOD for spans in old for span in spans)
    assert "30 s ago" in "\n".join(text_of(spans) for spans in old)


def test_before_anything_follows_it_says_what_comes_next() -> None:
    nothing = [index("orders", Verdict.UNKNOWN, Reason.NOT_FOLLOWING)]
    text = page(state(link=link(nothing), walk=walk(StepName.REMOTE_CLUSTER)))
    assert "There is no standby yet." in text
    assert "Next: remote cluster, step 8 of 11." in text
    assert "NEXT  remote cluster" in text


def test_what_blocks_the_walk_is_told_at_once() -> None:
    step = blocked(StepName.CLUSTERS, FaultCode.REFUSED, side="leader", url="http://10.0.3.7:9200")
    assert "refused" in page(state(walk=walk(StepName.CLUSTERS, step)))


def test_one_index_of_unknown_state_is_not_called_behind() -> None:
    indices = [index("orders", Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, seconds_behind=0.0)]
    text = page(state(link=link(indices), walk=walk(None)))
    assert "How far behind the standby of orders is, is not known." in text
    assert "<1 s" not in text


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_screen(language: Language, width: int) -> None:
    page(state(link=link(BUSY), walk=walk(None)), width, 24, language)
    page(state(walk=walk(StepName.REMOTE_CLUSTER)), width, 24, language)
    page(state(), width, 24, language)


def test_an_end_that_does_not_answer_is_named_with_its_cause() -> None:
    silent = link(
        [index("orders", Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED)], leader_fault=Fault(FaultCode.TIMED_OUT)
    )
    text = " ".join(page(state(link=silent, walk=walk(None))).split())
    assert "leader ap-beijing: No answer from 10.0.3.7:9200 in time." in text


def test_an_alias_that_is_not_there_is_not_told_as_one_that_is_not_connected() -> None:
    waiting = [index("orders", Verdict.UNKNOWN, Reason.NOT_FOLLOWING)]
    for connections, said in ((None, "not registered"), ((0, 3), "not connected")):
        told = link(waiting, connected=False, connections=connections)
        text = page(state(link=told, walk=walk(StepName.REMOTE_CLUSTER)))
        assert f'"leader"  ✗ {said}' in text


@pytest.mark.parametrize("behind", [False, True])
def test_what_was_level_before_the_connection_broke_is_told_with_its_moment_and_without_green(behind: bool) -> None:
    level = index("orders", Verdict.IN_SYNC, Reason.CONNECTION_DOWN)
    late = [index("audit", Verdict.RETRYING, Reason.LEADER_UNREACHABLE)] if behind else []
    broken = link([level, *late], connected=False, connections=(0, 3), leader_heard_at=NOW - 2)
    told = View(state(link=broken, walk=walk(None)), words("en"), NOW)
    lines = overview(told, 100, 36)
    text = "\n".join(text_of(spans) for spans in lines)
    at = moment(broken.sampled_at - 2, broken.sampled_at)
    assert (f"1 more was level at {at}." if behind else f"It was level at {at};") in text
    assert "in sync" not in text
    assert "now." not in text
    assert "not connected" in text
    signs = [span for spans in lines for span in spans if span.text.strip() == "✓"]
    assert all(span.tone is not Tone.GOOD for span in signs)


@pytest.mark.parametrize("looking", [None, Walk((), "observing"), walk(StepName.REMOTE_CLUSTER, looked_at=None)])
def test_nothing_is_missing_while_the_first_look_finds_where_the_clusters_answer(looking: Walk | None) -> None:
    nowhere = Fault(FaultCode.NO_ADDRESS, sent=False)
    unheard = link([], own_verdict=Verdict.UNKNOWN, reason=Reason.FOLLOWER_NOT_REACHED, leader_fault=nowhere)
    text = page(state(link=unheard, walk=looking))
    assert "not reached" not in text
    assert "Where the leader answers is not known" not in text
    assert "Where the leader answers is not known" in page(state(link=unheard, walk=walk(None)))


def test_a_link_that_is_not_connected_says_for_how_long_as_far_as_there_is_room() -> None:
    cut = Event(WALL - 40, What.CONNECTION, "leader", None, CONNECTED, CUT)
    shown = state(link=link(LEVEL, connected=False, connections=(0, 3)), walk=walk(None), events=(cut,))
    for width, said in ((80, "not connected for 30 s"), (60, "not connected")):
        lines = overview(View(shown, words("en"), NOW, wall=WALL), width, 21)
        remote = next(text_of(spans) for spans in lines if "not connected" in text_of(spans))
        assert remote.rstrip().endswith(said)


def test_of_a_link_that_is_cut_it_is_not_said_that_nothing_broke() -> None:
    event = Event(WALL - 40, What.CONNECTION, "leader", None, CUT, CONNECTED)
    for connected in (True, False):
        shown = state(link=link(LEVEL, connected=connected, connections=(0, 3)), walk=walk(None), events=(event,))
        text = "\n".join(map(text_of, overview(View(shown, words("en"), NOW, wall=WALL), 80, 21)))
        assert '"leader": connected' in text
        assert (words("en").history.no_breaks in text) is connected
