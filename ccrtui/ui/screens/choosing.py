"""Making a choice: a list to pick from, several for indices, or a line to type where there is nothing to pick from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ccrtui.core.walk.step import Choice, StepName
from ccrtui.engine.intents import Choose
from ccrtui.text.template import said
from ccrtui.ui.render.line import Line, Span, Tone, line
from ccrtui.ui.render.setup.choice import choice_texts, confirming, fields_hint
from ccrtui.ui.widgets.table import Table

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import SetupTarget

_SEVERAL = frozenset({"index"})
"""Options of which several values may be chosen."""

_TALLEST = 10
_CURSOR_CELLS = 3
"""Cells before a row, where the cursor stands."""


class Choosing:
    """The fields of a step's choice, one after the other. Marks and names of copies are kept until it is confirmed."""

    def __init__(self, screen: SetupTarget) -> None:
        self.screen = screen
        self.table = Table("choices")
        self.table.display = False
        self._step: StepName | None = None
        self._choice: Choice | None = None
        self._field = 0
        self._marked: dict[str, str] = {}
        self.is_typing = False

    @property
    def is_open(self) -> bool:
        """Whether a value is being picked."""
        return self._choice is not None

    @property
    def open_field(self) -> Choice | None:
        """The choice whose value is being picked."""
        return self._choice

    @property
    def height(self) -> int:
        """Rows that the list takes; none while nothing is picked."""
        choice = self._choice
        return min(_TALLEST, len(choice.values) + len(choice.others)) if choice else 0

    def start(self, field: int = 0) -> None:
        """Open a field of the selected step's choice."""
        step, choices = self.screen.step, self.screen.choices
        if step is None or not choices:
            return
        self.close()
        self.is_typing = not choices[field % len(choices)].values
        self._field = field % len(choices)
        choice = choices[self._field]
        self._step = step.name
        if not choice.values:
            self._type(choice)
            return
        self._choice = choice
        self._marked = {}
        self.table.display = True
        self.table.styles.height = self.height
        self._paint()
        if choice.default is not None:
            self.table.select(choice.default)
        elif choice.charged:
            self.table.select_none()
        else:
            self.table.move_to(0)
        self.screen.session.remark = self._hint(choice)

    def next_field(self) -> None:
        """Open the field after this one."""
        self.start(self._field + 1)

    def refresh_for(self, choices: tuple[Choice, ...]) -> None:
        """Close when it is no longer asked for."""
        if self._choice is not None and self._choice not in choices:
            self.close()

    def close(self) -> None:
        """Leave it alone."""
        self._choice = None
        self.table.display = False

    def key(self, key: str) -> bool:
        """A key while a value is being picked; True when it meant something."""
        choice = self._choice
        if choice is None:
            return False
        moves = {"up": -1, "down": 1, "pageup": -self.table.page, "pagedown": self.table.page}
        if key in moves:
            self.table.move_by(moves[key])
        elif key == "escape":
            self.close()
            return True
        elif key == "enter":
            self._confirm(choice)
            return True
        elif key == "space" and choice.option in _SEVERAL:
            self._toggle()
        elif key == "equals_sign" and choice.option in _SEVERAL:
            self._rename()
            return True
        elif key == "tab":
            self.next_field()
            return True
        else:
            return False
        self.screen.session.remark = self._hint(choice)
        return True

    def _hint(self, choice: Choice) -> str:
        words = self.screen.session.words
        if choice.option in _SEVERAL:
            return words.setup.choose_many_hint
        view, selected = self.screen.view, self.table.selected
        hint = words.setup.pick_hint if selected is None else words.setup.type_hint
        if selected in choice.values:
            hint = confirming(view, choice, selected)
        return f"{hint}{fields_hint(view, len(self.screen.choices))}"

    def _type(self, choice: Choice) -> None:
        words = self.screen.session.words
        text = words.choice(choice.option)
        question = words.say(text.question, option=choice.option)
        self.screen.ask(
            [question, words.setup.type_hint],
            choice.default or "",
            lambda typed: self._submit(choice, typed),
            prompt=text.hint,
        )

    def _toggle(self) -> None:
        name = self.table.selected
        if name is None or self._choice is None or name not in self._choice.values:
            return
        if name in self._marked:
            del self._marked[name]
        else:
            self._marked[name] = name
        self._paint()

    def _rename(self) -> None:
        name = self.table.selected
        if name is None or self._choice is None or name not in self._choice.values:
            return
        words = self.screen.session.words
        question = words.say(words.setup.rename, index=name)
        self.screen.ask([question], self._marked.get(name, name), lambda typed: self._renamed(name, typed))

    def _renamed(self, name: str, typed: str) -> None:
        if typed:
            self._marked[name] = typed
        else:
            self.screen.say(self.screen.session.words.setup.nothing_typed)
        self._paint()

    def _confirm(self, choice: Choice) -> None:
        selected, words = self.table.selected, self.screen.session.words
        if choice.option in _SEVERAL and self._marked:
            pairs = [name if copy == name else f"{name}={copy}" for name, copy in self._marked.items()]
            self._submit(choice, ",".join(pairs))
        elif selected in choice.values:
            self._submit(choice, selected)
        elif selected is not None:
            self.screen.say(words.say(words.setup.not_for_choice, value=selected))
        else:
            self.screen.say(words.setup.none_picked)

    def _submit(self, choice: Choice, value: str) -> None:
        self.close()
        if not value:
            self.screen.say(self.screen.session.words.setup.nothing_typed)
        elif self._step is not None:
            self.screen.session.submit(Choose(self._step, choice.option, value))

    def _paint(self) -> None:
        choice = self._choice
        if choice is None:
            return
        view = self.screen.view
        several = choice.option in _SEVERAL

        @cache
        def rows(width: int) -> tuple[list[str], list[str]]:
            return choice_texts(view, choice, width - _CURSOR_CELLS)

        def row(position: int) -> Line:
            texts, others = rows(self.table.size.width)
            if position >= len(texts):
                return line("   ", Span(others[position - len(texts)], Tone.DIM))
            name = choice.values[position]
            marked = name in self._marked
            copy = self._marked.get(name, name)
            sign = f"[{view.glyphs.mark if marked else ' '}] " if several else ""
            note = Span(f"  = {copy}", Tone.INFO) if copy != name else Span("")
            cursor = f" {view.glyphs.cursor} " if position == self.table.cursor and not several else "   "
            tone = Tone.STRONG if marked else Tone.PLAIN
            return line(Span(cursor, Tone.INFO), Span(f"{sign}{texts[position]}", tone), note)

        self.table.show((*choice.values, *(said(other.get("id")) for other in choice.others)), row)
