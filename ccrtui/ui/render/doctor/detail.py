"""One finding in full: why, what it costs, who saw it and who was not asked, the way out, and what to look at next."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.rules.finding import Confidence, Evidence, Finding, RemedyKind, Unasked, Vantage
from ccrtui.text.phrases.finding import explained_by, say_finding, unchecked, value_of
from ccrtui.text.phrases.number import moment
from ccrtui.text.records.doctor import DoctorWords
from ccrtui.ui.render.doctor.rows import title
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, line
from ccrtui.ui.render.setup.plan import hanging, plan_lines
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap

_WOULD_LOOK = frozenset({Unasked.NOT_LOOKED, Unasked.BEHIND})
"""Why a place gave no evidence that a look would still give."""


def whole(view: View, doctor: DoctorWords, finding: Finding, width: int) -> list[Line]:
    """A finding with its heading, as it stands without the list."""
    return [title(view, doctor, finding, width), *detail(view, doctor, finding, width)]


def detail(view: View, doctor: DoctorWords, finding: Finding, width: int) -> list[Line]:
    """Everything that is told of one finding, under its row in the list."""
    room = width - 4
    said = say_finding(view.words, doctor, finding, view.wall)
    told = [said.cause, said.impact, *_about(view, doctor, finding)]
    lines = [*(line("   ", part) for text in told for part in wrap(text, room))]
    lines += [EMPTY, *_seen(view, doctor, finding, room)]
    lines += [*_cure(view, doctor, finding, said.cure, room), *_next(view, doctor, finding, room)]
    return lines


def _about(view: View, doctor: DoctorWords, finding: Finding) -> Iterator[str]:
    words = view.words
    if finding.acknowledged is not None:
        yield words.say(doctor.accepted, reason=finding.acknowledged)
    if len(finding.resources) > 1:
        yield words.say(doctor.about, names=words.listed(finding.resources))
    if finding.since is not None:
        yield words.say(doctor.since, at=moment(finding.since, view.wall), n=finding.times)
    if finding.explains:
        yield words.say(doctor.explains, what=explained_by(words, doctor, finding))


def _seen(view: View, doctor: DoctorWords, finding: Finding, room: int) -> list[Line]:
    """Place by place what was seen there; and the places that gave no evidence."""
    joint, lines = view.words.figures.separator, list[Line]()
    by_place: dict[Vantage, list[Evidence]] = {}
    for each in finding.evidence:
        by_place.setdefault(each.vantage, []).append(each)
    for place, evidence in by_place.items():
        seen = joint.join(f"{view.words.evidence.of(each.what)} {value_of(view.words, each)}" for each in evidence)
        ages = [each.age_s for each in evidence if each.age_s is not None]
        age = stepped_age(view.words, max(ages)) if ages else ""
        text = view.words.say(doctor.placed, place=doctor.vantages[place], what=seen)
        text = view.words.say(doctor.aside, text=text, age=age) if age else text
        lines += _part(doctor.head_seen, text, room)
    blind = joint.join(unchecked(view.words, doctor, each) for each in finding.not_checked)
    return lines + (_part(doctor.head_not_checked, blind, room) if blind else [])


def _cure(view: View, doctor: DoctorWords, finding: Finding, cure: str, room: int) -> list[Line]:
    remedy = finding.remedy
    until = view.words.say(doctor.until, at=moment(remedy.until, view.wall)) if remedy.until is not None else ""
    text = view.words.figures.clause.join(filter(None, (cure, until)))
    head = doctor.head_wait if remedy.kind is RemedyKind.WAIT else doctor.head_cure
    lines = [EMPTY, *_part(head, text, room)] if text else []
    calls = plan_lines(view, remedy.calls, room, full=False)
    return [*lines, *((Span("   "), *spans) if spans else spans for spans in calls)]


def _next(view: View, doctor: DoctorWords, finding: Finding, room: int) -> list[Line]:
    """What would tell more: a place that nobody has looked from yet, where it is not certain."""
    open_places = [doctor.vantages[each.what] for each in finding.not_checked if each.why in _WOULD_LOOK]
    if finding.confidence is Confidence.CERTAIN or not open_places:
        text = doctor.next_none if finding.confidence is Confidence.CERTAIN else doctor.next_unknown
    else:
        text = view.words.say(doctor.next_look, what=view.words.figures.separator.join(open_places))
    return [EMPTY, *_part(doctor.head_next, text, room)]


def _part(head: str, text: str, room: int) -> list[Line]:
    return [(Span(" "), *spans) for spans in hanging(Span(head, Tone.HEAD), text, room)]
