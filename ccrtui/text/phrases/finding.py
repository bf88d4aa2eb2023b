"""A finding in sentences: the cause as whoever judged it says it, what it costs, and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.json_value import JsonObject
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.finding import Cause, Evidence, Finding, NotChecked, RemedyKind
from ccrtui.core.rules.table import TABLE
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.verdict import Reason
from ccrtui.text.durations import duration
from ccrtui.text.phrases.alarm import passed_limit
from ccrtui.text.phrases.number import moment
from ccrtui.text.records.doctor import DoctorWords
from ccrtui.text.spacing import beside
from ccrtui.text.template import said
from ccrtui.text.words import Words


@dataclass(frozen=True, slots=True)
class Said:
    """A finding said in one language; `cure` is empty where there is nothing to do."""

    label: str
    cause: str
    impact: str
    cure: str


def say_finding(words: Words, doctor: DoctorWords, finding: Finding, now_s: float) -> Said:
    """Say a finding; `now_s` is epoch seconds, by which moments are told with or without their date."""
    since = None if finding.since is None else moment(finding.since, now_s)
    impact = words.say(doctor.impacts[finding.impact], since=since)
    return Said(
        TABLE[finding.code].label, cause_sentence(words, doctor, finding.cause), impact, way_out(words, doctor, finding)
    )


def cause_sentence(words: Words, doctor: DoctorWords, cause: Cause) -> str:
    """Why, in the words that stand for its code."""
    code, params = cause.code, _of_several(words, cause.params)
    if isinstance(code, Reason):
        return words.because(code, params)
    if isinstance(code, Code | FaultCode):
        explained = words.explain(code, params)
        return beside(explained.seen, explained.why)
    if code is FindingCode.LIMIT_PASSED:
        return passed_limit(words, _alarm(params))
    return words.with_evidence(doctor.rule_failed, params)


def way_out(words: Words, doctor: DoctorWords, finding: Finding) -> str:
    """What is to be done, in the words of its cause; empty where nothing is."""
    code, params = finding.cause.code, _of_several(words, finding.cause.params)
    if finding.remedy.kind is RemedyKind.NONE:
        return ""
    if isinstance(code, Reason):
        return words.advice(code, {**params, "index": params.get("index") or params.get("alias")})
    if isinstance(code, Code | FaultCode):
        return words.explain(code, params).way_out or _without_words(doctor, finding)
    return doctor.limit_advice if code is FindingCode.LIMIT_PASSED else doctor.rule_failed_advice


def _without_words(doctor: DoctorWords, finding: Finding) -> str:
    return "" if finding.remedy.calls else doctor.no_advice


def explained_by(words: Words, doctor: DoctorWords, finding: Finding) -> str:
    """What it explains, each with how many it is of."""
    told = [
        words.say(doctor.counted, title=doctor.titles[each.code], n=len(each.resources)) for each in finding.explains
    ]
    return words.figures.separator.join(told)


def seen(words: Words, doctor: DoctorWords, evidence: Evidence) -> str:
    """One thing that was seen: from where, what, its value and its age."""
    value = value_of(words, evidence)
    age = None if evidence.age_s is None else words.say(doctor.age, age=duration(words.figures, evidence.age_s))
    text = beside(doctor.vantages[evidence.vantage], words.evidence.of(evidence.what), value)
    return words.say(doctor.aside, text=text, age=age) if age else text


def value_of(words: Words, evidence: Evidence) -> str:
    """A value as it is said; of a key that ends in seconds a span of time."""
    value = evidence.value
    if evidence.what.endswith("_s") and isinstance(value, int | float):
        return duration(words.figures, value)
    return words.evidence.value(evidence.what, said(words.evidence.in_text(evidence.what, value)))


def unchecked(words: Words, doctor: DoctorWords, each: NotChecked) -> str:
    """A place that was not looked from, and why."""
    fault, step = each.params.get("fault"), each.params.get("step")
    params = {
        "fault": words.explain(FaultCode(fault), {}).seen if isinstance(fault, str) else None,
        "step": words.steps[StepName(step)].name if isinstance(step, str) else None,
    }
    why = words.say(doctor.unasked[each.why], **params)
    return words.say(doctor.aside, text=doctor.vantages[each.what], age=why)


def _of_several(words: Words, params: JsonObject) -> JsonObject:
    """The parameters with the names of all that a finding is about, where there are several."""
    named = {"index": params.get("indices"), "leader_index": params.get("leader_indices")}
    if "leader_indices" not in params:
        return params
    listed = {
        key: words.listed([name for name in names if isinstance(name, str)])
        for key, names in named.items()
        if isinstance(names, list)
    }
    return {**params, **listed}


def _alarm(params: JsonObject) -> Alarm:
    value, limit = params.get("value"), params.get("limit")
    return Alarm(
        Figure(str(params["figure"])),
        Level(str(params["level"])),
        float(limit) if isinstance(limit, int | float) else 0.0,
        float(value) if isinstance(value, int | float) else None,
        0.0,
    )
