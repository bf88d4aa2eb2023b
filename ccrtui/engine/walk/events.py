"""What happens on a walk, one value after another, for whoever shows it: a verb, a screen."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.walk.step import StepName, StepView


@dataclass(frozen=True, slots=True)
class Begun:
    """A step is about to be looked at, or its plan `applying`."""

    step: StepName
    applying: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """A step was seen, and will be looked at again before anything is concluded."""

    view: StepView


@dataclass(frozen=True, slots=True)
class Planned:
    """A step's plan is sent next, once whoever shows it asks for what follows."""

    view: StepView


@dataclass(frozen=True, slots=True)
class Changed:
    """Observing again gave another plan than the one that was shown; nothing was sent."""

    view: StepView


@dataclass(frozen=True, slots=True)
class Asked:
    """The plan asks for a name that was not typed; nothing was sent."""

    view: StepView


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """The journal cannot be read or written, so nothing was sent; `reason` names the file."""

    view: StepView
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A plan was sent, to its end or to the first call that failed; the view as it was before, with the results."""

    view: StepView


@dataclass(frozen=True, slots=True)
class Ended:
    """What is known of a step now, after its plan was sent and proven where that was done."""

    view: StepView


@dataclass(frozen=True, slots=True)
class Passed:
    """A step is not judged, because an earlier one stops the walk."""

    view: StepView


Sending = Changed | Asked | Unrecorded | Applied
"""What comes of a plan that is to be sent."""
WalkEvent = Begun | Looked | Planned | Sending | Ended | Passed
"""Anything that happens on a walk."""
