"""A plan says what a call is about where the call has only an id."""

from __future__ import annotations

import pytest

from ccrtui.cli.shapes.step import plan_lines, report_lines
from ccrtui.core.call.call import Side
from ccrtui.core.cloud.writes import delete_route, run_command
from ccrtui.core.elasticsearch.requests.indices import write_samples
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.steps.conclude import missing
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import PlannedCall, StepName, StepView
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language

PROFILE = Profile("orders", "5f0c1b7e", {"leader": ClusterProfile(), "follower": ClusterProfile()}, (LinkProfile(),))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_route_that_goes_is_named_by_its_block(language: Language) -> None:
    call = delete_route(Side.LEADER, "ap-beijing", "rtb-1a2b3c4d", "rti-1a2b3c4d")
    planned = (PlannedCall(call, subject="10.1.3.0/24 pcx-1a2b3c4d rtb-1a2b3c4d"),)
    view = StepView(StepName.ROUTES, missing(Code.MADE_BY_US, calls=1), planned)
    for report in (report_lines, plan_lines):
        rows = report(words(language), view, PROFILE)
        assert rows[rows.index(f"      {call.line}") + 1].strip() == planned[0].subject


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_script_is_shown_as_whoever_sends_it_reads_it(language: Language) -> None:
    call = run_command(Side.LEADER, "ap-beijing", "ins-1a2b3c4d", "ping -c 4 10.1.0.1\nexit 0\n", "ours")
    view = StepView(StepName.REACHABILITY, missing(Code.PING_TO_SEND, machine="ins-1a2b3c4d"), (PlannedCall(call),))
    for report in (report_lines, plan_lines):
        rows = report(words(language), view, PROFILE)
        first = rows.index("      | ping -c 4 10.1.0.1")
        assert rows[first + 1] == "      | exit 0"


def test_a_body_of_several_lines_is_shown_as_it_is_sent() -> None:
    call = write_samples(Side.LEADER, "orders", {"one": {"n": 1}, "two": {"n": 2}})
    view = StepView(StepName.COMPARE, missing(Code.SAMPLES_MISSING, n=2), (PlannedCall(call),))
    rows = plan_lines(words("en"), view, PROFILE)
    assert [row.strip() for row in rows if row.strip().startswith("{")] == (call.body or "").splitlines()
