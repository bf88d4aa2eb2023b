"""The commands of the set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import SetupTarget


class _SetupCommand(Command):
    def __init__(self, screen: SetupTarget) -> None:
        self.screen = screen
        self.reasons = screen.session.words.unavailable


class ApplyPlan(_SetupCommand):
    """Send the calls of the current step; what is irreversible asks for names first."""

    name, keys, shown = "apply", ("a",), "a"

    def availability(self) -> Availability:
        """Says what is in the way: nothing to send, not this step's turn, busy, or read-only."""
        walk, step = self.screen.walk, self.screen.step
        if walk is None or step is None:
            return Unavailable(self.reasons.no_state)
        busy = self.screen.unless_busy()
        if isinstance(busy, Unavailable):
            return busy
        if walk.current is not None and step is not walk.current:
            name = self.screen.session.words.steps[walk.current.name].name
            return Unavailable(self.screen.session.words.say(self.reasons.not_current, step=name))
        if not walk.plan:
            return Unavailable(self.reasons.nothing_to_send)
        if not self.screen.may_write:
            return Unavailable(self.reasons.read_only)
        return Ready()

    def run(self) -> None:
        """Show what would be sent, and wait for the key that sends it."""
        self.screen.arm_plan()


class ShowPlan(_SetupCommand):
    """The plan in full, and back."""

    name, keys, shown, hides = "plan", ("p",), "p", True

    def availability(self) -> Availability:
        """Whether the step has calls."""
        if self.screen.full or (self.screen.step is not None and self.screen.step.planned):
            return Ready()
        return Unavailable(self.reasons.nothing_to_send)

    def run(self) -> None:
        """Switch between the step and its plan."""
        self.screen.show_plan(not self.screen.full)


class Choose(_SetupCommand):
    """Make the choice that the step asks for."""

    name, keys, shown, hides = "choose", ("enter",), "enter", True

    def availability(self) -> Availability:
        """Whether there is one."""
        asked = self.screen.choices and not self.screen.chooses_anew
        return Ready() if asked else Unavailable(self.reasons.no_choice)

    def run(self) -> None:
        """Open the first field."""
        self.screen.open_choice()


class ChooseAnew(_SetupCommand):
    """Change what the plan of the step would write; on a key of its own, as `enter` sends a plan that is armed."""

    name, keys, shown, hides = "choose_anew", ("e",), "e", True

    def availability(self) -> Availability:
        """Whether there is such a choice."""
        return Ready() if self.screen.chooses_anew else Unavailable(self.reasons.no_choice)

    def run(self) -> None:
        """Open the first field."""
        self.screen.open_choice()


class NextField(_SetupCommand):
    """The next field of the choice."""

    name, keys, shown = "field", ("tab",), "tab"

    def availability(self) -> Availability:
        """Whether there is another."""
        if not self.screen.choices:
            return Unavailable(self.reasons.no_choice)
        return Ready() if len(self.screen.choices) > 1 else Unavailable(self.reasons.one_field)

    def run(self) -> None:
        """Open it."""
        self.screen.open_next_field()


class CopyHandoff(_SetupCommand):
    """Copy the text that somebody else is to read."""

    name, keys, shown, hides = "handoff", ("t",), "t", True

    def availability(self) -> Availability:
        """Whether the step has one."""
        return Ready() if self.screen.handoff else Unavailable(self.reasons.no_handoff)

    def run(self) -> None:
        """Copy it."""
        handoff = self.screen.handoff
        if handoff is not None:
            self.screen.console.copy(handoff.what, handoff.text)


class NextStep(_SetupCommand):
    """The next step of the list."""

    name, keys, shown = "next_step", ("n",), "n"

    def availability(self) -> Availability:
        """Whether there is one."""
        return Ready() if self.screen.has_step(1) else Unavailable(self.reasons.last_step)

    def run(self) -> None:
        """Select it."""
        self.screen.move(1)


class PreviousStep(_SetupCommand):
    """The step before."""

    name, keys, shown = "previous_step", ("b",), "b"

    def availability(self) -> Availability:
        """Whether there is one."""
        return Ready() if self.screen.has_step(-1) else Unavailable(self.reasons.first_step)

    def run(self) -> None:
        """Select it."""
        self.screen.move(-1)
