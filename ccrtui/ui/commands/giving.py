"""Commands that give what is seen to somewhere else: the clipboard, a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable

if TYPE_CHECKING:
    from ccrtui.ui.screens.place import PlaceScreen


class Copy(Command):
    """Copy the selected thing in a form that is asked for by one more key."""

    name, keys, shown = "copy", ("y",), "y"

    def __init__(self, screen: PlaceScreen) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Whether something is selected."""
        if self.screen.can_copy:
            return Ready()
        return Unavailable(self.screen.session.words.unavailable.nothing_to_copy)

    def run(self) -> None:
        """Offer the forms."""
        words = self.screen.session.words
        self.screen.offer(
            words.remarks.copy_menu,
            {"c": self._curl, "k": self._console, "t": lambda: self._give("text", self.screen.copied_text())},
        )

    def _curl(self) -> None:
        from ccrtui.engine.export import as_curl

        self._calls("curl", as_curl)

    def _console(self) -> None:
        from ccrtui.engine.export import as_console

        self._calls("Kibana console", lambda call, _url, _user: as_console(call))

    def _calls(self, what: str, form: CallForm) -> None:
        state = self.screen.session.state
        calls = self.screen.copied_calls()
        if state is None or not calls:
            self.screen.say(self.screen.session.words.unavailable.nothing_to_copy)
            return
        texts = []
        for call in calls:
            cluster = state.profile.cluster(call.side)
            texts.append(form(call, cluster.url or "", cluster.user))
        self._give(what, "\n".join(texts))

    def _give(self, what: str, text: str) -> None:
        self.screen.console.copy(what, text)


class Save(Command):
    """Save what is seen, in a form that is asked for by one more key."""

    name, keys, shown = "save", ("s",), "s"

    def __init__(self, screen: PlaceScreen) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Whether there is anything."""
        if self.screen.can_save:
            return Ready()
        return Unavailable(self.screen.session.words.unavailable.nothing_to_save)

    def run(self) -> None:
        """Offer the forms."""
        sheet = self.screen.sheet()
        if sheet is None:
            return
        remarks = self.screen.session.words.remarks
        self.screen.offer(
            remarks.save_menu,
            {
                "c": lambda: self._save("csv", sheet.as_csv()),
                "j": lambda: self._save("json", sheet.as_json()),
                "m": lambda: self._save("md", sheet.as_markdown()),
            },
        )

    def _save(self, ending: str, text: str) -> None:
        self.screen.console.save(self.screen.name or "", ending, text)


if TYPE_CHECKING:
    from collections.abc import Callable

    from ccrtui.core.call import Call

    CallForm = Callable[[Call, str, str | None], str]
