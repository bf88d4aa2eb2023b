"""The findings: the worst first, and the chosen one in full."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.core.call.call import Call
from ccrtui.core.rules.cure import to_mend
from ccrtui.core.rules.examine import examine
from ccrtui.core.rules.families.steps import finding_of
from ccrtui.core.rules.finding import Finding
from ccrtui.core.rules.known import known_of
from ccrtui.core.state import State
from ccrtui.core.walk.step import PlannedCall, plan_digest
from ccrtui.core.watch.verdict import Reason
from ccrtui.engine.intents import Cure, LookAtCures
from ccrtui.text.catalogue import doctor_words
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy
from ccrtui.ui.commands.doctor import ApplyCure, OpenCure
from ccrtui.ui.moves import rows_moved
from ccrtui.ui.options import Place
from ccrtui.ui.render.doctor.detail import detail, whole
from ccrtui.ui.render.doctor.rows import row, summary
from ccrtui.ui.render.line import Line, line, text_of
from ccrtui.ui.render.setup.plan import calls_to
from ccrtui.ui.render.wrap import wrap
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.screens.overview import scroll_page
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines
from ccrtui.ui.widgets.table import Table

_SHARE = 3
"""The list takes at most one of so many parts of the height."""


class DoctorScreen(PlaceScreen):
    """Key 5. The selection stays on its finding while others come and go."""

    hints = ("cure", "apply", "overview", "setup", "watch", "calls", "copy")

    def __init__(self, session: Session) -> None:
        super().__init__(session, Place.DOCTOR)
        self.table = Table("findings", moved=self._moved, follows_first=True)
        self.doctor = doctor_words(session.words.language)
        self._examined: tuple[State | None, tuple[Finding, ...]] = (None, ())
        self._asked: tuple[str, ...] = ()
        self._armed: str | None = None
        self._told: str | None = None

    @property
    def purpose(self) -> str:
        """What the place is for."""
        return self.doctor.purpose

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong by the state that is seen, examined once for each."""
        state = self.session.state
        if state is None:
            return ()
        if self._examined[0] is not state:
            self._examined = (state, examine(known_of(state)))
        return self._examined[1]

    @property
    def finding(self) -> Finding | None:
        """The selected one."""
        return next((each for each in self.findings if _key(each) == self.table.selected), None)

    @property
    def may_write(self) -> bool:
        """Whether writing is on."""
        return self.session.state is not None and self.session.state.write

    @property
    def cure_calls(self) -> tuple[PlannedCall, ...]:
        """The calls of the selected finding that are sent from here; those of a step are sent from the set-up."""
        finding, state = self.finding, self.session.state
        mending = state.mending if state else None
        if finding is None or mending is None:
            return ()
        return finding.remedy.calls if set(finding.remedy.calls) <= set(mending.planned) else ()

    def body(self) -> ComposeResult:
        """How many there are, their rows, and one in full."""
        yield Lines("summary")
        yield self.table
        yield Lines("page")

    def own_commands(self) -> Sequence[Command]:
        """See the way out, send it, copy."""
        return (OpenCure(self), ApplyCure(self), Copy(self))

    def draw(self) -> None:
        """Render what is seen."""
        view, width, findings = self.view, self.size.width, self.findings
        self._ask_for_cures()
        self.query_one("#summary", Lines).show([summary(view, self.doctor, len(findings), width)])
        self.table.display = bool(findings)
        self.table.styles.height = max(1, min(len(findings), self.size.height // _SHARE))
        self.table.show([_key(each) for each in findings], lambda place: row(view, self.doctor, findings[place], width))
        self._withdraw_stale()
        page = self.query_one("#page", Lines)
        if self._told != self.table.selected:
            self._told = self.table.selected
            page.home()
        page.show(self._lines(width))

    def _lines(self, width: int) -> list[Line]:
        finding, state = self.finding, self.session.state
        if finding is not None:
            return [(), *detail(self.view, self.doctor, finding, width)]
        if state is not None and state.link is not None:
            return []
        return [(), *(line(" ", part) for part in wrap(self.session.words.standing.look, width - 2))]

    def _ask_for_cures(self) -> None:
        """What sets followers going that no longer run is looked at once, and again where others do not run."""
        link = self.session.newest.link if self.session.newest else None
        names = to_mend(link) if link is not None and not self.session.in_past else ()
        if names and set(names) != set(self._asked):
            self.session.submit(LookAtCures(names))
        if not self.session.in_past:
            self._asked = names

    def _moved(self) -> None:
        self.show()

    def point_at(self, key: str) -> None:
        """Select the finding about that follower index, also where another one explains it."""
        named = (each for each in self.findings if any(key in told.resources for told in (each, *each.explains)))
        finding = next(named, None)
        if finding is not None:
            self.table.select(_key(finding))

    def open_cure(self) -> None:
        """Go to the step of the set-up whose plan or whose words it is, else to the index."""
        finding, state = self.finding, self.session.state
        if finding is None or state is None:
            return
        steps = state.walk.steps if state.walk else ()
        step = next((each for each in steps if finding_of(each) is finding.code), None)
        of_index = isinstance(finding.cause.code, Reason) and finding.code not in map(finding_of, steps)
        if step is not None and not of_index:
            self.console.point_at(Place.SETUP, step.name.value)
        else:
            self.console.point_at(Place.WATCH, finding.resources[0] if of_index and finding.resources else "")

    def arm_cure(self) -> None:
        """Show what would be sent, and wait for the key that sends it."""
        calls, finding, words = self.cure_calls, self.finding, self.session.words
        if finding is None or not calls:
            return
        digest, indices = plan_digest(calls), finding.resources
        self._armed = digest

        def send() -> None:
            self._armed = None
            self.session.submit(Cure(indices, digest))

        self.offer(
            words.say(words.setup.armed, calls=calls_to(self.view, calls)), {"enter": send}, words.setup.armed_keys
        )

    def _withdraw_stale(self) -> None:
        """A plan that changed is not what was armed."""
        if self._armed is not None and self._armed != plan_digest(self.cure_calls):
            self._armed = None
            self.withdraw()

    def own_key(self, key: str) -> bool:
        """Arrows choose a finding, pages move the page."""
        rows = rows_moved(key, 0)
        if rows in (-1, 1) and len(self.findings) > 1:
            self.table.move_by(rows)
            return True
        return scroll_page(self.query_one("#page", Lines), key)

    @property
    def in_question(self) -> str:
        """What the selected finding is about."""
        return self.finding.resources[0] if self.finding and self.finding.resources else ""

    @property
    def can_copy(self) -> bool:
        """While a finding is selected."""
        return self.finding is not None

    def copied_calls(self) -> Sequence[Call]:
        """The calls of the way out."""
        return [planned.call for planned in self.finding.remedy.calls] if self.finding else []

    def copied_text(self) -> str:
        """The selected finding as text."""
        finding = self.finding
        if finding is None:
            return ""
        return "\n".join(text_of(spans).rstrip() for spans in whole(self.view, self.doctor, finding, 100))


def _key(finding: Finding) -> str:
    """Tells a finding from the others for as long as it is the same."""
    return "/".join((finding.code.value, *finding.cause.key, *finding.resources[:1]))
