"""A report as one page of HTML: everything in it, no script, nothing fetched, whatever is foreign escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ccrtui.cli.report.block import Block, Chart, Heading, Paragraphs, Table
from ccrtui.cli.report.svg import svg
from ccrtui.core.harmless import harmless_line
from ccrtui.text.records.watch.report import ReportWords
from ccrtui.text.words import Words

_STYLE = """
body{font:15px/1.5 sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.25rem;border-top:2px solid #1a1a1a;padding-top:.6rem;margin-top:2.2rem}
h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
table{border-collapse:collapse;font-size:.88rem}
th,td{text-align:right;padding:.2rem .8rem;border-bottom:1px solid #ccc;vertical-align:top}
th{font-weight:normal;color:#555}
th:first-child,td:first-child,.l{text-align:left;padding-left:0;overflow-wrap:anywhere}
.l{padding-left:.8rem}.s{font-size:1.08rem;font-weight:bold;margin:.3rem 0}
figure{margin:.8rem 0;break-inside:avoid}figcaption{font-size:.88rem;color:#333}svg{max-width:100%;height:auto}
.n{color:#555}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(words: Words, said: ReportWords, title: str, blocks: Iterable[Block]) -> str:
    """The page."""
    language = "zh-CN" if words.language == "zh" else words.language
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            f'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{_text(title)}</title>",
            f"<style>{_STYLE}</style></head>",
            "<body>",
            *(line for block in blocks for line in _block(words, said, block)),
            "</body>",
            "</html>",
            "",
        ]
    )


def _text(text: str) -> str:
    """A text as it may stand in the page, whatever is in it."""
    return escape(harmless_line(text))


def _block(words: Words, said: ReportWords, block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level}>{_text(block.text)}</h{block.level}>"
    elif isinstance(block, Paragraphs):
        yield from _paragraphs(block)
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield from _chart(words, said, block)


def _paragraphs(block: Paragraphs) -> Iterator[str]:
    if block.listed:
        yield "<ul>" + "".join(f"<li>{_text(text)}</li>" for text in block.texts) + "</ul>"
        return
    kind = "s" if block.strong else "n"
    yield from (f'<p class="{kind}">{_text(text)}</p>' for text in block.texts)


def _table(block: Table) -> Iterator[str]:
    def cell(kind: str, place: int, text: str) -> str:
        left = ' class="l"' if place in block.left else ""
        return f"<{kind}{left}>{_text(text)}</{kind}>"

    yield "<table>"
    yield "<thead><tr>" + "".join(cell("th", place, text) for place, text in enumerate(block.head)) + "</tr></thead>"
    yield "<tbody>"
    for row in block.rows:
        yield "<tr>" + "".join(cell("td", place, text) for place, text in enumerate(row)) + "</tr>"
    yield "</tbody></table>"


def _chart(words: Words, said: ReportWords, block: Chart) -> Iterator[str]:
    names = [words.charts.measures[each.measure] for each in block.series]
    marks = ("━━", "╍╍") if len(names) > 1 else ("",)
    legend = "   ".join(f"{mark} {name}".strip() for mark, name in zip(marks, names, strict=False))
    yield f"<figure><figcaption>{_text(words.say(said.no_data, names=legend))}</figcaption>"
    yield svg(words, block.series)
    yield "</figure>"
