"""A finding as `doctor` reports it: one JSON object for machines, a few lines for people, a section for a ticket."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.cli.shapes.step import call_object, planned_lines
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.profile.profile import Profile
from ccrtui.core.rules.finding import Evidence, Finding, NotChecked, Remedy, RemedyKind, Severity
from ccrtui.core.rules.table import TABLE
from ccrtui.core.timestamp import rfc3339
from ccrtui.text.glyphs import UNICODE
from ccrtui.text.phrases.finding import Said, explained_by, say_finding, seen, unchecked
from ccrtui.text.phrases.number import moment
from ccrtui.text.records.doctor import DoctorWords
from ccrtui.text.spacing import beside
from ccrtui.text.words import Words

SIGNS = {Severity.PROBLEM: UNICODE.bad, Severity.WARNING: UNICODE.unknown, Severity.NOTICE: UNICODE.idle}


def finding_object(words: Words, doctor: DoctorWords, finding: Finding, profile: Profile, now_s: float) -> JsonObject:
    """The whole as machines read it; every key is always there, null where it is not known."""
    said = say_finding(words, doctor, finding, now_s)
    return {
        "code": finding.code.value,
        "number": said.label,
        "link": profile.link_name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "title": doctor.titles[finding.code],
        "cause": said.cause,
        "cause_code": finding.cause.code.value,
        "impact": said.impact,
        "impact_code": finding.impact.value,
        "since": None if finding.since is None else rfc3339(finding.since, "milliseconds"),
        "times": finding.times,
        "resources": list(finding.resources),
        "evidence": [_evidence(each) for each in finding.evidence],
        "not_checked": [
            {"what": each.what.value, "why": each.why.value, **each.params} for each in finding.not_checked
        ],
        "explains": [each.code.value for each in finding.explains],
        "remedy": _remedy(words, finding.remedy, said.cure, profile),
        "acknowledged": finding.acknowledged,
    }


def _evidence(each: Evidence) -> JsonObject:
    age_s = None if each.age_s is None else round(each.age_s, 3)
    return {"from": each.vantage.value, "what": each.what, "value": each.value, "age_s": age_s}


def _not_checked(each: NotChecked) -> JsonObject:
    return {"what": each.what.value, "why": each.why.value, **each.params}


def _remedy(words: Words, remedy: Remedy, text: str, profile: Profile) -> JsonObject:
    calls: list[JsonValue] = [call_object(words, planned, None, profile) for planned in remedy.calls]
    until = None if remedy.until is None else rfc3339(remedy.until)
    return {"kind": remedy.kind.value, "calls": calls, "text": text or None, "until": until}


def finding_lines(words: Words, doctor: DoctorWords, finding: Finding, profile: Profile, now_s: float) -> list[str]:
    """A finding for people: what, why, what it costs, who saw it, and the way out with its calls."""
    said = say_finding(words, doctor, finding, now_s)
    sign, sure = SIGNS[finding.severity], doctor.confidences[finding.confidence]
    lines = [f"{sign} {said.label} {doctor.titles[finding.code]} · {sure}", said.cause, said.impact]
    if finding.acknowledged is not None:
        lines.append(words.say(doctor.accepted, reason=finding.acknowledged))
    lines += [*_about(words, doctor, finding, now_s), *_cure(words, doctor, finding, said, now_s)]
    calls = planned_lines(words, finding.remedy.calls, profile, whole=False, exported=True)
    return [lines[0], *(f"    {line}" for line in lines[1:]), *calls]


def _about(words: Words, doctor: DoctorWords, finding: Finding, now_s: float) -> list[str]:
    """What it is about, since when, what it explains, from where it was seen and from where it was not."""
    since = None if finding.since is None else moment(finding.since, now_s)
    saw = words.figures.separator.join(seen(words, doctor, each) for each in finding.evidence)
    blind = words.figures.separator.join(unchecked(words, doctor, each) for each in finding.not_checked)
    told = [
        words.say(doctor.about, names=words.listed(finding.resources)) if finding.resources else "",
        words.say(doctor.since, at=since, n=finding.times) if since else "",
        words.say(doctor.explains, what=explained_by(words, doctor, finding)) if finding.explains else "",
        words.say(doctor.seen_by, what=saw) if saw else "",
        words.say(doctor.not_checked, what=blind) if blind else "",
    ]
    return [line for line in told if line]


def _cure(words: Words, doctor: DoctorWords, finding: Finding, said: Said, now_s: float) -> list[str]:
    remedy = finding.remedy
    number = words.say(doctor.plan, n=len(remedy.calls)) if remedy.calls else ""
    until = words.say(doctor.until, at=moment(remedy.until, now_s)) if remedy.until is not None else ""
    what = words.figures.clause.join(filter(None, (said.cure, number, until)))
    template = doctor.wait if remedy.kind is RemedyKind.WAIT else doctor.cure
    return [words.say(template, what=what)] if what else []


def finding_markdown(words: Words, doctor: DoctorWords, finding: Finding, profile: Profile, now_s: float) -> list[str]:
    """A finding as a section of a ticket."""
    said = say_finding(words, doctor, finding, now_s)
    sure = beside(doctor.severities[finding.severity], doctor.confidences[finding.confidence])
    head = f"## {said.label} {doctor.titles[finding.code]} ({sure})"
    told = [*_about(words, doctor, finding, now_s), *_cure(words, doctor, finding, said, now_s)]
    calls = planned_lines(words, finding.remedy.calls, profile, whole=False, exported=True)
    block = ["", "```", *calls, "```"] if calls else []
    return [head, "", said.cause, "", said.impact, "", *(f"- {line}" for line in told), *block, ""]


def chosen(findings: Sequence[Finding], only: str | None) -> list[Finding]:
    """The findings of one code, by its name or its number, or those that were seen from one place."""
    if only is None:
        return list(findings)
    return [
        each
        for each in findings
        if only in (each.code.value, TABLE[each.code].label) or any(only == seen.vantage for seen in each.evidence)
    ]
