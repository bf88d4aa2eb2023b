"""Places that list rows: filter, problems only, cursor keys."""

from __future__ import annotations

from abc import abstractmethod

from ccrtui.ui.moves import rows_moved
from ccrtui.ui.render.filtering import Filter, FilterError, parse_filter
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.table import Table


class ListScreen(PlaceScreen):
    """Filters stay when the place is left, and add up."""

    def __init__(self, session: Session, name: str, *, follows_first: bool = False) -> None:
        super().__init__(session, name)
        self.table = Table("rows", moved=self.show, follows_first=follows_first)
        self.filter_text = ""
        self.filter = Filter()
        self.only_problems = False

    @abstractmethod
    def open_selected(self) -> None:
        """Show the selected row in full."""

    @property
    def chips(self) -> list[str]:
        """The filters that apply, for the title."""
        problems = [self.session.words.watch.problems_chip] if self.only_problems else []
        return [*problems, *self.filter_text.split()]

    def filter_by(self, text: str) -> None:
        """Take a new filter; one that is not understood changes nothing and is said."""
        try:
            self.filter = parse_filter(text)
        except FilterError as problem:
            words = self.session.words
            self.say(words.say(words.watch.filter_bad, text=str(problem)))
            return
        self.filter_text = text
        self.show()

    def own_key(self, key: str) -> bool:
        """Arrows, pages, home and end move the cursor; esc takes the filters away."""
        rows = rows_moved(key, self.table.page)
        if rows is not None:
            self.table.move_by(rows)
            return True
        if key == "escape" and self.chips:
            self.only_problems = False
            self.filter_by("")
            return True
        return False
