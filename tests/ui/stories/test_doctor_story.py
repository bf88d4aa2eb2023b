"""The findings on screen: the worst first and in full, one key from a red row, a cure shown before it is sent."""

from __future__ import annotations

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.requests.replication import pause_follow, resume_follow
from ccrtui.core.state import State
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, PlannedCall, StepName, StepState, StepView, plan_digest
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.intents import Cure, LookAtCures
from ccrtui.ui.options import Place
from tests.ui.stage.stage import Stage, stage
from tests.ui.stage.states import BUSY, LEVEL, index, link, state, walk

DEAD = index("dead", Verdict.STOPPED, Reason.OVERLOADED)
MENDING = StepView(
    StepName.FOLLOWER_INDEX,
    Judgement(StepState.MISSING, Code.FOLLOWER_PAUSED),
    (PlannedCall(pause_follow(Side.FOLLOWER, "dead")), PlannedCall(resume_follow(Side.FOLLOWER, "dead"))),
)


def gave_up(*, write: bool = True) -> State:
    return state(link=link([DEAD, *BUSY]), mending=MENDING, write=write)


def row_of(story: Stage, text: str) -> int:
    return next(place for place, row in enumerate(story.rows) if text in row)


async def test_nothing_is_wrong_with_a_link_that_is_level() -> None:
    async with stage(state(link=link(LEVEL), walk=walk(None)), Place.DOCTOR) as story:
        assert "Nothing is wrong." in story.text
        await story.press("enter")
        assert "Nothing is wrong here." in story.text


async def test_the_worst_stands_first_and_in_full() -> None:
    async with stage(gave_up(), Place.DOCTOR, size=(100, 40)) as story:
        assert row_of(story, "CCR105") < row_of(story, "CCR101")
        assert "The follower had no room (write queue or memory) and gave up" in story.text
        assert "You do not have now: a standby that keeps up" in story.text
        for head in ("SEEN BY", "CURE", "NEXT CHECK"):
            assert head in story.text
        await story.press("down")
        assert "resume it within 3 h 12 m" in " ".join(story.text.split())


async def test_the_key_of_a_row_of_the_watch_opens_the_finding_about_it() -> None:
    async with stage(gave_up(), Place.WATCH) as story:
        await story.press("down", "5")
        assert "resume it within 3 h 12 m" in " ".join(story.text.split())


async def test_a_cure_is_shown_armed_and_sent_as_it_was_shown() -> None:
    async with stage(gave_up(), Place.DOCTOR, size=(100, 40)) as story:
        assert "POST /dead/_ccr/resume_follow" in story.text
        await story.press("a", "escape")
        assert [each for each in story.asked if isinstance(each, Cure)] == []
        await story.press("a", "enter")
        assert Cure(("dead",), plan_digest(MENDING.planned)) in story.asked


async def test_a_cure_is_not_sent_while_writing_is_off() -> None:
    async with stage(gave_up(write=False), Place.DOCTOR) as story:
        await story.press("a")
        assert "read-only" in story.text.lower()
        assert [each for each in story.asked if isinstance(each, Cure)] == []


async def test_what_would_set_followers_going_is_asked_for_once() -> None:
    async with stage(state(link=link([DEAD, *BUSY])), Place.DOCTOR) as story:
        await story.publish(state(link=link([DEAD, *BUSY])))
        asked = [each for each in story.asked if isinstance(each, LookAtCures)]
        assert [set(each.indices) for each in asked] == [{"dead", "audit-2026.11"}]


async def test_the_way_out_that_is_a_step_of_the_set_up_is_there() -> None:
    async with stage(
        state(link=link([index("orders", Verdict.UNKNOWN, Reason.NOT_FOLLOWING)]), walk=walk(StepName.REMOTE_CLUSTER)),
        Place.DOCTOR,
    ) as story:
        assert "The follower does not know" in story.text
        await story.press("enter")
        assert "REMOTE CLUSTER" in story.text
