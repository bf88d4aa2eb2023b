"""What the profile keeps as ours, was looked for where it stood, and is no longer there, so that it can be forgotten.

An id alone does not say where the thing stood, and the profile may name other places by now. So it counts as gone only
where a call was sent once that removes it from the very place that was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccrtui.core.call.call import Call
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.undo.unseen import out_of_sight
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Absent, Judgement


def with_absent(judged: Judgement, look: Look, absent: Iterable[Absent]) -> Judgement:
    """The judgement with that, unless a look failed, something is out of sight, or it says something else."""
    sure = judged.code in (Code.NOTHING_MADE, Code.MADE_BY_US) and out_of_sight(look) is None
    return replace(judged, absent=tuple(absent)) if sure else judged


def removed_by(made: Made, calls: Iterable[Call]) -> Absent:
    """Gone if one of these calls was sent."""
    return Absent(made, frozenset(call.id for call in calls))
