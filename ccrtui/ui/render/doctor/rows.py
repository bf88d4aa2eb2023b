"""The list of findings: the worst first, a row each."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.rules.finding import Finding, Severity
from ccrtui.core.rules.table import TABLE
from ccrtui.text.records.doctor import DoctorWords
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.line import Line, Span, Tone, cells, crop, cut, line, spread
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.render.view import View

SEVERITY_TONES: Mapping[Severity, Tone] = {
    Severity.PROBLEM: Tone.BAD,
    Severity.WARNING: Tone.WARN,
    Severity.NOTICE: Tone.DIM,
}


def summary(view: View, doctor: DoctorWords, findings: int, width: int) -> Line:
    """How the link is, how many findings there are, and how old what they rest on is."""
    link = view.state.link if view.state else None
    if link is None:
        return line(" ", Span(view.words.frame.starting))
    verdict = view.words.verdict(link.verdict, link.reason)
    text = view.words.say(doctor.head if findings else doctor.well, link=link.called, verdict=verdict.word, n=findings)
    sign = Span(view.glyphs.verdict(link.verdict), verdict_tone(link.verdict, link.reason, fresh=view.proves_all(link)))
    age = stepped_age(view.words, view.told_age(link.taken_at))
    examined = line(Span(view.words.say(doctor.examined, age=age), Tone.DIM), " ")
    return spread(line(" ", sign, " ", text), examined, width)


def row(view: View, doctor: DoctorWords, finding: Finding, width: int) -> Line:
    """One finding: its sign, number and title, what it is about, and how sure it is."""
    sign = Span(severity_sign(view, finding.severity), SEVERITY_TONES[finding.severity])
    told = line(" ", sign, f" {TABLE[finding.code].label}  ", doctor.titles[finding.code], "  ")
    sure = line(Span(doctor.confidences[finding.confidence], Tone.DIM), " ")
    room = width - cells(told) - cells(sure) - 1
    about = Span(cut(view.words.listed(finding.resources), room), Tone.DIM) if room > 0 else Span("")
    return spread((*told, about), sure, width)


def severity_sign(view: View, severity: Severity) -> str:
    """The sign of a severity."""
    signs = {Severity.PROBLEM: view.glyphs.bad, Severity.WARNING: view.glyphs.unknown}
    return signs.get(severity, view.glyphs.idle)


def title(view: View, doctor: DoctorWords, finding: Finding, width: int) -> Line:
    """The heading of a finding in full."""
    sign = Span(severity_sign(view, finding.severity), SEVERITY_TONES[finding.severity])
    head = line(" ", sign, " ", Span(f"{TABLE[finding.code].label}  {doctor.titles[finding.code]}", Tone.STRONG))
    sure = line(Span(doctor.confidences[finding.confidence]), " ")
    return spread(crop(head, max(0, width - cells(sure) - 1)), sure, width)
