"""Findings in words: what the doctor says beside the sentences that verdicts, steps and faults have of their own."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Family
from ccrtui.core.rules.finding import Confidence, Impact, RemedyKind, Severity, Unasked, Vantage
from ccrtui.text.record import Record


class DoctorWords(Record):
    """Titles of findings, and the sentences around their causes."""

    titles: Mapping[FindingCode, str]
    """What each is about, as a heading; no parameters."""
    families: Mapping[Family, str]
    severities: Mapping[Severity, str]
    confidences: Mapping[Confidence, str]
    impacts: Mapping[Impact, str]
    """What you do not have now: `{since}`."""
    vantages: Mapping[Vantage, str]
    unasked: Mapping[Unasked, str]
    """Why something was not checked: `{fault}`, `{step}`."""
    remedies: Mapping[RemedyKind, str]
    """Of what kind the way out is, for the page of a code."""
    rule_failed: str
    """`{rule}`, `{problem}`"""
    rule_failed_advice: str
    limit_advice: str
    no_advice: str
    """What to do where nothing more is known; `{index}`."""
    head: str
    """`{link}`, `{verdict}`, `{n}` findings."""
    well: str
    """Nothing is wrong: `{verdict}`."""
    about: str
    """`{names}` that it is about."""
    since: str
    """`{at}`, `{n}` times."""
    explains: str
    """`{what}`, the titles of what it explains, each with how many."""
    counted: str
    """`{title}`, `{n}`"""
    seen_by: str
    not_checked: str
    cure: str
    wait: str
    until: str
    """`{at}`, the last moment for the way out."""
    plan: str
    """`{n}` calls"""
    placed: str
    """`{place}` and `{what}` was seen there."""
    aside: str
    """`{text}` with its `{age}`, or why it is not known."""
    age: str
    """`{age}`"""
    accepted: str
    """`{reason}`"""
    sent: str
    """`{read}`, `{probe}`, `{write}`"""
    page_family: str
    """Labels of the page of a code; likewise below."""
    page_severity: str
    page_impact: str
    page_remedy: str
    page_explains: str
    page_row: str
    """`{label}`, `{text}`"""
    page_causes: str
    """The heading of the sentences that it can be told in."""
    examined: str
    """`{age}`"""
    head_seen: str
    """Headings of the console; likewise below."""
    head_not_checked: str
    head_cure: str
    head_wait: str
    head_next: str
    next_none: str
    next_unknown: str
    """That nothing here would tell more."""
    next_look: str
    """`{what}` would tell more."""
    purpose: str
    """What the place is for."""
    ticket: str
    """The heading of a text for a ticket: `{profile}`, `{leader}`, `{follower}`, `{at}`."""
