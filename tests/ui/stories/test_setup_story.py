"""The set-up through real keys: looking, choosing, applying, and being asked before what cannot be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.profile.profile import Environment, IndexPair, LinkProfile, Profile
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Danger, Judgement, StepName, StepState, StepView
from ccrtui.engine.intents import Apply, Choose, LookAgain, SetWrite, Stop
from ccrtui.text.catalogue import words
from ccrtui.ui.options import Place
from tests.ui.stage.stage import stage
from tests.ui.stage.states import PLANS, blocked, choosing, planned, profile, state, walk

REMOTE = walk(StepName.REMOTE_CLUSTER)


async def test_the_selection_stands_on_the_step_that_is_next() -> None:
    async with stage(state(walk=REMOTE), Place.SETUP) as story:
        assert "REMOTE CLUSTER" in story.text
        assert "PUT /_cluster/settings" in story.text


async def test_read_only_says_how_to_switch_and_sends_nothing() -> None:
    async with stage(state(walk=REMOTE), Place.SETUP) as story:
        await story.press("a", "enter")
        assert not story.asked
        await story.press("a")
        assert "Read-only: nothing is sent. w switches writing on." in story.text


async def test_a_plan_is_armed_by_one_key_and_sent_by_another() -> None:
    async with stage(state(walk=REMOTE, write=True), Place.SETUP) as story:
        await story.press("a")
        assert "1 call, to follower ap-shanghai will be sent now." in story.text
        await story.press("a")
        assert not story.asked
        await story.press("a", "enter")
        assert story.asked == [Apply(REMOTE.digest)]


async def test_esc_leaves_an_armed_plan_alone() -> None:
    async with stage(state(walk=REMOTE, write=True), Place.SETUP) as story:
        await story.press("a", "escape", "enter")
        assert not story.asked
        assert "will be sent now" not in story.text


async def test_a_plan_that_changes_while_armed_is_not_sent() -> None:
    async with stage(state(walk=REMOTE, write=True), Place.SETUP) as story:
        await story.press("a")
        await story.publish(state(walk=walk(StepName.FOLLOWER_INDEX), write=True))
        await story.press("enter")
        assert not story.asked


async def test_the_walk_is_followed_until_another_step_is_chosen() -> None:
    async with stage(state(walk=REMOTE), Place.SETUP) as story:
        await story.publish(state(walk=walk(StepName.FOLLOWER_INDEX)))
        assert "FOLLOWER INDEX" in story.text
        await story.press("up", "up")
        assert "REMOTE CLUSTER" in story.text
        await story.publish(state(walk=walk(None)))
        assert "REMOTE CLUSTER" in story.text


async def test_only_the_next_step_can_be_applied() -> None:
    async with stage(state(walk=REMOTE, write=True), Place.SETUP) as story:
        await story.press("b", "a")
        assert "Only the next step can be applied: remote cluster." in story.text


async def test_the_plan_in_full_and_back() -> None:
    async with stage(state(walk=REMOTE), Place.SETUP) as story:
        await story.press("p")
        assert "cluster.remote.leader.seeds" in story.text
        await story.press("escape")
        assert "Read-only: w switches" in story.text


async def test_writing_is_switched_on_and_off() -> None:
    async with stage(state(walk=REMOTE), Place.SETUP) as story:
        await story.press("w")
        assert story.asked == [SetWrite(on=True)]
        await story.publish(state(walk=REMOTE, write=True))
        assert "WRITE" in story.rows[0]
        await story.press("w")
        assert story.asked[-1] == SetWrite(on=False)


async def test_a_production_profile_asks_for_its_name() -> None:
    production = state(walk=REMOTE, profile=profile(Environment.PROD))
    async with stage(production, Place.SETUP) as story:
        assert "PROD" in story.rows[0]
        await story.press("w", *"orders", "enter")
        assert not story.asked
        assert "That is not orders-dr. Nothing was done." in story.text
        await story.press("w", *"orders", "minus", *"dr", "enter")
        assert story.asked == [SetWrite(on=True, typed_name="orders-dr")]


def confirming() -> StepView:
    _, _, calls = PLANS[StepName.FOLLOWER_INDEX]
    dangerous = replace(calls[0], danger=Danger.IRREVERSIBLE, confirm="orders")
    judgement = Judgement(StepState.BLOCKED, Code.CONFIRM_NEEDED, {"index": "orders", "confirm": "orders"})
    return StepView(StepName.FOLLOWER_INDEX, judgement, (dangerous,))


async def test_what_cannot_be_undone_needs_its_name_typed() -> None:
    made = walk(StepName.FOLLOWER_INDEX, confirming())
    async with stage(state(walk=made, write=True), Place.SETUP) as story:
        await story.press("a")
        assert "Type orders to go on:" in story.text
        assert "This cannot be undone." in story.text
        await story.press("a", "enter")
        assert not story.asked
        await story.press("a", *"orders", "enter")
        assert story.asked == [Apply(made.digest, frozenset({"orders"}))]


async def test_esc_leaves_the_question_alone() -> None:
    made = walk(StepName.FOLLOWER_INDEX, confirming())
    async with stage(state(walk=made, write=True), Place.SETUP) as story:
        await story.press("a", *"orders", "escape")
        assert not story.asked
        assert "Type orders to go on:" not in story.text


INDEX = Choice("index", ("catalog", "orders", "sessions"))


async def test_several_indices_are_marked_and_one_is_renamed() -> None:
    made = walk(StepName.LEADER_INDEX, choosing(StepName.LEADER_INDEX, INDEX))
    async with stage(state(walk=made), Place.SETUP) as story:
        await story.press("enter", "space", "down", "space", "equals_sign", *"-copy", "enter", "enter")
        assert story.asked == [Choose(StepName.LEADER_INDEX, "index", "catalog,orders=orders-copy")]


async def test_without_a_mark_the_row_under_the_cursor_is_chosen() -> None:
    made = walk(StepName.LEADER_INDEX, choosing(StepName.LEADER_INDEX, INDEX))
    async with stage(state(walk=made), Place.SETUP) as story:
        await story.press("enter", "down", "down", "enter")
        assert story.asked == [Choose(StepName.LEADER_INDEX, "index", "sessions")]


async def test_an_address_is_typed_where_there_is_nothing_to_pick_from() -> None:
    made = walk(StepName.REACHABILITY, choosing(StepName.REACHABILITY, Choice("leader-transport", ())))
    async with stage(state(walk=made), Place.SETUP) as story:
        await story.press("enter", *"10.0.3.7", "colon", *"9300", "enter")
        assert story.asked == [Choose(StepName.REACHABILITY, "leader-transport", "10.0.3.7:9300")]


async def test_an_emptied_answer_is_said_to_change_nothing() -> None:
    made = walk(StepName.CLUSTERS, blocked(StepName.CLUSTERS, Code.SAME_CLUSTER))
    async with stage(state(walk=made), Place.SETUP) as story:
        await story.press("enter", *["backspace"] * 40, "enter")
        assert words("en").setup.nothing_typed in story.text
        assert story.asked == []


async def test_what_was_said_of_a_list_goes_with_it_when_the_next_field_is_typed() -> None:
    fields = (Choice("probe-from", ("ins-1", "ins-2"), "ins-1"), Choice("probe-to", ()))
    made = walk(StepName.REACHABILITY, choosing(StepName.REACHABILITY, *fields))
    async with stage(state(walk=made), Place.SETUP) as story:
        await story.press("enter")
        assert "enter confirms ins-1" in story.text
        await story.press("tab", *"1", "enter")
        assert story.asked == [Choose(StepName.REACHABILITY, "probe-to", "1")]
        assert "enter confirms" not in story.text


async def test_a_choice_that_stands_in_the_way_can_be_made_anew() -> None:
    made = walk(StepName.CLUSTERS, blocked(StepName.CLUSTERS, Code.SAME_CLUSTER))
    async with stage(state(walk=made), Place.SETUP) as story:
        await story.press("enter")
        assert "Where is the leader cluster?" in story.text
        await story.press("tab")
        assert "Where is the follower cluster?" in story.text
        await story.press(*["backspace"] * 30, *"http", "colon", "slash", "slash", *"b", "colon", *"9200", "enter")
        assert story.asked == [Choose(StepName.CLUSTERS, "follower-url", "http://b:9200")]


def typed_address() -> Profile:
    leader = replace(profile().clusters["leader"], transport=("10.0.3.8:9300",))
    return replace(profile(), clusters={**profile().clusters, "leader": leader})


async def test_an_address_that_was_mistyped_is_typed_anew_before_it_is_written() -> None:
    async with stage(state(walk=REMOTE, profile=typed_address()), Place.SETUP) as story:
        assert "e choose anew" in story.rows[-1]
        await story.press("a", "enter")
        assert not story.asked
        await story.press("e", *["backspace"] * len("8:9300"), *"7", "colon", *"9300", "enter")
        assert story.asked == [Choose(StepName.REMOTE_CLUSTER, "leader-transport", "10.0.3.7:9300")]


async def test_what_was_written_with_a_choice_is_not_chosen_anew_under_it() -> None:
    shown = planned(StepName.REMOTE_CLUSTER)
    written = replace(shown, sent=shown.planned)
    async with stage(state(walk=walk(StepName.REMOTE_CLUSTER, written), profile=typed_address()), Place.SETUP) as story:
        await story.press("e")
        assert "This step asks for no choice." in story.text


@pytest.mark.parametrize(("unfinished", "offered"), [(2, True), (1, False)])
async def test_an_index_is_chosen_anew_while_none_of_them_follows(unfinished: int, offered: bool) -> None:
    shown = planned(StepName.FOLLOWER_INDEX)
    evidence = {**shown.judgement.evidence, "unfinished": unfinished, "pairs": 2}
    step = replace(shown, judgement=replace(shown.judgement, evidence=evidence))
    chosen = replace(profile(), links=(LinkProfile(indices=(IndexPair("orders", "orders"), IndexPair("a", "b"))),))
    async with stage(state(walk=walk(StepName.FOLLOWER_INDEX, step), profile=chosen), Place.SETUP) as story:
        assert ("e choose anew" in story.rows[-1]) is offered


async def test_a_step_without_choice_says_so() -> None:
    async with stage(state(walk=walk(None)), Place.SETUP) as story:
        await story.press("enter")
        assert "This step asks for no choice." in story.text


async def test_look_again_asks_the_engine() -> None:
    async with stage(state(walk=REMOTE), Place.SETUP) as story:
        await story.press("r")
        assert story.asked == [LookAgain()]


async def test_leaving_in_the_middle_of_a_write_is_said_first() -> None:
    busy = walk(StepName.REMOTE_CLUSTER, planned(StepName.REMOTE_CLUSTER), busy="applying")
    async with stage(state(walk=busy, write=True), Place.SETUP) as story:
        await story.press("q")
        assert "Calls are being sent." in story.text
        assert not story.asked
        await story.press("escape", "q", "q")
        assert story.asked == [Stop()]


async def test_a_key_without_meaning_says_so() -> None:
    async with stage(state(walk=REMOTE), Place.SETUP) as story:
        await story.press("z")
        assert "? shows what works" in story.text


async def test_without_a_state_it_says_that_it_starts() -> None:
    async with stage(None, Place.SETUP) as story:
        assert "Starting: the first look" in story.text
        await story.press("a", "n", "p", "enter")
        assert not story.asked


async def test_a_walk_that_is_still_looked_at_is_not_done() -> None:
    half = replace(walk(None), steps=walk(None).steps[:7], busy="observing")
    async with stage(state(walk=half, write=True), Place.SETUP) as story:
        assert "Every step holds" not in story.text
        assert "step 8 of 11" in story.text
        await story.press("a", "enter")
        assert not story.asked
