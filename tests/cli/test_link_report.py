"""What `status` says of an index and of an end that does not answer is what the console says of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.cli.shapes.link import status_lines
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.standing.revision import revised
from ccrtui.core.state import Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepName, StepState, StepView
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.index_words import reason_sentence, row_notes

SHARD = ShardView(0, Verdict.IN_SYNC, Reason.PROVEN, 9, 9, 9, Evidence.LEADER)
WAITING = IndexView("orders", "orders", Verdict.RETRYING, Reason.LEADER_UNREACHABLE, seconds_behind=60.0)
ARRIVED = IndexView(
    "metrics", "metrics", Verdict.IN_SYNC, Reason.PROVEN, leader_told=True, shards=(SHARD,), trend=(40, 50, 0, 0)
)
LINK = LinkView(
    "leader", True, Reason.PROVEN, (WAITING, ARRIVED), 1_700_000_000.0, 10.0, began_at=9.0, leader_heard_at=10.0
)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_index_waits_for_its_next_try_at_both_doors(language: Language) -> None:
    text = "\n".join(status_lines(words(language), LINK))
    (why,) = row_notes(words(language), WAITING, LINK)
    assert why == words(language).standing.open_again_short
    assert why in text


def test_an_end_that_has_answered_before_is_said_to_have_and_its_port_is_not_doubted() -> None:
    link = replace(LINK, follower_fault=Fault(FaultCode.REFUSED, sent=False), follower_heard_at=8.0)
    assert "it answered until" in "\n".join(status_lines(words("en"), link))
    assert "9200" not in "\n".join(status_lines(words("en"), link))
    never = replace(link, follower_heard_at=None)
    assert "9200" in "\n".join(status_lines(words("en"), never))


def test_a_step_that_a_paused_index_speaks_against_says_how_long_history_is_kept() -> None:
    paused = IndexView("orders", "orders", Verdict.PAUSED, Reason.PAUSED, lease_left_s=3 * 3600.0)
    link = replace(LINK, indices=(paused,))
    held = StepView(StepName.FOLLOWER_INDEX, Judgement(StepState.SATISFIED, Code.FOLLOWING), seen_at=1.0)
    step = revised(Walk((held,)), link, ()).steps[0]
    said = words("en").explain(step.judgement.code, step.judgement.evidence)
    assert step.judgement.code is Code.SEEN_SINCE
    assert "within 3 h" in said.seen
    assert "within 3 h" in said.way_out
    assert "within 3 h" in reason_sentence(words("en"), paused, link)
    ended = replace(paused, lease_left_s=-1.0)
    assert "within" not in reason_sentence(words("en"), ended, replace(link, indices=(ended,)))
