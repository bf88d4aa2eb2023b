"""What all screens share: the newest state, the words, the signs, and what was last said."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.state import State, Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepName, StepState, StepView
from ccrtui.engine.intents import ChooseLink, Draw, Intent, KeepOrder, ReturnToNow, SetInterval, Stop, Travel, TravelTo
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
        self.newest: State | None = None
        self.state: State | None = None
        """What is shown: the newest, or in its place the past that is looked at."""
        self.slow = False
        self.remark = ""
        self.every_s: float | None = None
        """How often samples were last wished in this console, in seconds."""
        self._noticed = 0

    def take(self) -> bool:
        """Take the newest state; False when there is none newer."""
        newest = self.source.latest()
        if newest is None or (self.newest is not None and newest.revision == self.newest.revision):
            return False
        self.newest = newest
        self.state = shown(newest)
        if newest.notice is not None and newest.notice.number > self._noticed:
            self._noticed = newest.notice.number
            self.remark = notice_text(self.words, newest.notice)
        return True

    def view(self, state: State | None = None) -> View:
        """What a place renders from; another state than the newest where the view stands still."""
        glyphs = ASCII if self.options.glyphs == "ascii" else UNICODE
        state = state or self.state
        past_at = past_of(state) if state else None
        now = state.past.at if state and state.past else self.options.clock()
        return View(state, self.words, now, glyphs, self.options.wall(), past_at)

    @property
    def in_past(self) -> bool:
        """Whether the past is looked at."""
        return self.state is not None and self.state.past is not None

    def submit(self, intent: Intent) -> None:
        """Ask the engine for something; while the past is looked at, nothing of the clusters."""
        if not self.in_past or isinstance(intent, _IN_PAST):
            self.source.submit(intent)


_IN_PAST = (Travel, TravelTo, ReturnToNow, ChooseLink, Draw, KeepOrder, SetInterval, Stop)


def shown(newest: State) -> State:
    """A state as it is shown: in the past, with nothing of the present; before the first sample, with the last record.

    Of a walk that is seen for the first time, steps that were not reached yet are not looked at.
    """
    if newest.past is not None:
        return replace(
            newest, link=newest.past.link, walk=None, calls=(), exact_counts={}, covered=None, carried_at=None
        )
    walk = whole(newest.walk) if newest.walk else None
    return replace(newest, walk=walk, link=newest.link or newest.recorded)


def past_of(state: State) -> float | None:
    """When what a state shows of the link was recorded, epoch seconds; None: it is of this session."""
    if state.past is not None:
        return state.past.at
    recorded = state.recorded
    return recorded.sampled_at if recorded is not None and state.link is recorded else None


def whole(walk: Walk) -> Walk:
    """A walk with all of its steps: during the first look those that were not reached yet are not looked at."""
    known = {step.name: step for step in walk.steps}
    if not known or len(known) == len(StepName):
        return walk
    unseen = Judgement(StepState.UNKNOWN, Code.NOT_LOOKED)
    return replace(walk, steps=tuple(known.get(name, StepView(name, unseen)) for name in StepName))
