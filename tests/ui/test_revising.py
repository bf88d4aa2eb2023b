"""What can be chosen at a step: what is wrong with the profile, and nothing where only another look can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.profile.options import with_options
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Made, NetworkChoice, Profile
from ccrtui.core.steps.conclude import missing, satisfied
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepName, StepState, StepView
from ccrtui.ui.revising import choices_anew, choices_at

PROFILE = Profile("orders-dr", "5f0c1b7e", {"leader": ClusterProfile()}, (LinkProfile(indices=(IndexPair("a", "b"),)),))


def options(state: StepState, code: Code) -> list[str]:
    step = StepView(StepName.FOLLOWER_INDEX, Judgement(state, code))
    return [choice.option for choice in choices_at(step, PROFILE)]


def test_the_indices_can_be_chosen_anew_where_one_of_them_stands_in_the_way() -> None:
    assert options(StepState.BLOCKED, Code.NAME_TAKEN_OPEN) == ["index"]


@pytest.mark.parametrize(
    "code", [Code.AFTER, Code.NOT_LOOKED, Code.CAUSE_IS_OVER, Code.STATE_CHANGED, Code.NO_LONGER_HOLDS, Code.SEEN_SINCE]
)
def test_nothing_is_to_choose_at_a_step_that_was_not_judged_or_not_since_it_changed(code: Code) -> None:
    assert options(StepState.UNKNOWN, code) == []


BETWEEN_REGIONS = Profile(
    "orders-dr",
    "5f0c1b7e",
    {
        "leader": ClusterProfile(instance="es-1a1a1a1a", region="ap-beijing"),
        "follower": ClusterProfile(instance="es-2b2b2b2b", region="ap-shanghai"),
    },
    (LinkProfile(bandwidth=100),),
)


def anew(name: StepName, code: Code, profile: Profile = BETWEEN_REGIONS) -> dict[str, str | None]:
    state = StepState.SATISFIED if name is StepName.CLUSTERS else StepState.MISSING
    choices = choices_anew(StepView(name, Judgement(state, code)), profile)
    return {choice.option: choice.default for choice in choices}


def test_a_bandwidth_is_open_until_something_that_has_it_was_asked_for() -> None:
    peered = {"bandwidth": "100", "charge": "POSTPAID_BY_DAY_MAX"}
    assert anew(StepName.PEERING, Code.PEERING_MISSING) == peered
    for code in (Code.CCN_MISSING, Code.CCN_TO_ATTACH, Code.CCN_BANDWIDTH_TO_SET):
        assert anew(StepName.PEERING, code) == {"bandwidth": "100"}
    assert anew(StepName.PEERING, Code.PEERING_PENDING) == {}


def test_the_way_that_was_chosen_is_open_until_something_was_made_of_it() -> None:
    link = LinkProfile(bandwidth=100, network=NetworkChoice.CCN, ccn="new")
    by_ccn = replace(BETWEEN_REGIONS, links=(link,))
    assert anew(StepName.PEERING, Code.CCN_MISSING, by_ccn) == {"bandwidth": "100", "network": "ccn", "ccn": "new"}
    otherwise = replace(BETWEEN_REGIONS, links=(LinkProfile(network=NetworkChoice.CONNECTED),))
    assert anew(StepName.PEERING, Code.CONNECTED_OTHERWISE, otherwise) == {"network": "connected"}
    assert anew(StepName.PEERING, Code.CCN_JOINS, by_ccn) == {}


def test_instances_that_were_picked_are_open_until_something_was_made_between_them() -> None:
    picked = {"leader-instance": "es-1a1a1a1a", "follower-instance": "es-2b2b2b2b"}
    assert anew(StepName.CLUSTERS, Code.CLUSTERS_ANSWER) == picked
    made = replace(BETWEEN_REGIONS, made=Made(peerings=("pcx-1a1a1a1a",)))
    assert anew(StepName.CLUSTERS, Code.CLUSTERS_ANSWER, made) == {}


def test_what_was_picked_from_a_list_is_picked_from_it_anew() -> None:
    by_ccn = replace(BETWEEN_REGIONS, links=(LinkProfile(bandwidth=100, network=NetworkChoice.CCN, ccn="new"),))
    clusters = choices_anew(StepView(StepName.CLUSTERS, satisfied(Code.CLUSTERS_ANSWER)), by_ccn)
    peering = choices_anew(StepView(StepName.PEERING, missing(Code.CCN_MISSING)), by_ccn)
    offered = {choice.option: choice.values for choice in (*clusters, *peering)}
    assert offered["leader-instance"] == ("es-1a1a1a1a", "pick")
    assert offered["ccn"] == ("new", "pick")
    again = with_options(by_ccn, {"leader-instance": "pick", "ccn": "pick"})
    assert (again.clusters["leader"].instance, again.link.ccn) == (None, None)
    assert again.clusters["follower"] == by_ccn.clusters["follower"]


def test_where_routes_lead_and_who_pings_whom_are_open_until_it_was_sent() -> None:
    assert anew(StepName.ROUTES, Code.ROUTES_MISSING) == {"destinations": "subnets"}
    assert anew(StepName.ROUTES, Code.ROUTES_STAND) == {}
    for code in (Code.NETWORK_CARRIES, Code.PING_TO_SEND):
        assert anew(StepName.REACHABILITY, code) == {"probe-from": "pick", "probe-to": ""}
    assert anew(StepName.REACHABILITY, Code.PING_ANSWERED) == {}


def test_shards_and_settings_of_an_index_can_be_said_while_it_is_not_created() -> None:
    assert anew(StepName.LEADER_INDEX, Code.LEADER_INDEX_TO_CREATE) == {"shards": "", "settings": ""}
    wanted = LinkProfile(shards=3, settings='{"codec": "default"}', indices=(IndexPair("a", "b"),))
    known = anew(StepName.LEADER_INDEX, Code.LEADER_INDEX_TO_CREATE, replace(BETWEEN_REGIONS, links=(wanted,)))
    assert known == {"index": "a=b", "shards": "3", "settings": '{"codec": "default"}'}
    assert anew(StepName.LEADER_INDEX, Code.LEADER_INDEX_OPEN) == {}
