"""A plan of hundreds of calls: what a report says of them is short, and what is about to be sent is told whole."""

from __future__ import annotations

import pytest

from ccrtui.cli.shapes.step import plan_lines, report_lines, report_object
from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.requests.indices import refresh
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.steps.conclude import missing, satisfied
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import PlannedCall, StepName, StepView
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language

PROFILE = Profile("orders", "5f0c1b7e", {"leader": ClusterProfile(), "follower": ClusterProfile()}, (LinkProfile(),))
NAMES = [f"orders-{number:03}" for number in range(500)]
PLAN = tuple(PlannedCall(follow(Side.FOLLOWER, name, "leader", name)) for name in NAMES)
VIEW = StepView(StepName.FOLLOWER_INDEX, missing(Code.FOLLOWER_MISSING, index=NAMES[0], pairs=500), PLAN)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_shows_a_few_and_counts_the_others_and_json_holds_all(language: Language) -> None:
    lines = report_lines(words(language), VIEW, PROFILE)
    assert len(lines) < 30
    assert "497" in lines[-1]
    assert "ccrtui export orders" in lines[-1]
    taken_back = report_lines(words(language), VIEW, PROFILE, undo=True)
    assert "497" in taken_back[-1]
    assert "export" not in taken_back[-1]
    calls = report_object(words(language), VIEW, PROFILE)["calls"]
    assert isinstance(calls, list)
    assert len(calls) == len(PLAN)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_about_to_be_sent_is_told_whole_before_it_is(language: Language) -> None:
    lines = plan_lines(words(language), VIEW, PROFILE)
    assert "500" in lines[0]
    assert len(lines) < 500 + 30
    assert all(any(planned.call.line in line for line in lines) for planned in PLAN)
    assert lines[-1].strip() == f"{PLAN[-1].call.line} {PLAN[-1].call.body}"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", [Code.FOLLOWING, Code.LEADER_INDEX_OPEN])
def test_a_sentence_names_the_first_of_many_indices_and_counts_the_others(language: Language, code: Code) -> None:
    def seen(names: list[str]) -> str:
        judgement = satisfied(code, indices=list(names))
        return words(language).explain(judgement.code, judgement.evidence).seen

    assert all(name in seen(NAMES[:8]) for name in NAMES[:8])
    assert NAMES[2] in seen(NAMES)
    assert NAMES[3] not in seen(NAMES)
    assert "497" in seen(NAMES)


def test_a_request_with_many_names_in_its_path_is_shown_with_the_first_of_them() -> None:
    shown = words("en").request(refresh(Side.LEADER, ",".join(NAMES[:100])))
    assert shown == "POST /orders-000, orders-001, orders-002 and 97 more/_refresh"
    few = refresh(Side.LEADER, ",".join(NAMES[:8]))
    assert words("en").request(few) == few.line
