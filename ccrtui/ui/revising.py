"""Which choices can be made at a step: those it asks for, and those made before that stand in its way."""

from __future__ import annotations

from ccrtui.core.call import Side
from ccrtui.core.code import Code
from ccrtui.core.profile import Profile
from ccrtui.core.step import Choice, StepName, StepState, StepView

_OPTIONS: dict[StepName, tuple[str, ...]] = {
    StepName.CLUSTERS: ("leader-url", "follower-url"),
    StepName.REACHABILITY: ("leader-transport",),
    StepName.REMOTE_CLUSTER: ("leader-transport",),
    StepName.LEADER_INDEX: ("index",),
    StepName.FOLLOWER_INDEX: ("index",),
}
"""The options of the profile that decide a step."""

_OPEN = (StepState.BLOCKED, StepState.UNKNOWN)


def choices_at(step: StepView, profile: Profile) -> tuple[Choice, ...]:
    """The choices of a step, in the order they are asked; none while it is not its turn or when it holds."""
    judgement = step.judgement
    if judgement.choices:
        return judgement.choices
    if judgement.state not in _OPEN or judgement.code in (Code.AFTER, Code.NOT_LOOKED):
        return ()
    made = tuple(Choice(option, (), _made(option, profile)) for option in _OPTIONS.get(step.name, ()))
    if judgement.code is Code.LEADER_INDEX_MISSING:
        return (*made, Choice("create-index", ("yes",), "yes"))
    return made


def _made(option: str, profile: Profile) -> str:
    """What the profile says now, as it would be typed."""
    if option == "index":
        pairs = profile.link.indices
        return ",".join(
            pair.leader if pair.leader == pair.follower else f"{pair.leader}={pair.follower}" for pair in pairs
        )
    if option == "leader-transport":
        return ",".join(profile.cluster(Side.LEADER).transport)
    return profile.cluster(Side(option.removesuffix("-url"))).url or ""
