"""The set-up: the steps on the left, the chosen one in full on the right, and its questions under it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from ccrtui.core.call.call import Call
from ccrtui.core.state import Walk
from ccrtui.core.walk.step import Choice, StepName, StepView
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy, Save
from ccrtui.ui.commands.setup import (
    ApplyPlan,
    Choose,
    ChooseAnew,
    CopyHandoff,
    NextField,
    NextStep,
    PreviousStep,
    ShowPlan,
)
from ccrtui.ui.moves import rows_moved
from ccrtui.ui.options import Place
from ccrtui.ui.render.export_table import ExportTable, walk_table
from ccrtui.ui.render.line import line, text_of
from ccrtui.ui.render.setup.handoff import Handoff, handoff_of
from ccrtui.ui.render.setup.step_detail import DetailMode, step_detail
from ccrtui.ui.render.setup.steps import step_line, steps_width
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap
from ccrtui.ui.revising import choices_anew, choices_at
from ccrtui.ui.screens.applying import Applying
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.screens.choosing import Choosing
from ccrtui.ui.screens.overview import scroll_page
from ccrtui.ui.screens.step_pane import StepPane
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.table import Table

_TWO_COLUMNS = 60


class SetupScreen(PlaceScreen):
    """Key 2. The selection follows the walk until the operator selects another step."""

    hints = ("apply", "plan", "choose", "choose_anew", "handoff", "write_switch", "copy", "watch", "next_step")

    def __init__(self, session: Session) -> None:
        super().__init__(session, Place.SETUP)
        self.full = False
        self.choosing = Choosing(self)
        self._steps = Table("steps", moved=self._moved)
        self._picked: StepName | None = None
        self.applying = Applying(self)
        self.pane = StepPane(self.choosing.table, self.prompt)

    # What is selected

    @property
    def purpose(self) -> str:
        """What the place is for."""
        return self.session.words.setup.purpose

    @property
    def walk(self) -> Walk | None:
        """The walk as the engine last saw it."""
        state = self.session.state
        return state.walk if state and state.walk and state.walk.steps else None

    @property
    def step(self) -> StepView | None:
        """The selected step: the one picked, else the one that is next, else the last."""
        walk = self.walk
        if walk is None:
            return None
        picked = next((step for step in walk.steps if step.name is self._picked), None)
        return picked or walk.current or walk.steps[-1]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices that can be made at the selected step: those it asks for, or those made before."""
        state, step = self.session.state, self.step
        if state is None or step is None:
            return ()
        return choices_at(step, state.profile) or choices_anew(step, state.profile)

    @property
    def chooses_anew(self) -> bool:
        """Whether the step asks for nothing, and what was chosen for it can be changed."""
        state, step = self.session.state, self.step
        return state is not None and step is not None and bool(choices_anew(step, state.profile))

    @property
    def may_write(self) -> bool:
        """Whether writing is on."""
        return self.session.state is not None and self.session.state.write

    def has_step(self, by: int) -> bool:
        """Whether there is a step that many rows on."""
        walk, step = self.walk, self.step
        return walk is not None and step is not None and 0 <= walk.steps.index(step) + by < len(walk.steps)

    def move(self, by: int) -> None:
        """Select another step."""
        walk, step = self.walk, self.step
        if walk is None or step is None or not self.has_step(by):
            return
        self._select(walk.steps[walk.steps.index(step) + by])

    def _moved(self) -> None:
        self.point_at(self._steps.selected or "")

    def _select(self, step: StepView) -> None:
        walk = self.walk
        changed = self.step is not step
        self._picked = None if walk is not None and step is (walk.current or walk.steps[-1]) else step.name
        if changed:
            self.full = False
            self.choosing.close()
            self.pane.detail.home()
        self.show()

    def point_at(self, key: str) -> None:
        """Select the step of that name."""
        step = next((step for step in self.walk.steps if step.name == key), None) if self.walk else None
        if step is not None:
            self._select(step)

    # Composition and painting

    def body(self) -> ComposeResult:
        """The list of steps, and the pane with what belongs to the chosen one."""
        with Horizontal(id="setup"):
            yield self._steps
            yield self.pane

    @property
    def prompt_below(self) -> bool:
        """The question stands in the pane, where the work is."""
        return False

    def own_commands(self) -> Sequence[Command]:
        """Apply, plan, choose, copy, next and back, save."""
        kinds = (ApplyPlan, ShowPlan, Choose, ChooseAnew, CopyHandoff, NextStep, NextField, PreviousStep)
        return (*(kind(self) for kind in kinds), Copy(self), Save(self))

    def draw(self) -> None:
        """Render both sides."""
        walk, step, view, detail = self.walk, self.step, self.view, self.pane.detail
        width = steps_width(view)
        self._steps.display = self.size.width >= _TWO_COLUMNS
        self._steps.styles.width = width
        if walk is None or step is None:
            text = view.words.frame.starting if view.past_at is None else view.words.history.not_kept
            starting = wrap(text, detail.size.width - 2)
            detail.show([(), *(line(" ", part) for part in starting)])
            return
        self.applying.withdraw_stale(walk)
        self.choosing.refresh_for(self.choices)
        self._show_steps(view, walk, step, width)
        asking = self.prompt.is_open or self.choosing.is_open or self.is_offering
        mode = DetailMode(self.full, asking, self.choosing.open_field)
        lines = step_detail(view, walk, step, detail.size.width, mode)
        self.pane.show(lines, self.choosing.height, self.session.words, asking=asking)

    def _show_steps(self, view: View, walk: Walk, step: StepView, width: int) -> None:
        names = [each.name.value for each in walk.steps]
        self._steps.show(names, lambda position: step_line(view, walk, position, width))
        if self._steps.selected != step.name.value:
            self._steps.cursor = names.index(step.name.value)
            self._steps.repaint()

    def own_typed_key(self, key: str) -> bool:
        """Tab goes on to the next field of a choice."""
        if key != "tab" or not self.choosing.is_typing or len(self.choices) < 2:
            return False
        self.prompt.close()
        self.open_next_field()
        return True

    def own_key(self, key: str) -> bool:
        """Arrows choose a step, or a value while one is chosen; pages move the pane."""
        if self.choosing.is_open:
            return self.choosing.key(key)
        if key == "escape" and self.full:
            self.show_plan(False)
            return True
        step = rows_moved(key, 0)
        if step in (-1, 1) and not self.full and self.size.width >= _TWO_COLUMNS:
            self.move(step)
            return True
        return scroll_page(self.pane.detail, key)

    def follow(self) -> None:
        """Select what is next again, and show the step instead of its plan."""
        self._picked, self.full = None, False

    def show_plan(self, full: bool) -> None:
        """Show the plan in full, or the step again."""
        self.full = full
        self.pane.detail.home()
        self.show()

    def arm_plan(self) -> None:
        """Show what would be sent, and wait for the key that sends it."""
        self.applying.arm()

    def open_choice(self) -> None:
        """Open the first field of the choice."""
        self.choosing.start()

    def open_next_field(self) -> None:
        """Open the field after the present one."""
        self.choosing.next_field()

    @property
    def can_copy(self) -> bool:
        """Once there is a step."""
        return self.step is not None

    @property
    def can_save(self) -> bool:
        """Once there is a walk."""
        return self.walk is not None

    @property
    def handoff(self) -> Handoff | None:
        """The text of the selected step that somebody else is to read."""
        return handoff_of(self.session.words, self.step) if self.step is not None else None

    def copied_calls(self) -> Sequence[Call]:
        """The calls of the selected step: planned ones, else those that were sent."""
        step = self.step
        return [item.call for item in (step.planned or step.sent)] if step else []

    def copied_text(self) -> str:
        """The selected step as text."""
        walk, step = self.walk, self.step
        if walk is None or step is None:
            return ""
        lines = step_detail(self.view, walk, step, 100, DetailMode(self.full, quiet=True))
        return "\n".join(text_of(spans).rstrip() for spans in lines)

    def export_table(self) -> ExportTable | None:
        """All steps."""
        return walk_table(self.session.words, self.walk) if self.walk else None
