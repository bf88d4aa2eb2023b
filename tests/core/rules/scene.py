"""What is known of a link, made of a few values: what the tests of rules begin with."""

from __future__ import annotations

from typing import Any

from ccrtui.core.json_value import JsonValue
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.record.event import Event, What
from ccrtui.core.rules.known import Known
from ccrtui.core.state import Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, PlannedCall, StepName, StepState, StepView
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

PROFILE = Profile(
    "orders-dr",
    "5f0c1b7e",
    {"leader": ClusterProfile(url="https://l:9200"), "follower": ClusterProfile(url="https://f:9200")},
    (LinkProfile(),),
)
EPOCH = 1_700_000_000.0
NOW = 100.0


def index(verdict: Verdict, reason: Reason, name: str = "orders", **more: Any) -> IndexView:
    """A follower as it is judged; its leader index has the same name."""
    return IndexView(name, name, verdict, reason, **more)


def link(*indices: IndexView, **more: Any) -> LinkView:
    """A link that was sampled just now, connected unless it is said otherwise."""
    given: dict[str, Any] = {"connected": True, "connections": (3, 3), "name": "leader", **more}
    ranked = tuple(sorted(indices, key=lambda each: each.verdict.rank))
    return LinkView("leader", given.pop("connected"), Reason.PROVEN, ranked, EPOCH, NOW, **given)


def step(
    name: StepName,
    code: Code,
    state: StepState = StepState.BLOCKED,
    planned: tuple[PlannedCall, ...] = (),
    **evidence: JsonValue,
) -> StepView:
    """A step as it was judged a second ago."""
    return StepView(name, Judgement(state, code, evidence), planned, seen_at=NOW - 1)


def known(view: LinkView | None = None, *steps: StepView, events: tuple[Event, ...] = ()) -> Known:
    """What is known of both."""
    return Known(PROFILE, NOW, view, Walk(steps) if steps else None, events)


def verdict_event(ago_s: float, verdict: Verdict, name: str = "orders", before: Verdict = Verdict.IN_SYNC) -> Event:
    """A follower whose verdict became another one so many seconds ago."""
    return Event(EPOCH - ago_s, What.VERDICT, "leader", name, before.value, verdict.value)
