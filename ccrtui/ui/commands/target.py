"""What commands act on, as far as they need it: the application, and the screen on which a key was pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from textual.events import Key

from ccrtui.core.call.call import Call
from ccrtui.core.rules.finding import Finding
from ccrtui.core.state import Walk
from ccrtui.core.walk.step import Choice, PlannedCall, StepView
from ccrtui.ui.commands.command import Availability
from ccrtui.ui.options import Place
from ccrtui.ui.render.export_table import ExportTable
from ccrtui.ui.render.setup.handoff import Handoff
from ccrtui.ui.render.view import View
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.table import Table


class Application(Protocol):
    """The console as a whole."""

    def go_to(self, place: Place) -> None:
        """Show a place as it was left."""

    def go_to_next(self) -> None:
        """Go to what is next."""

    def point_at(self, place: Place, key: str) -> None:
        """Show a place, and in it what `key` names."""

    def open_help(self) -> None:
        """Open the page of help about the screen that is seen."""

    def open_palette(self) -> None:
        """Open the palette over the screen that is seen."""

    def open_links(self) -> None:
        """Open the list of the profile's links."""

    def open_link(self) -> None:
        """Open the page about the link."""

    def close_page(self, page: object) -> None:
        """Go back to the screen under that page, if it is the one that is seen."""

    def pass_on(self, event: Key, past: object) -> bool:
        """Give a key to the screen that is seen by now; False where that is the one it came to."""

    def leave(self) -> None:
        """Stop the engine and end."""

    def next_theme(self) -> None:
        """Switch to the next set of colours."""

    @property
    def has_mouse_switch(self) -> bool:
        """Whether the terminal driver can switch the mouse."""

    def switch_mouse(self) -> bool:
        """Switch the mouse; True when it is on."""

    def copy(self, what: str, text: str) -> None:
        """Ask the terminal to copy."""

    def save(self, name: str, ending: str, text: str) -> None:
        """Write a file and say where it is."""


class PlaceTarget(Protocol):
    """Any screen: it says, offers and asks, and has something that can be copied or saved."""

    session: Session

    @property
    def name(self) -> str | None:
        """What the files are called that are saved from it."""

    @property
    def console(self) -> Application:
        """The application."""

    @property
    def in_question(self) -> str:
        """The follower index that is pointed at."""

    @property
    def can_copy(self) -> bool:
        """Whether something is selected that can be copied."""

    @property
    def can_save(self) -> bool:
        """Whether something is seen that can be saved."""

    @property
    def handoff(self) -> Handoff | None:
        """What somebody else is to read."""

    def close_page(self) -> None:
        """Go back to the screen under this one."""

    def copied_text(self) -> str:
        """What is copied as text."""

    def copied_calls(self) -> Sequence[Call]:
        """The calls that are copied as curl or console."""

    def export_table(self) -> ExportTable | None:
        """What is saved."""

    def unless_busy(self) -> Availability:
        """Unavailable while calls are being sent."""

    def show(self) -> None:
        """Paint everything that changed."""

    def say(self, text: str) -> None:
        """Say something until the next key."""

    def offer(self, text: str, keys: Mapping[str, Callable[[], None]], hint: str = "") -> None:
        """Wait for one more key."""

    def ask(self, lines: Sequence[str], initial: str, answer: Callable[[str], None], *, prompt: str = "") -> None:
        """Ask for a line of text."""


class ChartTarget(PlaceTarget, Protocol):
    """A screen with charts."""

    def can_span(self, by: int) -> bool:
        """Whether there is a span of time that many further."""

    def span(self, by: int) -> None:
        """Draw over it."""


class ListTarget(PlaceTarget, Protocol):
    """A screen that lists rows."""

    table: Table
    filter_text: str
    only_problems: bool

    def filter_by(self, text: str) -> None:
        """Take a new filter."""

    def open_selected(self) -> None:
        """Show the selected row in full."""


class SortingTarget(PlaceTarget, Protocol):
    """A screen whose rows can stand in another order."""

    def sort_by_neighbour(self, by: int) -> None:
        """Sort by another of the columns that are shown."""

    def turn_order(self) -> None:
        """Turn the order round."""


class FreezingTarget(PlaceTarget, Protocol):
    """A screen that can stand still."""

    def freeze(self) -> None:
        """Stand still, or go on."""


class DoctorTarget(PlaceTarget, Protocol):
    """The screen of the findings."""

    @property
    def finding(self) -> Finding | None:
        """The selected one."""

    @property
    def may_write(self) -> bool:
        """Whether writing is on."""

    @property
    def cure_calls(self) -> Sequence[PlannedCall]:
        """The calls that are sent from here."""

    def open_cure(self) -> None:
        """Go where its way out is."""

    def arm_cure(self) -> None:
        """Show what would be sent, and wait for the key that sends it."""


class SetupTarget(PlaceTarget, Protocol):
    """The screen of the set-up."""

    full: bool
    """Whether the plan is shown in full."""

    @property
    def view(self) -> View:
        """What it renders from."""

    @property
    def walk(self) -> Walk | None:
        """The walk as the engine last saw it."""

    @property
    def step(self) -> StepView | None:
        """The selected step."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices that can be made at the selected step."""

    @property
    def chooses_anew(self) -> bool:
        """Whether they are those that were made before, and nothing is asked for."""

    @property
    def may_write(self) -> bool:
        """Whether writing is on."""

    def has_step(self, by: int) -> bool:
        """Whether there is a step that many rows on."""

    def move(self, by: int) -> None:
        """Select another step."""

    def follow(self) -> None:
        """Select what is next again."""

    def show_plan(self, full: bool) -> None:
        """Show the plan in full, or the step again."""

    def withdraw(self) -> None:
        """Take back what was offered."""

    def arm_plan(self) -> None:
        """Show what would be sent, and wait for the key that sends it."""

    def open_choice(self) -> None:
        """Open the first field of the choice."""

    def open_next_field(self) -> None:
        """Open the field after the present one."""
