"""What is said of an alias that is connected: transient settings, and a mode the profile does not ask for."""

from __future__ import annotations

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.elasticsearch.cluster import RemoteSettings
from ccrtui.core.elasticsearch.index import Count, SearchTotal
from ccrtui.core.elasticsearch.requests.cluster import dial, remote_settings
from ccrtui.core.elasticsearch.requests.indices import count, search_total
from ccrtui.core.profile.link_words import RemoteMode
from ccrtui.core.steps.replication.remote.step import RemoteClusterStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepState
from ccrtui.text.catalogue import words
from tests.core.steps.known import FOLLOWER, LEADER, judged, with_link

STEP = RemoteClusterStep()
REACHED: dict[Call, object] = {
    dial(FOLLOWER, "leader"): SearchTotal(0, True, 0, clusters=1),
    search_total(LEADER, "orders"): SearchTotal(4, True, 1),
    search_total(FOLLOWER, "leader:orders"): SearchTotal(4, True, 1),
    count(LEADER, "orders"): Count(4, 0),
}
SEEDS = {"leader": {"seeds": ("a:9300",)}}


def beside(judgement: Judgement) -> list[object]:
    rows = judgement.evidence.get("besides") or []
    assert isinstance(rows, list)
    return [row["code"] for row in rows if isinstance(row, dict)]


@pytest.mark.parametrize("persistent", [{}, {"leader": {"seeds": ("gone:9300",)}}])
def test_an_alias_in_transient_settings_is_warned_of(persistent: dict[str, dict[str, str | tuple[str, ...]]]) -> None:
    """Recorded: asks-remote-kinds 18, 19, 22: it wins while it is there, and a restart takes it away."""
    judgement = judged(STEP, {**REACHED, remote_settings(FOLLOWER): RemoteSettings(persistent, SEEDS)})
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.REMOTE_CONNECTED)
    assert beside(judgement) == ["remote_is_transient"]
    for language in ("en", "zh"):
        seen = words(language).explain(judgement.code, judgement.evidence).seen
        assert "transient" in seen
        assert ("gone:9300" in seen) is bool(persistent)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [(RemoteMode.PROXY, ["remote_other_mode"]), (RemoteMode.SNIFF, []), (RemoteMode.AUTO, [])],
)
def test_another_mode_than_the_profile_asks_for_is_told(wanted: RemoteMode, said: list[str]) -> None:
    judgement = judged(STEP, REACHED, with_link(remote_mode=wanted))
    assert (judgement.state, beside(judgement)) == (StepState.SATISFIED, said)


def test_an_alias_in_persistent_settings_is_as_it_should_be() -> None:
    assert beside(judged(STEP, {**REACHED, remote_settings(FOLLOWER): RemoteSettings(SEEDS)})) == []
