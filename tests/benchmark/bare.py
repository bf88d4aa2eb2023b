"""The peer: a Textual application with a header, a table and a footer, and nothing else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, Footer, Header

MARK = "bare-row"
ROWS = 20


class Bare(App[None]):
    """A header, a table of a few rows, a footer."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable[str]()
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("index", "verdict", "behind", "operations")
        for number in range(ROWS):
            table.add_row(f"{MARK}-{number}", "in sync", "0 s", "0")


if __name__ == "__main__":
    Bare().run()
