"""What all screens share: the newest state, the words, the signs, and what was last said."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.state import State, Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepName, StepState, StepView
from ccrtui.engine.intents import Intent
from ccrtui.text.glyphs import ASCII, UNICODE
from ccrtui.text.words import Words
from ccrtui.ui.options import ConsoleOptions
from ccrtui.ui.render.notice import notice_text
from ccrtui.ui.render.view import View
from ccrtui.ui.source import StateSource
from ccrtui.ui.terminal import console_options, refusal

__all__ = ["Session", "console_options", "refusal"]


class Session:
    """One console over one engine. `slow` is set while the terminal does not take what is written."""

    def __init__(self, source: StateSource, words: Words, options: ConsoleOptions) -> None:
        self.source = source
        self.words = words
        self.options = options
        self.state: State | None = None
        self.slow = False
        self.remark = ""
        self._noticed = 0

    def take(self) -> bool:
        """Take the newest state; False when there is none newer."""
        newest = self.source.latest()
        if newest is None or (self.state is not None and newest.revision == self.state.revision):
            return False
        self.state = replace(newest, walk=whole(newest.walk)) if newest.walk else newest
        if newest.notice is not None and newest.notice.number > self._noticed:
            self._noticed = newest.notice.number
            self.remark = notice_text(self.words, newest.notice)
        return True

    def view(self, state: State | None = None) -> View:
        """What a place renders from; another state than the newest where the view stands still."""
        glyphs = ASCII if self.options.glyphs == "ascii" else UNICODE
        return View(state or self.state, self.words, self.options.clock(), glyphs, self.options.wall())

    def submit(self, intent: Intent) -> None:
        """Ask the engine for something."""
        self.source.submit(intent)


def whole(walk: Walk) -> Walk:
    """A walk with all of its steps: during the first look those that were not reached yet are not looked at."""
    known = {step.name: step for step in walk.steps}
    if not known or len(known) == len(StepName):
        return walk
    unseen = Judgement(StepState.UNKNOWN, Code.NOT_LOOKED)
    return replace(walk, steps=tuple(known.get(name, StepView(name, unseen)) for name in StepName))
