"""A report as Markdown: tables, and charts of dots; whatever is foreign stands as it is and is no markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from ccrtui.cli.report.block import Block, Chart, Heading, Table
from ccrtui.core.harmless import harmless_line
from ccrtui.text.glyphs import UNICODE
from ccrtui.text.words import Words

_MARKUP = re.compile(r"[\\`*_\[\]#|~@$!]|(?<=www)\.|:(?=//)", re.IGNORECASE)
"""What Markdown would take for something else than a letter, and what some make links of."""
_WIDTH, _ROWS = 78, 7


def markdown(words: Words, blocks: Iterable[Block]) -> str:
    """The page."""
    return "\n".join(line for block in blocks for line in (*_block(words, block), ""))


def plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return escape(_MARKUP.sub(lambda sign: f"\\{sign[0]}", harmless_line(text)), quote=False)


def _block(words: Words, block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {plain(block.text)}"
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Chart):
        yield from _charts(words, block)
    elif block.listed:
        yield from (f"- {plain(text)}" for text in block.texts)
    else:
        mark = "**" if block.strong else ""
        yield "\n\n".join(f"{mark}{plain(text)}{mark}" for text in block.texts)


def _table(block: Table) -> Iterator[str]:
    yield _row(block.head)
    yield _row(":--" if not place or place in block.left else "--:" for place in range(len(block.head)))
    yield from (_row(map(plain, row)) for row in block.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _charts(words: Words, block: Chart) -> Iterator[str]:
    from ccrtui.ui.render.line import text_of
    from ccrtui.ui.render.watch.chart import chart

    for each in block.series:
        yield "```text"
        yield from (text_of(spans).rstrip() for spans in chart(words, UNICODE, each, _WIDTH, _ROWS))
        yield "```"
        yield ""
