"""The cloud half through real keys: picking, choosing another way, and handing on what somebody else must read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Danger, Judgement, StepName, StepState, StepView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.intents import Choose
from ccrtui.ui.options import Place
from tests.ui.stage import cloud
from tests.ui.stage.cloud import ACCOUNT, asked_for, cloud_state, unpicked
from tests.ui.stage.stage import stage
from tests.ui.stage.states import blocked, index, link, planned


async def test_an_instance_is_picked_from_the_list() -> None:
    async with stage(cloud_state(cloud.pick(), profile=unpicked()), Place.SETUP) as story:
        await story.press("enter", "down", "enter")
        assert story.asked == [Choose(StepName.CLUSTERS, "leader-instance", "es-9c9c9c9c")]


async def test_what_enter_confirms_is_named_and_marked() -> None:
    async with stage(cloud_state(cloud.pick(), profile=unpicked()), Place.SETUP) as story:
        await story.press("enter", "down")
        assert "enter confirms es-9c9c9c9c   esc leaves it" in story.text
        assert "► es-9c9c9c9c" in story.text


async def test_what_cannot_be_chosen_is_seen_and_says_so() -> None:
    async with stage(cloud_state(cloud.pick(), profile=unpicked()), Place.SETUP) as story:
        await story.press("enter", "down", "down", "enter")
        assert not story.asked
        assert "This cannot be chosen: es-3d3d3d3d" in story.text


async def test_tab_goes_on_to_the_next_choice_of_a_step() -> None:
    async with stage(cloud_state(cloud.price()), Place.SETUP) as story:
        await story.press("enter")
        assert "tab the next of 2" in story.text
        await story.press("tab", "down", "enter")
        assert story.asked == [Choose(StepName.PEERING, "charge", "POSTPAID_BY_MONTH_95")]


async def test_another_way_is_chosen_where_the_cloud_refused_one() -> None:
    async with stage(cloud_state(cloud.refused(), write=True), Place.SETUP) as story:
        await story.press("enter", "enter")
        assert not story.asked
        await story.press("down", "enter")
        assert story.asked == [Choose(StepName.PEERING, "network", "ccn")]


async def test_no_bandwidth_is_taken_that_nobody_pointed_at_and_its_price_is_named() -> None:
    async with stage(cloud_state(cloud.price(), write=True), Place.SETUP) as story:
        await story.press("enter")
        assert "up and down point at one" in story.text
        await story.press("enter")
        assert "Nothing is chosen yet" in story.text
        assert not story.asked
        await story.press("down", "down")
        assert "enter confirms 100 Mbit/s  ≤ 1200 CNY/d   esc leaves it" in story.text
        await story.press("enter")
        assert story.asked == [Choose(StepName.PEERING, "bandwidth", "100")]


async def test_the_text_for_another_account_is_copied_and_saved(tmp_path: Path) -> None:
    async with stage(cloud_state(cloud.waits()), Place.SETUP, save_folder=str(tmp_path)) as story:
        await story.press("t")
        (copied,) = tmp_path.glob("ccrtui-copy-*.txt")
        assert "AcceptVpcPeeringConnection" in copied.read_text()
        await story.press("s", "t")
        (saved,) = tmp_path.glob("ccrtui-accept-*.txt")
        assert saved.read_text() == copied.read_text()


async def test_the_missing_policy_is_copied_as_it_is(tmp_path: Path) -> None:
    async with stage(cloud_state(cloud.forbidden()), Place.SETUP, save_folder=str(tmp_path)) as story:
        await story.press("t")
        (copied,) = tmp_path.glob("ccrtui-copy-*.txt")
        assert copied.read_text() == '{"version": "2.0"}'


async def test_a_step_without_a_text_says_where_there_is_one() -> None:
    async with stage(cloud_state(cloud.routes()), Place.SETUP) as story:
        await story.press("t")
        assert "No text to send here: readiness has a support ticket" in " ".join(story.text.split())


async def test_calls_of_the_cloud_are_copied_as_tccli_and_as_the_web_console_says(tmp_path: Path) -> None:
    async with stage(cloud_state(cloud.routes()), Place.SETUP, save_folder=str(tmp_path)) as story:
        await story.press("y")
        assert "l tccli" in story.text
        await story.press("l", "y", "k")
        texts = sorted(path.read_text() for path in tmp_path.glob("ccrtui-copy-*.txt"))
        assert any("tccli vpc CreateRoutes --region ap-shanghai" in text for text in texts)
        assert any("# In the web console: VPC" in text for text in texts)


async def test_a_search_call_is_not_offered_as_tccli() -> None:
    async with stage(cloud_state(planned(StepName.REMOTE_CLUSTER)), Place.SETUP) as story:
        await story.press("y")
        assert "tccli" not in story.text


async def test_a_call_shows_its_request_id_and_whose_account_sent_it() -> None:
    async with stage(cloud_state(cloud.routes(), calls=cloud.sent_to_cloud()), Place.CALLS) as story:
        assert "vpc CreateRoutes ap-shanghai" in story.text
        await story.press("enter")
        assert "cloud, ap-shanghai, with the follower's account" in story.text
        assert "request id bb-22" in story.text


async def test_the_account_stands_on_top_of_every_place_while_there_is_room() -> None:
    for place in Place:
        async with stage(cloud_state(cloud.routes()), place) as story:
            assert ACCOUNT in story.rows[0]
    async with stage(cloud_state(cloud.routes()), Place.SETUP, size=(60, 24)) as story:
        assert ACCOUNT not in story.rows[0]
        assert "ap-beijing" in story.rows[0]


async def test_the_watch_says_which_step_is_next_while_nothing_is_followed() -> None:
    async with stage(cloud_state(cloud.pick(), profile=unpicked(), identities={}), Place.WATCH) as story:
        assert "Nothing is followed yet. Next: clusters, step 2 of 11. 2 goes there." in story.text


async def test_before_anything_can_follow_the_watch_says_what_the_walk_waits_for_and_judges_nothing() -> None:
    unknown = link([index("orders", Verdict.UNKNOWN, Reason.FOLLOWER_NOT_REACHED)])
    async with stage(cloud_state(cloud.waits(), link=unknown, profile=asked_for()), Place.WATCH) as story:
        assert "Next: peering, step 4 of 11." in story.text
        assert "waits for account 100087654321" in story.text
        assert "unknown" not in story.text


async def test_what_does_not_fit_is_said_to_be_below_and_whether_the_plan_is() -> None:
    async with stage(cloud_state(cloud.routes(), write=True), Place.SETUP, size=(80, 12)) as story:
        assert "WILL SEND" not in story.text
        assert "more lines and the plan: page down" in story.text
        await story.press("pagedown")
        assert "WILL SEND" in story.text
        assert "more lines: page down" in story.text
        await story.press(*["pagedown"] * 3)
        assert "page down" not in story.text
        assert "NOT CHANGED" in story.text


async def test_what_may_be_there_twice_asks_for_its_name_and_says_why() -> None:
    plan = cloud.to_peer().planned[0]
    repeated = replace(plan, danger=Danger.REPEATED, confirm=cloud.MARKER)
    judgement = Judgement(StepState.BLOCKED, Code.CREATE_NOT_FOUND, {"marker": cloud.MARKER, "confirm": cloud.MARKER})
    doubted = StepView(StepName.PEERING, judgement, (repeated,))
    async with stage(cloud_state(doubted, write=True), Place.SETUP) as story:
        await story.press("a")
        assert f"Type {cloud.MARKER} to go on:" in story.text
        assert "would then be there twice" in " ".join(story.text.split())
        assert "cannot be undone" not in story.text
        await story.press("enter")
        assert not story.asked


async def test_an_instance_that_is_not_there_can_be_named_anew() -> None:
    gone = blocked(StepName.CLUSTERS, Code.INSTANCE_NOT_FOUND, side="follower", instance="es-2b2b2b2b")
    async with stage(cloud_state(gone), Place.SETUP) as story:
        await story.press("enter", *["backspace"] * 12, *"es", "minus", *"3c3c3c3c", "enter")
        assert story.asked == [Choose(StepName.CLUSTERS, "follower-instance", "es-3c3c3c3c")]


async def test_what_no_address_mends_asks_for_none() -> None:
    dropped = blocked(StepName.REACHABILITY, Code.NET_EGRESS_ACL, side="follower", subnet="subnet-1", target="10.0.3.7")
    async with stage(cloud_state(dropped), Place.SETUP) as story:
        await story.press("enter")
        assert "This step asks for no choice." in story.text
