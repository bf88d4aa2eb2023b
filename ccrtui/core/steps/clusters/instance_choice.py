"""Which instances an end can be picked from, and why the others can't."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call.call import Side
from ccrtui.core.cloud.instance import Instance, Instances, InstanceState
from ccrtui.core.elasticsearch.capability import OLDEST_SUPPORTED, can_follow, licence_includes_ccr
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.steps.conclude import blocked, choice_needed
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Judgement

_APART = "  "
"""Between the parts of what tells an instance from the others; names may have single spaces."""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An end without an instance: which, in which region, and the instance of the other end where that is known."""

    side: Side
    region: str
    other: Instance | None


def pick(vacancy: Vacancy, found: Instances) -> Judgement:
    """Ask for one of those that fit; blocked where none does."""
    reasons = {one.id: _why_not(vacancy, one) for one in found.instances}
    fitting = sorted((one for one in found.instances if not reasons[one.id]), key=lambda one: (one.name, one.id))
    others = tuple(
        _APART.join((one.id, one.name, reason)) for one in found.instances if (reason := reasons[one.id]) is not None
    )
    told = {"side": vacancy.side.value, "region": vacancy.region}
    if not fitting:
        return blocked(Code.NO_INSTANCE_FITS, **told, needs=_needed(vacancy), instances=list(others))
    ids = tuple(one.id for one in fitting)
    labels = tuple(_APART.join((one.name, one.vpc, _version(one), one.licence)) for one in fitting)
    default = ids[0] if len(ids) == 1 else None
    return choice_needed(Choice(f"{vacancy.side}-instance", ids, default, labels, others), **told)


def _why_not(vacancy: Vacancy, one: Instance) -> str | None:
    """What of it does not fit, as data: its state, its licence, its version, or the end whose it is already."""
    if one.state is not InstanceState.NORMAL:
        return one.state.word
    if vacancy.other is not None and vacancy.other.id == one.id:
        return vacancy.side.other.value
    if not licence_includes_ccr(one.licence, "active"):
        return one.licence or "-"
    return None if _version_fits(vacancy, one.version) else _version(one)


def _version_fits(vacancy: Vacancy, version: Version | None) -> bool:
    if version is None:
        return True
    if version < OLDEST_SUPPORTED:
        return False
    theirs = vacancy.other.version if vacancy.other else None
    if theirs is None:
        return True
    if vacancy.side is Side.FOLLOWER:
        return can_follow(version, theirs)
    return can_follow(theirs, version)


def _needed(vacancy: Vacancy) -> str:
    """The lowest version that fits."""
    theirs = vacancy.other.version if vacancy.other else None
    lowest = theirs if theirs and vacancy.side is Side.FOLLOWER else OLDEST_SUPPORTED
    return str(lowest)


def _version(one: Instance) -> str:
    return str(one.version) if one.version else "-"
