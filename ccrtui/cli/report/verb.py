"""The verb `report`: what was recorded since a moment, as one page for people who were not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from ccrtui.cli.arguments import Arguments, typed_as
from ccrtui.cli.history.past import past_of, since
from ccrtui.cli.output import write_document, write_remark
from ccrtui.cli.report.block import Block, Chart, Heading, Paragraphs
from ccrtui.cli.report.html import html
from ccrtui.cli.report.markdown import markdown
from ccrtui.cli.report.sections import Sections
from ccrtui.cli.report.svg import COLUMNS
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import UsageError
from ccrtui.compose import Record, system_clock, write_page
from ccrtui.core.call.call import ENDS
from ccrtui.core.profile.form import word
from ccrtui.core.profile.profile import Profile
from ccrtui.core.record.about import of_link
from ccrtui.core.record.review import Review, review
from ccrtui.core.record.through_time.measure import Measure
from ccrtui.core.record.through_time.piece import pieces
from ccrtui.core.record.through_time.series import Series, series
from ccrtui.core.timestamp import rfc3339
from ccrtui.text.catalogue import report_words, words
from ccrtui.text.language import choose_language
from ccrtui.text.phrases.chart import span_text
from ccrtui.text.records.watch.report import ReportWords
from ccrtui.text.words import Words
from ccrtui.version import __version__


class Form(StrEnum):
    """What a report can be."""

    HTML = "html"
    MARKDOWN = "markdown"


_WEEK_S = 7 * 86_400.0
_OF_LINK = ((Measure.SECONDS,), (Measure.OPERATIONS,), (Measure.TRANSPORT, Measure.APPLY))
_RATES = (Measure.TAKEN, Measure.WRITTEN)
_OF_INDEX = ((Measure.SECONDS,), (Measure.OPERATIONS,), (Measure.TRANSPORT, Measure.APPLY))
_DRAWN_INDICES = 3
"""Of how many followers charts are drawn."""


def run(arguments: list[str]) -> int:
    """Write the report to stdout, or to a file. Raises UsageError and ProfileError."""
    parser = Arguments("report", on_profile=True)
    parser.option("--as", typed_as(word(Form)), dest="form", default=Form.HTML)
    parser.option("--since", since)
    parser.option("--to")
    options = parser.read(arguments)
    until = system_clock().epoch()
    begin = until - _WEEK_S if options.since is None else min(options.since, until)
    with past_of(options.profile) as (profile, past):
        language = choose_language(options.lang, profile.language, environment())
        wording, said = words(language), report_words(language)
        title = wording.say(said.title, profile=profile.name)
        blocks = list(_blocks(wording, said, title, profile, past, begin, until))
    form = Form(options.form)
    page = html(wording, said, title, blocks) if form is Form.HTML else markdown(wording, blocks)
    if options.to is None:
        write_document(page)
        return 0
    file = Path(options.to).expanduser().absolute()
    try:
        write_page(file, page)
    except OSError as error:
        raise UsageError("page_unwritable", file=str(file), reason=error.strerror or str(error)) from None
    write_remark(str(file))
    return 0


def _blocks(
    wording: Words, said: ReportWords, title: str, profile: Profile, past: Record, begin: float, until: float
) -> Iterator[Block]:
    noted, links = past.about(), past.links()
    yield Heading(1, title)
    span = wording.say(
        said.period, since=rfc3339(begin), until=rfc3339(until), length=span_text(wording, round(until - begin))
    )
    made = wording.say(said.made, at=rfc3339(until), version=__version__)
    known = {each.link_name: each for each in profile.by_link}
    ends = {link: tuple(_ends(wording, said, known.get(link), of_link(noted, link))) for link in links}
    yield Paragraphs((span, *(ends[links[0]] if len(links) == 1 else ()), made))
    if not links:
        yield Paragraphs((said.nothing,), strong=True)
    for link in links:
        if len(links) > 1:
            yield Heading(2, wording.say(said.link, link=link))
            yield Paragraphs(ends[link])
        yield from _link(wording, said, past, link, begin, until)
    yield Heading(2, said.how)
    yield Paragraphs(said.notes, listed=True)


def _ends(wording: Words, said: ReportWords, profile: Profile | None, noted: Mapping[str, str]) -> Iterator[str]:
    """Who replicated to whom, as noted when it was recorded; the profile, where it has the link, speaks of it."""
    for side in ENDS:
        url = profile.cluster(side).url if profile is not None else None
        name = noted.get(f"{side}.name") or noted.get(f"{side}.instance") or url or "?"
        yield wording.say(
            said.end,
            side=wording.side(side.value),
            name=name,
            region=noted.get(f"{side}.region") or None,
            version=noted.get(f"{side}.version"),
        )


def _link(wording: Words, said: ReportWords, past: Record, link: str, begin: float, until: float) -> Iterator[Block]:
    watched = past.watched(link, begin, until)
    events = [event for event in past.events(0.0, until) if event.link == link]
    told = review(link, pieces(past.moments(link, begin, until), watched), watched, events, begin, until)
    sections = Sections(wording, said, told)
    yield from sections.summary()
    if not told.watched:
        return
    yield from sections.verdicts()
    yield from sections.breaks()
    yield from sections.indices()
    yield from sections.lags()
    yield from _charts(said, past, told)


def _charts(said: ReportWords, past: Record, told: Review) -> Iterator[Block]:
    """Charts of the link, and of the followers that were the worst; where they would show nothing, none."""
    worst = [account.index for account in told.indices if account.most_operations and account.most_operations.value]
    wanted: list[tuple[tuple[Measure, ...], str | None]] = [(measures, None) for measures in (*_OF_LINK, _RATES)]
    wanted += [(measures, index) for index in worst[:_DRAWN_INDICES] for measures in _OF_INDEX]
    flat = [(measure, index) for measures, index in wanted for measure in measures]
    moments = pieces(past.moments(told.link, told.since, told.until), told.watched)
    drawn = iter(series(moments, flat, told.since, told.until, COLUMNS))
    yield Heading(3, said.charts)
    subject: str | None = None
    for measures, index in wanted:
        parts: tuple[Series, ...] = tuple(next(drawn) for _ in measures)
        if index != subject:
            yield Heading(4, index or "")
            subject = index
        if any(each.worst.value for each in parts):
            yield Chart(parts)
