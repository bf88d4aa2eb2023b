"""What is seen as a table of rows, to be saved as CSV, JSON or Markdown."""

from __future__ import annotations

import io
from dataclasses import dataclass

from ccrtui.core.call.answer import SentCall
from ccrtui.core.harmless import harmless_json, harmless_line
from ccrtui.core.state import Walk
from ccrtui.core.watch.link_view import IndexView
from ccrtui.text.words import Words

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class ExportTable:
    """`keys` name the columns; a cell that is not known is None."""

    keys: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def as_csv(self) -> str:
        """Comma-separated, with a line of names."""
        import csv

        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.keys)
        writer.writerows([["" if cell is None else harmless_line(str(cell)) for cell in row] for row in self.rows])
        return out.getvalue()

    def as_json(self) -> str:
        """A list of objects."""
        rows = [dict(zip(self.keys, row, strict=True)) for row in self.rows]
        return harmless_json(rows, indent=2) + "\n"

    def as_markdown(self) -> str:
        """A table for a ticket."""
        lines = [self.keys, tuple("---" for _ in self.keys), *self.rows]
        return "".join(f"| {' | '.join(_escaped(cell) for cell in line)} |\n" for line in lines)


def _escaped(cell: Cell) -> str:
    return "" if cell is None else harmless_line(str(cell)).replace("|", "\\|")


def index_table(indices: list[IndexView]) -> ExportTable:
    """The rows of the watch, with unformatted figures."""
    keys = (
        "follower_index",
        "leader_index",
        "verdict",
        "reason",
        "seconds_behind",
        "operations_behind",
        "leader_docs",
        "follower_docs",
        "level_in_s",
    )
    rows = [
        (
            index.follower_index,
            index.leader_index,
            index.verdict.value,
            index.reason.value,
            index.seconds_behind,
            index.operations_behind,
            index.leader_docs,
            index.follower_docs,
            index.level_in_s,
        )
        for index in indices
    ]
    return ExportTable(keys, tuple(rows))


def walk_table(words: Words, walk: Walk) -> ExportTable:
    """The steps with their states and what was said of them."""
    rows = [
        (
            step.name.value,
            step.judgement.state.value,
            step.judgement.code.value,
            words.explain(step.judgement.code, step.judgement.evidence).seen,
        )
        for step in walk.steps
    ]
    return ExportTable(("step", "state", "code", "seen"), tuple(rows))


def call_table(calls: list[SentCall]) -> ExportTable:
    """The calls of the session."""
    keys = ("at", "side", "effect", "method", "path", "query", "region", "status", "fault", "request_id", "took_s")
    rows = [
        (
            sent.at,
            sent.call.shown_side.value,
            sent.call.effect.value,
            sent.call.service.value if sent.call.is_cloud else sent.call.verb,
            sent.call.target,
            sent.call.query,
            sent.call.region,
            sent.status,
            sent.fault.code.value if sent.fault else None,
            sent.request_id,
            sent.took_s,
        )
        for sent in calls
    ]
    return ExportTable(keys, tuple(rows))
