"""The console: it shows the newest state, and answers with intents."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App, ScreenStackError
from textual.events import Key

from ccrtui.core.standing.next import NextKind, next_of
from ccrtui.core.state import State
from ccrtui.engine.intents import Stop
from ccrtui.text.words import Words
from ccrtui.ui import saving
from ccrtui.ui.announcing import Announcer
from ccrtui.ui.clipboard import copy_sequence
from ccrtui.ui.news import TICK_S, News
from ccrtui.ui.options import ConsoleOptions, Place
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.screens.by_place import make_screen
from ccrtui.ui.session import Session
from ccrtui.ui.source import StateSource
from ccrtui.ui.stylesheet import ConsoleStylesheet
from ccrtui.ui.theme import NAMES, THEMES

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.screen import Screen


class Console(App[int], inherit_bindings=False):
    """Ends with the exit code of the program."""

    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = Place.OVERVIEW.value
    CSS = """
    Screen { background: $background; color: $foreground; layout: vertical; }
    Canvas { width: 1fr; }
    #top, #bottom { height: 1; background: $panel; }
    #summary, #titles, #events { height: 1; background: $surface; }
    #remark { height: 1; display: none; background: $panel; }
    #more { height: 1; }
    #more, #events { display: none; }
    #page, #rows, #detail, #watched, #board { height: 1fr; }
    #setup { height: 1fr; }
    #findings { background: $surface; }
    #steps { width: 23; height: 1fr; background: $surface; }
    #pane { width: 1fr; height: 1fr; }
    #prompt { height: auto; background: $panel; display: none; }
    #typed { background: $surface; }
    #selected { background: $surface; }
    """

    def __init__(
        self,
        source: StateSource,
        words: Words,
        options: ConsoleOptions,
        driver_class: type[Driver] | None = None,
    ) -> None:
        if options.colour:
            os.environ.pop("NO_COLOR", None)
        else:
            os.environ["NO_COLOR"] = "1"
        super().__init__(driver_class=driver_class or _driver(), ansi_color=None if options.colour else True)
        self.stylesheet = ConsoleStylesheet(variables=self.get_css_variables())
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = options.theme if options.colour else "ccr-ansi"
        self.session = Session(source, words, options)
        for place in Place:
            self.add_mode(place.value, partial(make_screen, place, self.session))
        self.news = News(self.session, self, self.set_timer)
        self._announcer = Announcer(self.session, self._tell_terminal)

    # Places

    def go_to(self, place: Place) -> None:
        """Show a place as it was left, without what was opened over the present one."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.session.remark = ""
        self.switch_mode(place.value)

    def go_to_next(self) -> None:
        """Go to what is next: a step, an index with what is told of it, or the watch."""
        state = self.session.state
        following = next_of(state) if state is not None else None
        if following is not None and following.kind is NextKind.STEP and following.step is not None:
            self.point_at(Place.SETUP, following.step.name.value)
        else:
            self.point_at(Place.WATCH, following.index.follower_index if following and following.index else "")

    def point_at(self, place: Place, key: str) -> None:
        """Show a place, and in it what `key` names."""
        self.go_to(place)
        if key:
            self.call_later(self._select, key)

    def _select(self, key: str) -> None:
        if isinstance(screen := self._seen(), PlaceScreen):
            screen.point_at(key)

    # News

    def on_mount(self) -> None:
        """Listen for news, look at ages, and start the engine once the first frame is out."""
        self.session.take()
        self.go_to(self.session.options.place)
        self.news.listen()
        self.set_interval(TICK_S, self.news.tick)
        self.call_after_refresh(self.call_after_refresh, self.session.options.start)

    def take_news(self) -> bool:
        """Take the newest state, and tell the terminal of a change; False when there is none newer."""
        if not self.session.take():
            return False
        self._announcer.tell()
        return True

    def _tell_terminal(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    @property
    def queued(self) -> int:
        """Writes that wait for the terminal to take them."""
        return int(getattr(self._driver, "queued", 0))

    def show(self) -> None:
        """Have the screen that is seen paint what changed."""
        if self.is_running and isinstance(screen := self._seen(), PlaceScreen):
            screen.show()

    def _seen(self) -> Screen[object] | None:
        """The screen that is seen; None while the last ones are taken away."""
        try:
            return self.screen
        except ScreenStackError:
            return None

    @property
    def state(self) -> State | None:
        """The newest state that was taken."""
        return self.session.state

    # What commands need of the application

    def open_help(self) -> None:
        """Open the page of help about the screen that is seen."""
        if isinstance(screen := self._seen(), PlaceScreen) and screen.name != "help":
            from ccrtui.ui.screens.help import HelpScreen

            self.push_screen(HelpScreen(screen))

    def open_palette(self) -> None:
        """Open the palette over the screen that is seen."""
        if isinstance(screen := self._seen(), PlaceScreen) and screen.name != "palette":
            from ccrtui.ui.screens.palette import PaletteScreen

            self.push_screen(PaletteScreen(screen))

    def open_links(self) -> None:
        """Open the list of the profile's links."""
        if isinstance(screen := self._seen(), PlaceScreen) and screen.name != "links":
            from ccrtui.ui.screens.links import LinksScreen

            self.push_screen(LinksScreen(self.session))

    def open_link(self) -> None:
        """Open the page about the link."""
        if isinstance(screen := self._seen(), PlaceScreen) and screen.name != "link":
            from ccrtui.ui.screens.link import LinkScreen

            self.push_screen(LinkScreen(self.session))

    def close_page(self, page: object) -> None:
        """Go back to the screen under that page, if it is the one that is seen."""
        if self._seen() is page and len(self.screen_stack) > 1:
            self.pop_screen()

    def pass_on(self, event: Key, past: object) -> bool:
        """Give a key to what has the keys by now, such as a field; False where it came to the screen that is seen."""
        seen = self._seen()
        if seen is past:
            return False
        if seen is not None:
            (seen.focused or seen).post_message(Key(event.key, event.character))
        return True

    def leave(self) -> None:
        """Stop the engine and end."""
        self._announcer.end()
        self.session.submit(Stop())
        self.exit(0)

    def next_theme(self) -> None:
        """Switch to the next set of colours."""
        if self.theme in NAMES and self.session.options.colour:
            self.theme = NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)]
        remarks = self.session.words.remarks
        self.session.remark = self.session.words.say(remarks.theme, name=self.theme)
        self.show()

    @property
    def has_mouse_switch(self) -> bool:
        """Whether the terminal driver can switch the mouse."""
        return hasattr(self._driver, "switch_mouse")

    def switch_mouse(self) -> bool:
        """Switch the mouse; True when it is on now."""
        switch = getattr(self._driver, "switch_mouse", None)
        return bool(switch()) if switch is not None else False

    def copy(self, what: str, text: str) -> None:
        """Ask the terminal to copy, write the same to a file, and say both; whether it was copied nobody can see."""
        options = self.session.options
        sequence = copy_sequence(text, in_tmux=options.in_tmux)
        if sequence:
            self._tell_terminal(sequence)
        self.session.remark = saving.copied(self.session.words, options, what, text, sent=bool(sequence))
        self.show()

    def save(self, name: str, ending: str, text: str) -> None:
        """Write a file and say where it is."""
        self.session.remark = saving.saved(self.session.words, self.session.options, name, ending, text)
        self.show()


def _driver() -> type[Driver] | None:
    """The driver of our own, where the system has terminals as we know them."""
    if os.name != "posix":
        return None
    from ccrtui.ui.driver import ConsoleDriver

    return ConsoleDriver
