"""What this profile made of the cloud and a key cannot see: another account's key, or an instance that was deleted."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call
from ccrtui.core.cloud.calls import instances
from ccrtui.core.cloud.instance import Instances
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.conclude import passable
from ccrtui.core.steps.sites import site_reads
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement


def named_sites(profile: Profile) -> tuple[Call, ...]:
    """The lists of instances of both ends; nothing unless the profile names an instance at one of them."""
    return site_reads(profile) if any(profile.cluster(side).instance for side in ENDS) else ()


def surely(judged: Judgement, look: Look, entries: tuple[str, ...]) -> Judgement:
    """That judgement, unless it says that nothing is left while the profile keeps something that may be out of sight.

    It does not hinder the steps behind it, and is told at the end.
    """
    if judged.code is not Code.NOTHING_MADE or not entries:
        return judged
    return out_of_sight(look) or judged


def out_of_sight(look: Look) -> Judgement | None:
    """An instance that the profile names and its region does not list; None where there is no such."""
    for side in ENDS:
        named, region = look.profile.cluster(side).instance, look.region(side)
        listed = look.value(instances(side, region), Instances)
        if named is None or listed is None or look.instance(side) is not None:
            continue
        there = [instance.id for instance in listed.instances]
        evidence = {"side": side.value, "instance": named, "region": region, "account": None}
        return passable(Code.INSTANCE_NOT_FOUND, **evidence, instances=there)
    return None
