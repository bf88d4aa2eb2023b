"""Places whose rows can be sorted by any of their columns; the order is kept in the profile."""

from __future__ import annotations

from ccrtui.core.profile.order import WORST_FIRST, By, Order, parse_order
from ccrtui.engine.intents import KeepOrder
from ccrtui.ui.render.columns import Column, column_at
from ccrtui.ui.screens.base.listing import ListScreen
from ccrtui.ui.session import Session


class SortedScreen(ListScreen):
    """`columns` are those that were drawn last."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session, name)
        self.columns: tuple[Column, ...] = ()
        self._order: Order | None = None

    @property
    def order(self) -> Order:
        """In which order the rows stand: as was chosen here, else as the profile says."""
        if self._order is not None:
            return self._order
        kept = self.session.state.profile.sort if self.session.state else None
        return (parse_order(kept) if kept else None) or WORST_FIRST

    def sort_by_neighbour(self, by: int) -> None:
        """Sort by another of the columns that are shown, as that column is sorted by itself."""
        keys = [column.key for column in self.columns]
        place = keys.index(self.order.by) if self.order.by in keys else 0
        if keys:
            self._sort(Order(By(keys[(place + by) % len(keys)])))

    def turn_order(self) -> None:
        """The same column the other way round."""
        self._sort(self.order.turn())

    def sort_at(self, x: int) -> None:
        """Sort by the column whose title was clicked; once more turns it."""
        key = column_at(self.columns, x)
        if key is not None:
            self._sort(self.order.turn() if key == self.order.by else Order(By(key)))

    def _sort(self, order: Order) -> None:
        self._order = order
        self.session.submit(KeepOrder(order))
        self.show()
