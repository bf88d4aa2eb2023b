"""The top line says what is under way: whose answer is awaited, once that takes a while."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.answer import SentCall
from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.indices import count
from ccrtui.core.walk.step import StepName
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.frame import top_line
from ccrtui.ui.render.line import text_of
from ccrtui.ui.render.view import View
from tests.ui.stage.states import NOW, state, walk

SENT_AT = 1_800_000_000.0


def top(waited_s: float, *sent: SentCall, width: int = 80, language: Language = "en", busy: str = "observing") -> str:
    """The top line that long after the calls were sent."""
    looking = state(walk=walk(StepName.REMOTE_CLUSTER, busy=busy), calls=sent)
    return text_of(top_line(View(looking, words(language), NOW, wall=SENT_AT + waited_s), width))


LEADER = SentCall(1, cluster_identity(Side.LEADER), SENT_AT)
FOLLOWER = SentCall(2, count(Side.FOLLOWER, "orders"), SENT_AT - 2)


@pytest.mark.parametrize(("language", "told"), [("en", "waiting for the leader, 3 s"), ("zh", "等待领导者，已 3 秒")])
def test_an_answer_that_does_not_come_is_waited_for_by_name(language: Language, told: str) -> None:
    assert told in top(3.4, LEADER, language=language)


def test_the_longest_wait_is_named() -> None:
    assert "waiting for the follower, 5 s" in top(3.4, LEADER, FOLLOWER)


def test_a_short_wait_and_an_answer_need_no_word() -> None:
    answered = replace(FOLLOWER, took_s=0.1, status=200)
    assert all("waiting" not in top(2.9, sent) and "looking" in top(2.9, sent) for sent in (LEADER, answered))
    assert "waiting" not in top(60, answered)


def test_who_and_whether_writing_is_on_are_never_given_up_for_it() -> None:
    for width in (40, 60, 80, 120):
        line = top(3.4, LEADER, width=width)
        assert "READ-ONLY" in line
        assert len(line) <= width
    assert "looking" in top(3.4, LEADER, width=60)


def test_nothing_is_waited_for_while_nothing_is_under_way() -> None:
    idle = state(walk=walk(StepName.REMOTE_CLUSTER), calls=(LEADER,))
    assert "waiting" not in text_of(top_line(View(idle, words("en"), NOW, wall=SENT_AT + 60), 80))
