"""Which instances an end can be picked from, and why the others can't."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call.call import Side
from ccrtui.core.cloud.instance import Instance, Instances, InstanceState
from ccrtui.core.elasticsearch.capability import OLDEST_SUPPORTED, can_follow, licence_includes_ccr
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.json_value import JsonObject
from ccrtui.core.steps.conclude import blocked, choice_needed
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Judgement


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An end without an instance: which, in which region, and the instance of the other end where that is known."""

    side: Side
    region: str
    other: Instance | None


def pick(vacancy: Vacancy, listing: Instances) -> Judgement:
    """Ask for one of those that fit; blocked where none does."""
    reasons = {instance.id: _why_not(vacancy, instance) for instance in listing.instances}
    fitting = sorted(
        (instance for instance in listing.instances if not reasons[instance.id]),
        key=lambda instance: (instance.name, instance.id),
    )
    others = tuple(
        {"id": instance.id, "name": instance.name, **reason}
        for instance in listing.instances
        if (reason := reasons[instance.id]) is not None
    )
    place = {"side": vacancy.side.value, "region": vacancy.region}
    if not fitting:
        return blocked(Code.NO_INSTANCE_FITS, **place, needs=_needed(vacancy), instances=list(others))
    ids = tuple(instance.id for instance in fitting)
    labels = tuple(map(_label, fitting))
    default = ids[0] if len(ids) == 1 else None
    return choice_needed(Choice(f"{vacancy.side}-instance", ids, default, labels, others), **place)


def _why_not(vacancy: Vacancy, instance: Instance) -> JsonObject | None:
    """What of it does not fit: `instance_state`, `licence`, `version`, or `side`, the end whose it is already."""
    if instance.state is not InstanceState.NORMAL:
        return {"instance_state": instance.state.word}
    if vacancy.other is not None and vacancy.other.id == instance.id:
        return {"side": vacancy.side.other.value}
    if not licence_includes_ccr(instance.licence, "active"):
        return {"licence": instance.licence or None}
    return None if _version_fits(vacancy, instance.version) else {"version": _version(instance)}


def _version_fits(vacancy: Vacancy, version: Version | None) -> bool:
    if version is None:
        return True
    if version < OLDEST_SUPPORTED:
        return False
    other = vacancy.other.version if vacancy.other else None
    if other is None:
        return True
    if vacancy.side is Side.FOLLOWER:
        return can_follow(version, other)
    return can_follow(other, version)


def _needed(vacancy: Vacancy) -> str:
    """The lowest version that fits."""
    other = vacancy.other.version if vacancy.other else None
    lowest = other if other and vacancy.side is Side.FOLLOWER else OLDEST_SUPPORTED
    return str(lowest)


def _label(instance: Instance) -> JsonObject:
    """What tells it from the others."""
    return {
        "name": instance.name,
        "vpc": instance.vpc,
        "version": _version(instance),
        "licence": instance.licence,
    }


def _version(instance: Instance) -> str | None:
    return str(instance.version) if instance.version else None
