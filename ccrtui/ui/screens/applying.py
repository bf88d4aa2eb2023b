"""Applying a plan: it is armed by one key and sent by another; what cannot be undone is named by whoever sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccrtui.core.state import Walk
from ccrtui.engine.intents import Apply
from ccrtui.text.spacing import beside
from ccrtui.ui.render.setup.plan import calls_to, danger_text

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import SetupTarget


class Applying:
    """One attempt at a time; a plan that changed is not what was armed."""

    def __init__(self, screen: SetupTarget) -> None:
        self.screen = screen
        self._armed: str | None = None

    def arm(self) -> None:
        """Say what would be sent, and wait for the key that sends it; names are asked for first."""
        walk = self.screen.walk
        if walk is None:
            return
        names = [item.confirm for item in walk.plan if item.confirm]
        if names:
            self._ask_name(walk, tuple(names), frozenset())
            return
        self._armed = walk.digest
        words = self.screen.session.words
        calls = calls_to(self.screen.view, walk.plan)
        text = words.say(words.setup.armed, calls=calls)
        self.screen.offer(text, {"enter": lambda: self._send(walk.digest, frozenset())}, words.setup.armed_keys)

    def _ask_name(self, walk: Walk, names: tuple[str, ...], typed: frozenset[str]) -> None:
        words = self.screen.session.words
        name = names[0]
        explained = walk.current and words.explain(walk.current.judgement.code, walk.current.judgement.evidence)
        lost = explained.why if explained else ""
        warned = next((danger_text(words, item) for item in walk.plan if item.confirm == name), "")
        question = [beside(lost, warned), words.setup.leave_it]

        def answered(text: str) -> None:
            if text != name:
                self.screen.say(words.say(words.setup.typed_differs, name=name))
            elif names[1:]:
                self._ask_name(walk, names[1:], typed | {text})
            else:
                self._send(walk.digest, typed | {text})

        self.screen.ask(question, "", answered, prompt=words.say(words.setup.type_name, name=name))

    def _send(self, digest: str, confirmed: frozenset[str]) -> None:
        self._armed = None
        self.screen.follow()
        self.screen.session.submit(Apply(digest, confirmed))

    def withdraw_stale(self, walk: Walk) -> None:
        """A plan that changed is not what was armed."""
        if self._armed is not None and self._armed != walk.digest:
            self._armed = None
            self.screen.withdraw()
