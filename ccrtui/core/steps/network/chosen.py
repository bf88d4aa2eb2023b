"""What was chosen for the network and is open still, as the call that it goes into was not sent."""

from __future__ import annotations

from ccrtui.core.profile.link_words import Destinations
from ccrtui.core.profile.options import OPTIONS
from ccrtui.core.profile.profile import Made, NetworkChoice, Profile
from ccrtui.core.profile.rules import PICK
from ccrtui.core.steps.network.bandwidth import bandwidth_choice, charge_choice
from ccrtui.core.steps.network.peering_ends import crosses_regions
from ccrtui.core.steps.sites import both_in_cloud
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, StepName, StepView

_BANDWIDTH_OPEN = frozenset(
    {Code.PEERING_MISSING, Code.CCN_MISSING, Code.CCN_TO_ATTACH, Code.CCN_ATTACHING, Code.CCN_BANDWIDTH_TO_SET}
)
"""What is said while no bandwidth was asked for yet."""

_WAY_OPEN = frozenset({Code.PEERING_MISSING, Code.CCN_MISSING, Code.CCN_TO_ATTACH, Code.CONNECTED_OTHERWISE})
"""What is said while nothing was made that joins the two in the way that was chosen."""

_PING_OPEN = frozenset({Code.NETWORK_CARRIES, Code.VERIFIED_BY_REMOTE_CLUSTER, Code.PING_TO_SEND})
"""What is said while no machine has pinged."""


def chosen_for_network(step: StepView, profile: Profile) -> tuple[Choice, ...]:
    """The choices that can be made anew at a step, each with what the profile says now; none where none was made."""
    if not both_in_cloud(profile):
        return ()
    if step.name is StepName.CLUSTERS:
        untouched = step.judgement.state.holds and profile.made == Made()
        options = ("leader-instance", "follower-instance") if untouched else ()
        return tuple(_picked_anew(option, OPTIONS[option].text(profile)) for option in options)
    if step.name is StepName.ROUTES and step.judgement.code is Code.ROUTES_MISSING:
        return (Choice("destinations", tuple(wish.value for wish in Destinations), profile.link.destinations.value),)
    if step.name is StepName.REACHABILITY and step.judgement.code in _PING_OPEN:
        return Choice("probe-from", (PICK,), PICK), Choice("probe-to", (), profile.link.probe_to or "")
    if step.name is not StepName.PEERING:
        return ()
    return (*_price(step, profile), *_way(step, profile))


def _picked_anew(option: str, value: str | None) -> Choice:
    """What was picked, and to pick anew from the list of what there is, which is asked for once it is not said."""
    return Choice(option, (*([value] if value else []), PICK), value)


def _price(step: StepView, profile: Profile) -> tuple[Choice, ...]:
    code = step.judgement.code
    if code not in _BANDWIDTH_OPEN or profile.link.bandwidth is None or not crosses_regions(profile):
        return ()
    if code is Code.PEERING_MISSING:
        return bandwidth_choice(profile, with_price=True), charge_choice(profile)
    return (bandwidth_choice(profile, with_price=False),)


def _way(step: StepView, profile: Profile) -> tuple[Choice, ...]:
    link = profile.link
    if step.judgement.code not in _WAY_OPEN or link.network is NetworkChoice.AUTO:
        return ()
    ways = Choice("network", tuple(way.value for way in NetworkChoice), link.network.value, charged=True)
    return (ways, *((_picked_anew("ccn", link.ccn),) if link.ccn else ()))
