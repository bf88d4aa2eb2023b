"""Findings in English."""

from __future__ import annotations

from ccrtui.core.rules.entry import Family
from ccrtui.core.rules.finding import Confidence, Impact, RemedyKind, Severity, Unasked, Vantage
from ccrtui.text.en.findings import TITLES
from ccrtui.text.records.doctor import DoctorWords

DOCTOR = DoctorWords(
    titles=TITLES,
    families={
        Family.CLUSTERS: "clusters",
        Family.CLOUD: "cloud account",
        Family.NETWORK: "network",
        Family.REMOTE: "remote cluster",
        Family.LEADER: "leader index",
        Family.FOLLOWER: "follower index",
        Family.PACE: "pace and proof",
        Family.EXAMINATION: "this program",
    },
    severities={Severity.PROBLEM: "problem", Severity.WARNING: "warning", Severity.NOTICE: "notice"},
    confidences={Confidence.CERTAIN: "certain", Confidence.LIKELY: "likely", Confidence.POSSIBLE: "possible"},
    impacts={
        Impact.LAST_COPY: "You do not have now: a second copy. The standby may hold what exists nowhere else.",
        Impact.NO_STANDBY: "You do not have now: a standby of it.",
        Impact.STANDBY_ENDED: "You do not have now: a standby that keeps up[; it stopped at {since}]. It stays so "
        "until somebody acts.",
        Impact.STANDBY_AGES: "You do not have now: a standby that keeps up[; it ages since {since}].",
        Impact.NOT_KNOWN: "You do not know now whether the standby is level.",
        Impact.UNPROVEN: "You do not have now: the proof that the standby holds the leader's documents.",
        Impact.SET_UP_STOPS: "The set-up does not go on: what comes behind it is not judged.",
        Impact.CHANGE_OPEN: "You do not know now whether a change was made.",
        Impact.NOTHING: "Nothing is missing now.",
    },
    vantages={
        Vantage.LEADER: "leader",
        Vantage.FOLLOWER: "follower",
        Vantage.SOCKET: "our socket",
        Vantage.CLOUD: "cloud",
        Vantage.CLOUD_PROBE: "cloud probe",
        Vantage.LOGS: "cluster logs",
        Vantage.METRICS: "cloud metrics",
        Vantage.HISTORY: "history",
        Vantage.PROFILE: "profile",
    },
    unasked={
        Unasked.FAILED: "no usable answer[: {fault}]",
        Unasked.NO_CLOUD: "both ends are typed addresses",
        Unasked.NOT_LOOKED: "not looked at",
        Unasked.BEHIND: "comes after {step}, which does not hold",
        Unasked.NOT_ASKED_HERE: "this program does not ask there",
    },
    remedies={
        RemedyKind.PLAN: "calls that are shown before they are sent",
        RemedyKind.TEXT: "something that people do",
        RemedyKind.WAIT: "it heals by itself once the cause is over",
        RemedyKind.NONE: "none is needed",
    },
    rule_failed="The rule {rule} failed, so what it would have told is missing here: {problem}.",
    rule_failed_advice="the other rules went on; please report it with this line",
    limit_advice="see what holds it back, or change the limit (profiles edit NAME --threshold ...)",
    no_advice="look at it",
    head='"{link}": {verdict}, findings: {n}',
    well='"{link}": {verdict}. Nothing is wrong.',
    about="About: {names}",
    since="Since {at}[, {n} times within what is recorded].",
    explains="Explains: {what}",
    counted="{title} ({n})",
    seen_by="Seen by: {what}",
    not_checked="Not checked: {what}",
    cure="Cure: {what}",
    wait="Wait: {what}",
    until="at the latest at {at}",
    plan="calls: {n}",
    age="{age} ago",
    accepted="accepted: {reason}",
    sent="Sent: {read} reads, {probe} probes, {write} writes.",
    page_family="about",
    page_severity="at worst",
    page_impact="impact",
    page_remedy="way out",
    page_explains="explains",
    page_row="{label}: {text}",
    page_causes="How it is told",
    ticket="Findings of {profile}: {leader} to {follower}, {at}",
)
