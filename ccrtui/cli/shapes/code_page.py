"""The page of a finding's code: from the same table and the same words as the finding itself."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.table import TABLE
from ccrtui.text.explanation import Explanation
from ccrtui.text.records.doctor import DoctorWords
from ccrtui.text.spacing import beside
from ccrtui.text.words import Words


def code_page(words: Words, doctor: DoctorWords, code: FindingCode) -> list[str]:
    """What it is, what it costs, the way out, what it explains, and every sentence that it is told in."""
    entry = TABLE[code]
    explains = words.figures.separator.join(sorted(each.value for each in entry.explains))
    rows = [
        (doctor.page_family, doctor.families[entry.family]),
        (doctor.page_severity, doctor.severities[entry.severity]),
        (doctor.page_impact, words.say(doctor.impacts[entry.impact])),
        (doctor.page_remedy, doctor.remedies[entry.remedy]),
        (doctor.page_explains, explains),
    ]
    lines = [f"{entry.label} {code.value}", doctor.titles[code], ""]
    lines += [f"  {words.say(doctor.page_row, label=label, text=text)}" for label, text in rows if text]
    told = list(_told(words, code))
    return [*lines, "", doctor.page_causes, *told] if told else lines


def _told(words: Words, code: FindingCode) -> Iterator[str]:
    """Each sentence with its way out, as templates: what stands in braces is said by the case."""
    entry = TABLE[code]
    for reason in sorted(entry.reasons):
        yield f"  · {_open(words.reasons[reason].sentence)}"
        if reason in words.standing.advice:
            yield f"      {_open(words.standing.advice[reason])}"
    explanations: list[Explanation] = [
        *(words.codes[each] for each in sorted(entry.codes)),
        *(words.faults[each] for each in sorted(entry.faults)),
    ]
    for explanation in explanations:
        yield f"  · {_open(beside(explanation.seen, explanation.why))}"
        if explanation.way_out:
            yield f"      {_open(explanation.way_out)}"


def _open(template: str) -> str:
    """A template with all that it can say."""
    return template.replace("[", "").replace("]", "")
