"""Commands that give what is seen to somewhere else: the clipboard, a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccrtui.ui.commands.target import PlaceTarget


class Copy(Command):
    """Copy the selected thing in a form that is asked for by one more key."""

    name, keys, shown = "copy", ("y",), "y"

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Whether something is selected."""
        if self.screen.can_copy:
            return Ready()
        return Unavailable(self.screen.session.words.unavailable.nothing_to_copy)

    def run(self) -> None:
        """Offer the forms; those of the cloud where a call goes there."""
        words = self.screen.session.words
        forms: dict[str, Callable[[], None]] = {
            "c": lambda: self._calls("curl", "curl"),
            "k": lambda: self._calls("Kibana console", "console"),
            "t": lambda: self._give(words.remarks.text, self.screen.copied_text()),
        }
        if not any(call.is_cloud for call in self.screen.copied_calls()):
            self.screen.offer(words.remarks.copy_menu, forms)
            return
        cloud = {"l": lambda: self._calls("tccli", "tccli"), "k": self._web_console}
        self.screen.offer(words.calls.copy_cloud, {**forms, **cloud})

    def _calls(self, what: str, form: str) -> None:
        from ccrtui.engine.export.text import Form, as_text

        state = self.screen.session.state
        calls = self.screen.copied_calls()
        if state is None or not calls:
            self.screen.say(self.screen.session.words.unavailable.nothing_to_copy)
            return
        self._give(what, as_text(Form(form), calls, state.profile))

    def _web_console(self) -> None:
        """Where each call is made by hand, and with what."""
        from ccrtui.engine.export.text import as_console
        from ccrtui.ui.render.calls.request import asked_in_words, by_hand

        words = self.screen.session.words
        texts = []
        for call in self.screen.copied_calls():
            lines = (f"# {line}" for line in filter(None, (by_hand(words, call), *asked_in_words(words, call))))
            texts.append("\n".join((*lines, as_console(call))))
        self._give(words.calls.web_console.partition("{")[0].strip(" :："), "\n\n".join(texts))

    def _give(self, what: str, text: str) -> None:
        self.screen.console.copy(what, text)


class Save(Command):
    """Save what is seen, in a form that is asked for by one more key."""

    name, keys, shown = "save", ("s",), "s"

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Whether there is anything."""
        if self.screen.can_save:
            return Ready()
        return Unavailable(self.screen.session.words.unavailable.nothing_to_save)

    def run(self) -> None:
        """Offer the forms."""
        export_table = self.screen.export_table()
        if export_table is None:
            return
        words, handoff = self.screen.session.words, self.screen.handoff
        forms: dict[str, Callable[[], None]] = {
            "c": lambda: self._save("csv", export_table.as_csv()),
            "j": lambda: self._save("json", export_table.as_json()),
            "m": lambda: self._save("md", export_table.as_markdown()),
        }
        if handoff is None:
            self.screen.offer(words.remarks.save_menu, forms)
            return
        forms["t"] = lambda: self.screen.console.save(handoff.name, handoff.ending, handoff.text)
        self.screen.offer(words.say(words.setup.texts.save, what=handoff.what), forms)

    def _save(self, ending: str, text: str) -> None:
        self.screen.console.save(self.screen.name or "", ending, text)
