"""Which choices can be made at a step: those it asks for, those made before that stand in its way, and those that its
plan is about to write.
"""

from __future__ import annotations

from ccrtui.core.call.call import ENDS
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.profile.options import OPTIONS
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.network.chosen import chosen_for_network
from ccrtui.core.steps.sites import in_cloud
from ccrtui.core.walk.code import OUTDATED, UNJUDGED, Code
from ccrtui.core.walk.step import Choice, StepName, StepState, StepView

_OPTIONS: dict[StepName, tuple[str, ...]] = {
    StepName.REACHABILITY: ("leader-transport",),
    StepName.REMOTE_CLUSTER: ("leader-transport",),
    StepName.LEADER_INDEX: ("index",),
    StepName.FOLLOWER_INDEX: ("index",),
}
"""The options of the profile that decide a step."""

_OF_A_NEW_INDEX = ("shards", "settings")
"""What can be said of an index that is about to be created, whether it was said before or not."""

_TO_WRITE = frozenset(
    {Code.REMOTE_MISSING, Code.REMOTE_UNDER_OTHER_ALIAS, Code.LEADER_INDEX_TO_CREATE, Code.FOLLOWER_MISSING}
)
"""A plan that would write what was chosen."""

_OPEN = (StepState.BLOCKED, StepState.UNKNOWN)

_NOTHING_TO_CHOOSE = UNJUDGED | OUTDATED | {Code.NO_LONGER_HOLDS, Code.SEEN_SINCE, Code.REMOTE_INTERRUPTED}
"""Not judged, or right when it was: no choice of the profile is wrong."""

_INSTANCE = frozenset(
    {Code.INSTANCE_NOT_FOUND, Code.INSTANCE_NOT_USABLE, Code.NO_INSTANCE_FITS, FaultCode.REGION_UNKNOWN}
)
"""What another instance or region mends."""


def choices_at(step: StepView, profile: Profile) -> tuple[Choice, ...]:
    """The choices of a step, in the order they are asked; none while it is not its turn or when it holds."""
    judgement = step.judgement
    if judgement.choices:
        return judgement.choices
    if judgement.state not in _OPEN or judgement.code in _NOTHING_TO_CHOOSE:
        return ()
    made = tuple(Choice(option, (), OPTIONS[option].text(profile)) for option in _options(step, profile))
    if judgement.code is Code.LEADER_INDEX_MISSING:
        return (*made, Choice("create-index", ("yes",), "yes"))
    return made


def choices_anew(step: StepView, profile: Profile) -> tuple[Choice, ...]:
    """What was chosen and is about to be written: it can be changed until something was written with it."""
    if for_network := chosen_for_network(step, profile):
        return for_network
    evidence = step.judgement.evidence
    if step.judgement.code not in _TO_WRITE or step.sent or evidence.get("unfinished") != evidence.get("pairs"):
        return ()
    chosen = ((option, OPTIONS[option].text(profile)) for option in _options(step, profile))
    made = tuple(Choice(option, (), value) for option, value in chosen if value)
    if step.judgement.code is not Code.LEADER_INDEX_TO_CREATE:
        return made
    return (*made, *(Choice(option, (), OPTIONS[option].text(profile)) for option in _OF_A_NEW_INDEX))


def _options(step: StepView, profile: Profile) -> tuple[str, ...]:
    evidence, side = step.judgement.evidence, step.judgement.evidence.get("side")
    if step.judgement.code in _INSTANCE and side in ("leader", "follower"):
        return (f"{side}-instance", f"{side}-region")
    if evidence.get("others_alias"):
        return ("alias",)
    if step.name is StepName.CLUSTERS:
        return tuple(f"{side}-url" for side in ENDS if not in_cloud(profile, side))
    if step.name is StepName.REACHABILITY and not evidence.get("address"):
        return ()
    return _OPTIONS.get(step.name, ())
