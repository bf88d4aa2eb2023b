"""What the screens say of a walk that was finished, once the watch knows better: through real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.profile.profile import IndexPair, Profile
from ccrtui.core.standing.revision import revised
from ccrtui.core.state import State
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.ui.options import Place
from ccrtui.ui.render.line import Tone
from ccrtui.ui.render.setup.steps import step_line, step_tone
from ccrtui.ui.render.view import View
from tests.ui.stage.stage import stage
from tests.ui.stage.states import LEVEL, NOW, blocked, index, link, profile, state, walk

PAIRS = (IndexPair("orders", "orders"),)


def orders() -> Profile:
    made = profile()
    return replace(made, links=(replace(made.link, indices=PAIRS),))


def seen(link: LinkView, at: float = NOW, carried_at: float | None = None) -> State:
    """A walk that held at NOW, and a sample of the watch at `at`."""
    sample = replace(link, taken_at=at, began_at=at - 0.1)
    stands = revised(walk(None), sample, PAIRS, carried_at)
    return state(link=sample, walk=stands, now=at, profile=orders(), carried_at=carried_at)


def tones(shown: State, at: float) -> dict[StepName, Tone]:
    view = View(shown, words("en"), at)
    assert shown.walk is not None
    return {step.name: step_tone(view, step, False) for step in shown.walk.steps if step.judgement.state.holds}


def test_green_is_only_what_was_seen_within_three_ticks() -> None:
    level = link(LEVEL, leader_heard_at=NOW + 60)
    now = tones(seen(level, NOW + 60), NOW + 61)
    assert {name for name, tone in now.items() if tone is Tone.GOOD} == {
        StepName.CLUSTERS,
        StepName.REMOTE_CLUSTER,
        StepName.LEADER_INDEX,
        StepName.FOLLOWER_INDEX,
        StepName.COMPARE,
    }
    assert Tone.GOOD not in tones(seen(level, NOW + 60), NOW + 64).values()


def test_a_step_tells_its_age_once_it_is_not_green() -> None:
    shown = state(walk=walk(None))
    assert shown.walk is not None
    for later, age in ((2.0, ""), (4.0, "5 s"), (40.0, "30 s"), (400.0, "5 m")):
        row = step_line(View(shown, words("en"), NOW + later), shown.walk, 2, 23)
        assert "".join(span.text for span in row).split("readiness")[1].strip() == age


async def test_the_counts_say_when_they_were_counted_and_what_is_proven_since() -> None:
    async with stage(seen(link(LEVEL)), Place.SETUP) as story:
        assert "The standby holds all 4 documents of orders." in story.text
        assert "Every step holds. Compared: orders." in story.text
        later = seen(link(LEVEL, leader_heard_at=NOW + 60), NOW + 60)
        story.clock[0] = NOW + 60
        await story.publish(later)
        text = " ".join(row[23:].strip() for row in story.rows)
        assert "When they were counted, 60 s ago, the standby held all 4 documents of orders." in " ".join(text.split())
        assert "By sequence numbers it is level, proven now." in " ".join(text.split())
        assert "Every step holds" not in story.text


async def test_a_deleted_leader_index_takes_the_tick_within_one_sample() -> None:
    gone = link([index("orders", Verdict.STOPPED, Reason.LEADER_INDEX_MISSING)])
    async with stage(seen(link(LEVEL)), Place.SETUP) as story:
        await story.publish(seen(gone, NOW + 1))
        assert "LEADER INDEX" in story.text
        assert "✗ leader index" in story.text
        assert "✗ compare" in story.text
        assert "Every step" not in story.text
        await story.press("1")
        assert "NEXT  keep orders on the follower: it may be the last copy" in story.text


async def test_what_was_not_compared_is_told_by_number() -> None:
    late = [index(f"late-{n}", Verdict.CATCHING_UP, Reason.BEHIND) for n in range(3)]
    level = [index(f"level-{n:02}") for n in range(26)]
    async with stage(seen(link([*LEVEL, *late, *level])), Place.SETUP, size=(120, 36)) as story:
        text = " ".join(" ".join(row[23:].strip() for row in story.rows).split())
        assert (
            'Compared: orders. 29 more follow through "leader" and were not compared here; 3 of them are not level'
            in text
        )


@pytest.mark.parametrize(
    ("reason", "told"),
    [(Reason.LEADER_INDEX_CLOSED, "open orders on the leader"), (Reason.PAUSED, "resume orders")],
)
async def test_next_follows_the_index_and_not_an_earlier_look(reason: Reason, told: str) -> None:
    silent = walk(StepName.REMOTE_CLUSTER, blocked(StepName.REMOTE_CLUSTER, Code.REMOTE_SILENT, alias="leader"))
    problem = link([index("orders", Verdict.RETRYING, reason)])
    async with stage(state(link=problem, walk=silent, profile=orders())) as story:
        assert f"NEXT  {told}" in story.text
        await story.press("enter")
        assert "orders" in story.text.splitlines()[2]
        assert words("en").reasons[reason].sentence.partition("[")[0] in " ".join(story.text.split())


async def test_an_address_that_has_worked_is_not_blamed() -> None:
    refused = blocked(StepName.REMOTE_CLUSTER, Code.REMOTE_REFUSED, alias="leader", address="10.0.3.7:9300")
    down = replace(
        link([index("orders", Verdict.RETRYING, Reason.LEADER_UNREACHABLE)], connected=False), began_at=NOW - 0.1
    )
    stands = revised(walk(StepName.REMOTE_CLUSTER, refused), down, PAIRS, 1_800_000_000.0)
    async with stage(state(link=down, walk=stands, profile=orders()), Place.SETUP, size=(120, 36)) as story:
        assert 'The connection "leader" worked until ' in story.text
        assert "Check the port" not in story.text
        assert "go on by themselves once the leader answers" in " ".join(story.text.split())
