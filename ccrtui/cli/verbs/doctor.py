"""The verb `doctor`: what is wrong with a link, why, what it costs, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from ccrtui.cli.arguments import Arguments, typed_as
from ccrtui.cli.links import links_of, worst_exit_code
from ccrtui.cli.output import write_object, write_result
from ccrtui.cli.seconds import seconds
from ccrtui.cli.session import VerbSession, probe_shower, run_on_one
from ccrtui.cli.spoken import spoken_language
from ccrtui.cli.usage import UsageError
from ccrtui.compose import load_clients
from ccrtui.core.call.call import ENDS
from ccrtui.core.profile.form import word
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.examine import examine, exit_code
from ccrtui.core.rules.finding import Vantage
from ccrtui.core.rules.known import Known
from ccrtui.core.rules.table import TABLE
from ccrtui.core.state import CallCounts
from ccrtui.core.timestamp import rfc3339
from ccrtui.core.watch.verdict import Verdict, worst
from ccrtui.engine.examination import look
from ccrtui.engine.status import ESTABLISH_S
from ccrtui.text.catalogue import doctor_words, words

if TYPE_CHECKING:
    from ccrtui.core.json_value import JsonValue
    from ccrtui.core.profile.profile import Profile
    from ccrtui.core.rules.finding import Finding
    from ccrtui.text.records.doctor import DoctorWords
    from ccrtui.text.words import Words


class Form(StrEnum):
    """What the findings may be written as."""

    MARKDOWN = "markdown"


def run(arguments: list[str]) -> int:
    """Examine a link and tell the findings, worst first; or tell the page of one code, without any profile."""
    parser = Arguments("doctor")
    parser.flag("--json")
    parser.option("--only", _only)
    parser.option("--as", typed_as(word(Form)), dest="form")
    parser.option("--timeout", seconds)
    parser.option("--link")
    parser.option("--explain", _code)
    options = parser.read(arguments)
    if options.explain is not None:
        parser.no_more(options.words)
        return _explain(options.explain, arguments)
    if options.json and options.form:
        raise UsageError("options_apart", option="--as", other="--json")
    options.profile = parser.only_name(options.words)
    return run_on_one(options, arguments, _doctor)


def _explain(code: FindingCode, arguments: list[str]) -> int:
    from ccrtui.cli.shapes.code_page import code_page

    language = spoken_language(arguments)
    write_result(*code_page(words(language), doctor_words(language), code))
    return 0


async def _doctor(session: VerbSession) -> int:
    """Each link in turn, and what was sent for all of them."""
    load_clients()
    told = [await _examine(session, profile_of_link) for profile_of_link in links_of(session)]
    codes, findings = [code for code, *_ in told], sum(number for _, number, *_ in told)
    counts = [each for *_, each in told]
    sent: dict[str, JsonValue] = {
        "read": sum(each.read for each in counts),
        "probe": sum(each.probe for each in counts),
        "write": sum(each.write for each in counts),
    }
    verdict = worst(verdict for _, _, verdict, _ in told)
    if session.options.json:
        write_object({"verdict": verdict.value, "findings": findings, "sent": sent})
    elif session.options.form is None:
        write_result(session.words.say(doctor_words(session.language).sent, **sent))
    return worst_exit_code(codes)


async def _examine(session: VerbSession, profile: Profile) -> tuple[int, int, Verdict, CallCounts]:
    """One link: its exit code, how many findings were told, its verdict, and what was sent."""
    from ccrtui.cli.shapes.finding import chosen

    options = session.options
    connection = session.connect(profile, probe_shower(session.words))
    try:
        known = await look(connection, options.timeout if options.timeout is not None else ESTABLISH_S)
    finally:
        await connection.close()
    findings = chosen(examine(known), options.only)
    _tell(session, profile, known, findings, connection.clock.epoch())
    verdict = known.link.verdict if known.link else Verdict.UNKNOWN
    return exit_code(findings, known), len(findings), verdict, connection.sender.counts


def _tell(session: VerbSession, profile: Profile, known: Known, findings: Sequence[Finding], now_s: float) -> None:
    from ccrtui.cli.shapes.finding import finding_lines, finding_markdown, finding_object

    if session.options.json:
        doctor = doctor_words(session.prose.language)
        for finding in findings:
            write_object(finding_object(session.prose, doctor, finding, profile, now_s))
        return
    doctor = doctor_words(session.language)
    if session.options.form is Form.MARKDOWN:
        write_result(_ticket(session.words, doctor, known, now_s), "")
        for finding in findings:
            write_result(*finding_markdown(session.words, doctor, finding, profile, now_s))
        return
    write_result(_head(session.words, doctor, known, len(findings)))
    for finding in findings:
        write_result("", *finding_lines(session.words, doctor, finding, profile, now_s))


def _head(wording: Words, doctor: DoctorWords, known: Known, number: int) -> str:
    link = known.link
    verdict = wording.verdict(link.verdict, link.reason) if link else wording.verdict(Verdict.UNKNOWN)
    template = doctor.head if number else doctor.well
    return wording.say(template, link=known.profile.link_name, verdict=verdict.word, n=number)


def _ticket(wording: Words, doctor: DoctorWords, known: Known, now_s: float) -> str:
    leader, follower = (known.cluster(side) for side in ENDS)
    params = {"profile": known.profile.name, "leader": leader, "follower": follower, "at": rfc3339(now_s)}
    return f"# {wording.say(doctor.ticket, **params)}"


def _code(name: str, typed: str) -> FindingCode:
    """A code as it is typed: by its name, or by its number. Raises UsageError."""
    code = next((code for code, entry in TABLE.items() if typed.lower() in (code.value, entry.label.lower())), None)
    if code is None:
        raise UsageError("finding_unknown", option=name, name=typed)
    return code


def _only(name: str, typed: str) -> str:
    """A code, or a place to look from. Raises UsageError."""
    return typed if typed in set(Vantage) else _code(name, typed).value
