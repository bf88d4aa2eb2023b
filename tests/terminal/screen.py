"""What stands on a terminal's screen after what was written to it: as much of a terminal as the console uses."""

from __future__ import annotations

import re

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[(?P<given>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b[@-Z\\^_=>78]"
    r"|(?P<control>[\r\n])|(?P<text>[^\x1b\r\n]+)"
)


class Screen:
    """A grid of cells; the second cell of a wide character is empty."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns = columns
        self._cells = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0
        self._rest = b""

    def feed(self, written: bytes) -> None:
        """Take what was written; a sequence that is not complete yet waits for its rest."""
        data = self._rest + written
        text = data.decode("utf-8", "ignore")
        done = 0
        while token := _TOKEN.match(text, done):
            done = token.end()
            self._take(token)
        self._rest = text[done:].encode() + data[len(text.encode()) :]

    def text(self) -> str:
        """All rows, without what is blank at their ends."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def _take(self, token: re.Match[str]) -> None:
        if token["text"] is not None:
            for character in token["text"]:
                self._put(character)
        elif token["control"] == "\n":
            self._row = min(self._row + 1, len(self._cells) - 1)
        elif token["control"] == "\r":
            self._column = 0
        elif token["final"] in ("H", "f"):
            row, _, column = token["given"].partition(";")
            self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
        elif token["final"] == "J":
            self._cells = [[" "] * self._columns for _ in self._cells]

    def _put(self, character: str) -> None:
        width = cell_len(character)
        if self._row < len(self._cells) and self._column + width <= self._columns:
            self._cells[self._row][self._column : self._column + width] = [character, ""][:width]
        self._column += width
