"""The table of findings: every judgement that is not well is exactly one of them, and both languages say all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

import ccrtui.core.rules
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Family
from ccrtui.core.rules.finding import Confidence, Impact, RemedyKind, Severity, Unasked, Vantage
from ccrtui.core.rules.table import TABLE, WELL, of_code, of_reason
from ccrtui.core.walk.code import OUTDATED, UNJUDGED, Code
from ccrtui.core.watch.verdict import Reason
from ccrtui.text.catalogue import doctor_words
from ccrtui.text.language import Language
from ccrtui.text.template import placeholders

LANGUAGES: tuple[Language, ...] = ("en", "zh")

HOLDS = {
    Code.TYPED_ADDRESSES,
    Code.ACCOUNT_KNOWN,
    Code.CLUSTERS_ANSWER,
    Code.READY,
    Code.READY_AS_CLOUD_TELLS,
    Code.NETWORK_UNKNOWN,
    Code.SAME_NETWORK,
    Code.CONNECTED_OTHERWISE,
    Code.PEERING_ACTIVE,
    Code.CCN_JOINS,
    Code.ROUTES_STAND,
    Code.CCN_ROUTES_STAND,
    Code.SECURITY_OPEN,
    Code.NETWORK_CARRIES,
    Code.PING_ANSWERED,
    Code.REACHABLE_FROM_HERE,
    Code.PROVEN_BY_CONNECTION,
    Code.VERIFIED_BY_REMOTE_CLUSTER,
    Code.REMOTE_CONNECTED,
    Code.LEADER_INDEX_OPEN,
    Code.FOLLOWING,
    Code.COUNTS_EQUAL,
    Code.COUNTS_EQUAL_BY_NUMBERS,
    Code.LEADER_MOVING,
    Code.LEADER_MOVING_BY_NUMBERS,
    Code.NOTHING_MADE,
}
"""What a step says that holds."""
GOES_ON = {
    Code.PING_TO_SEND,
    Code.PING_RUNNING,
    Code.FIRST_COPY,
    Code.CATCHING_UP,
    Code.SAMPLES_MISSING,
    Code.MADE_BY_US,
}
"""What is under way, or was asked for and is not done yet."""
TOLD_BY_THE_WATCH = {Code.NO_LONGER_HOLDS, Code.SEEN_SINCE, *OUTDATED, *UNJUDGED}
"""What the watch knows, whose finding is that of the follower, and what nobody has judged."""


def test_every_code_has_its_line_and_its_number() -> None:
    assert list(TABLE) == list(FindingCode)
    numbers = [entry.number for entry in TABLE.values()]
    assert numbers == sorted(set(numbers))
    assert {entry.family for entry in TABLE.values()} == set(Family)


def test_every_reason_that_is_not_well_is_one_finding() -> None:
    told = Counter(reason for entry in TABLE.values() for reason in entry.reasons)
    assert set(told) == set(Reason) - WELL
    assert set(told.values()) == {1}


def test_every_fault_is_one_finding() -> None:
    told = Counter(fault for entry in TABLE.values() for fault in entry.faults)
    assert (set(told), set(told.values())) == (set(FaultCode), {1})


def test_every_code_of_a_step_is_one_finding_or_says_why_it_is_none() -> None:
    told = Counter(code for entry in TABLE.values() for code in entry.codes)
    quiet = HOLDS | GOES_ON | TOLD_BY_THE_WATCH
    assert set(told) | quiet == set(Code)
    assert set(told) & quiet == set()
    assert set(told.values()) == {1}


@pytest.mark.parametrize("code", FindingCode)
def test_what_a_finding_explains_never_leads_back_to_it(code: FindingCode) -> None:
    led_to, new = set[FindingCode](), set(TABLE[code].explains)
    while new:
        led_to |= new
        new = {further for each in new for further in TABLE[each].explains} - led_to
    assert code not in led_to


def test_what_has_a_cause_is_the_finding_of_its_cause() -> None:
    for code in (Code.FOLLOWER_STOPPED, Code.FOLLOWER_RETRYING):
        for reason in set(Reason) - WELL:
            assert of_code(code, {"cause": reason.value}) is of_reason(reason)
    assert of_code(Code.FOLLOWER_STOPPED, {}) is FindingCode.FOLLOWER_STOPPED
    assert of_code(Code.REMOTE_INTERRUPTED, {"was": "remote_silent"}) is FindingCode.LINK_SILENT
    assert of_code(Code.REMOTE_INTERRUPTED, {}) is FindingCode.REMOTE_NOT_CONNECTED
    assert of_code(Code.INDEX_RED, {"side": "leader"}) is FindingCode.LEADER_SHARDS_MISSING
    assert of_code(Code.INDEX_RED, {"side": "follower"}) is FindingCode.FOLLOWER_SHARDS_MISSING


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_of_a_finding_has_words(language: Language) -> None:
    doctor = doctor_words(language)
    told: dict[type[StrEnum], Mapping[Any, str]] = {
        FindingCode: doctor.titles,
        Family: doctor.families,
        Severity: doctor.severities,
        Confidence: doctor.confidences,
        Impact: doctor.impacts,
        Vantage: doctor.vantages,
        Unasked: doctor.unasked,
        RemedyKind: doctor.remedies,
    }
    assert {kind for kind, words in told.items() if set(words) != set(kind) or not all(words.values())} == set()


def test_both_languages_take_the_same_parameters() -> None:
    english, chinese = doctor_words("en"), doctor_words("zh")
    assert [impact for impact in Impact if _taken(english.impacts[impact]) != _taken(chinese.impacts[impact])] == []
    assert [why for why in Unasked if _taken(english.unasked[why]) != _taken(chinese.unasked[why])] == []
    names = [name for name in english.names() if isinstance(getattr(english, name), str)]
    assert [name for name in names if _taken(getattr(english, name)) != _taken(getattr(chinese, name))] == []
    assert english.titles.keys() == chinese.titles.keys()
    assert [code for code in FindingCode if english.titles[code] == chinese.titles[code]] == []


def test_the_reference_is_what_the_table_says() -> None:
    page = (Path(ccrtui.core.rules.__file__).parent / "README.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| CCR")]
    assert rows == reference()


def reference() -> list[str]:
    """The rows of the reference, one for each line of the table."""
    titles = doctor_words("en").titles
    return [
        f"| {entry.label} | `{code}` | {titles[code]} | {entry.severity} | {entry.impact} | {entry.remedy} |"
        for code, entry in TABLE.items()
    ]


def _taken(text: str) -> frozenset[str]:
    return placeholders(text)
