"""A look back in words: what an auditor and a Monday meeting ask first comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccrtui.cli.report.block import Block, Heading, Paragraphs, Table
from ccrtui.core.record.event import Break, Lasting
from ccrtui.core.record.review import Account, Extreme, Review
from ccrtui.core.record.through_time.measure import Measure
from ccrtui.core.timestamp import rfc3339
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.phrases.chart import span_text, value_text
from ccrtui.text.phrases.event import event_text
from ccrtui.text.records.watch.report import ReportWords
from ccrtui.text.words import Words

MOST_INDICES = 20
MOST_BREAKS = 50
_MOST_GAPS = 5
_MOST_EVENTS = 3


@dataclass(frozen=True, slots=True)
class Sections:
    """The parts about one link."""

    words: Words
    said: ReportWords
    review: Review

    def summary(self) -> Iterator[Block]:
        """What is to be known first."""
        review, said = self.review, self.said
        if not review.watched:
            yield Paragraphs((said.nothing,), strong=True)
            return
        whole = review.whole
        lines = [self._worst(whole.most_seconds, whole), self._most(whole.most_operations), self._breaks()]
        yield Paragraphs(tuple(line for line in lines if line), strong=True)
        length = review.until - review.since
        told = self._say(
            said.watched,
            watched=self._span(int(review.watched_s + 1e-3)),
            length=self._span(round(length)),
            share=_share(review.watched_s, length, down=True),
        )
        yield Paragraphs((told, *self._unwatched()))

    def _worst(self, worst: Extreme | None, whole: Account) -> str | None:
        if worst is None or not worst.value:
            return self.said.level if worst is not None and not whole.unknown_s else None
        value = self._span(worst.value)
        return self._say(self.said.worst, value=value, at=rfc3339(worst.at), index=worst.index)

    def _most(self, most: Extreme | None) -> str | None:
        if most is None or not most.value:
            return None
        value = value_text(self.words, Measure.OPERATIONS, most.value)
        return self._say(self.said.most, value=value, at=rfc3339(most.at))

    def _breaks(self) -> str:
        breaks, said = self.review.breaks, self.said
        if not breaks:
            return said.no_breaks
        longest = self._span(max(each.end - each.begin for each in breaks))
        return self._say(said.one_break if len(breaks) == 1 else said.breaks, n=len(breaks), longest=longest)

    def _unwatched(self) -> tuple[str, ...]:
        gaps = self.review.unwatched
        if not gaps:
            return ()
        spans = [self._say(self.said.span, first=rfc3339(first), last=rfc3339(last)) for first, last in gaps]
        if len(spans) > _MOST_GAPS:
            spans = [*spans[:_MOST_GAPS], self._say(self.said.more, n=len(spans) - _MOST_GAPS)]
        return (self._say(self.said.unwatched, spans=self.words.figures.separator.join(spans)),)

    def verdicts(self) -> Iterator[Block]:
        """For how long it was judged so."""
        said, whole = self.said, self.review.whole
        yield Heading(3, said.verdicts)
        rows = [
            (self.words.verdict(verdict).word, self._span(whole.verdicts[verdict]), f"{_of(whole, verdict)} %")
            for verdict in Verdict
            if whole.verdicts.get(verdict)
        ]
        yield Table((said.verdict, said.time, said.share), tuple(rows))

    def lags(self) -> Iterator[Block]:
        """How far behind it was, and for how much of the time."""
        said = self.said
        yield Heading(3, said.lag)
        head = ("", said.half, said.most_of_it, said.nearly_all, said.maximum, said.when, said.unknown)
        rows = [self._lag(said.whole, self.review.whole)]
        rows += [self._lag(account.index or "", account) for account in self._troubled[:MOST_INDICES]]
        yield Table(head, tuple(rows))

    def _lag(self, name: str, account: Account) -> tuple[str, ...]:
        worst = account.most_seconds
        shares = (account.behind.within(share) for share in (0.5, 0.95, 0.99))
        return (
            name,
            *(_dash(None if value is None else self._span(value)) for value in shares),
            _dash(self._span(worst.value) if worst else None),
            _dash(rfc3339(worst.at) if worst and worst.value else None),
            self._span(account.unknown_s) if account.unknown_s >= 1 else "-",
        )

    def indices(self) -> Iterator[Block]:
        """The followers that were the worst."""
        said, accounts = self.said, self._troubled
        level = len(self.review.indices) - len(accounts)
        yield Heading(3, said.indices)
        problems = tuple(verdict for verdict in Verdict if verdict.is_problem)
        rows = []
        for account in accounts[:MOST_INDICES]:
            most = account.most_operations
            bad = [
                f"{self.words.verdict(verdict).word} {self._span(account.verdicts[verdict])}"
                for verdict in problems
                if account.verdicts.get(verdict, 0.0) >= 1
            ]
            rows.append(
                (
                    account.index or "",
                    self.words.figures.separator.join(bad) or "-",
                    f"{_of(account, Verdict.IN_SYNC, down=True)} %",
                    _dash(value_text(self.words, Measure.OPERATIONS, most.value) if most else None),
                )
            )
        if rows:
            yield Table((said.index, said.problem, said.in_sync, said.operations), tuple(rows), left=frozenset({1}))
        if len(accounts) > MOST_INDICES:
            yield Paragraphs((self._say(said.more, n=len(accounts) - MOST_INDICES),))
        if level:
            yield Paragraphs((self._say(said.never, n=level, all=len(self.review.indices)),))

    @property
    def _troubled(self) -> list[Account]:
        return [account for account in self.review.indices if account.troubled]

    def breaks(self) -> Iterator[Block]:
        """What broke, from when until when."""
        said, breaks = self.said, self.review.breaks
        if not breaks:
            return
        yield Heading(3, said.breaks_head)
        rows = [
            (
                rfc3339(each.begin),
                rfc3339(each.end) if each.over else said.lasts,
                self._span(each.end - each.begin),
                self._what(each),
            )
            for each in breaks[-MOST_BREAKS:]
        ]
        yield Table((said.begin, said.end_at, said.lasted, said.what), tuple(rows), left=frozenset({1, 3}))
        if len(breaks) > MOST_BREAKS:
            yield Paragraphs((self._say(said.more, n=len(breaks) - MOST_BREAKS),))

    def _what(self, each: Break) -> str:
        texts = list(dict.fromkeys(event_text(self.words, Lasting(event, None)) for event in each.events))
        if len(texts) > _MOST_EVENTS:
            texts = [*texts[:_MOST_EVENTS], self._say(self.said.more, n=len(texts) - _MOST_EVENTS)]
        return self.words.figures.separator.join(texts)

    def _span(self, seconds: float) -> str:
        return span_text(self.words, seconds)

    def _say(self, template: str, **params: str | int | float | None) -> str:
        return self.words.say(template, **params)


def _of(account: Account, verdict: Verdict, *, down: bool = False) -> str:
    return _share(account.verdicts.get(verdict, 0.0), account.looked_at_s, down=down)


def _share(part: float, whole: float, *, down: bool = False) -> str:
    """A part in per cent, to two digits behind the point; of what is good never more than it was."""
    if whole <= 0:
        return "0"
    share = 100 * part / whole
    return f"{int(share * 100 + 1e-6) / 100 if down else share:.2f}"


def _dash(text: str | None) -> str:
    return "-" if text is None else text
