"""The catalogue of words as a type: every language fills all of it, and the type checker finds what is missing."""

from __future__ import annotations

from ccrtui.core.code import Code
from ccrtui.core.fault import FaultCode
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.kind import Kind
from ccrtui.core.step import StepName
from ccrtui.text.call_words import EffectWords, KindWords, ResultWords
from ccrtui.text.cloud_code_words import JoiningCodeWords, PassageCodeWords
from ccrtui.text.code_words import CodeWords
from ccrtui.text.command_words import CommandWords, UnavailableWords
from ccrtui.text.console_path import ConsolePaths
from ccrtui.text.explanation import Explanation
from ccrtui.text.fault_words import FaultWords
from ccrtui.text.figure_words import FigureWords
from ccrtui.text.notice_words import NoticeWords, RemarkWords
from ccrtui.text.record import Record
from ccrtui.text.screen_words import (
    CallsWords,
    DetailWords,
    FrameWords,
    HelpWords,
    OverviewWords,
    SetupWords,
    SideWords,
    WatchWords,
)
from ccrtui.text.step_words import ChoiceWords, EvidenceWords, StepStateWords, StepWords
from ccrtui.text.template import fill
from ccrtui.text.template import said as plain
from ccrtui.text.terminal_words import TerminalWords
from ccrtui.text.ticket_words import TicketWords
from ccrtui.text.verb_words import VerbWords
from ccrtui.text.verdict_words import EvidenceSourceWords, ReasonWords, VerdictWords

APART = "  "
"""Between the parts of what tells one instance from the others."""

_CLOUD_STATUS = 200
"""The HTTP status of every refusal of the cloud, which therefore says nothing."""


class Words(Record):
    """All words of one language. `language` is its tag, `en` or `zh`."""

    language: str
    figures: FigureWords
    frame: FrameWords
    sides: SideWords
    steps: StepWords
    step_states: StepStateWords
    choices: ChoiceWords
    evidence: EvidenceWords
    codes: CodeWords
    joining_codes: JoiningCodeWords
    passage_codes: PassageCodeWords
    faults: FaultWords
    verdicts: VerdictWords
    reasons: ReasonWords
    sources: EvidenceSourceWords
    kinds: KindWords
    effects: EffectWords
    results: ResultWords
    notices: NoticeWords
    remarks: RemarkWords
    commands: CommandWords
    unavailable: UnavailableWords
    overview: OverviewWords
    setup: SetupWords
    watch: WatchWords
    detail: DetailWords
    calls: CallsWords
    help: HelpWords
    terminal: TerminalWords
    verbs: VerbWords
    console_paths: ConsolePaths
    tickets: TicketWords

    def explain(self, code: Code | FaultCode, evidence: JsonObject) -> Explanation:
        """Say what a step concluded, with what it saw."""
        found = self.faults.of(code) if isinstance(code, FaultCode) else self._of(code)
        return found.with_values(self._localised(evidence), self.figures.separator)

    def side(self, side: str) -> str:
        """The word for an end of a link, as it stands in a sentence."""
        return str(getattr(self.sides, side, side))

    def console_path(self, kind: Kind) -> str:
        """Where the same thing stands in the web console, or in Kibana; empty where it has no place there."""
        return self.console_paths.of(kind)

    def _of(self, code: Code) -> Explanation:
        families = (self.codes, self.joining_codes, self.passage_codes)
        return next(family.of(code) for family in families if code.value in family.names())

    def _localised(self, evidence: JsonObject) -> JsonObject:
        """Evidence with sides, steps, states and the like said in this language, and the address under one name."""
        said: dict[str, JsonValue] = {key: self._value(key, value) for key, value in evidence.items()}
        if isinstance(side := evidence.get("side"), str):
            said["side"] = self.side(side)
        if isinstance(step := evidence.get("step"), str) and step in set(StepName):
            said["step"] = self.steps.of(StepName(step)).name
        if (fault := evidence.get("fault")) in set(FaultCode):
            said["fault"] = fill(self.faults.of(FaultCode(fault)).seen, {"address": evidence.get("address")})
        if isinstance(problems := evidence.get("problems"), str):
            said["problems"] = [self._problem(one) for one in problems.split(", ")]
        if isinstance(instances := evidence.get("instances"), list):
            said["instances"] = [self._instance(plain(one)) for one in instances]
        if isinstance(overlaps := evidence.get("overlaps"), list):
            said["overlaps"] = [self._both(plain(pair)) for pair in overlaps]
        if not evidence.get("address"):
            said["address"] = evidence.get("url")
        if evidence.get("status") == _CLOUD_STATUS:
            said["status"] = None
        return said

    def _value(self, key: str, value: JsonValue) -> JsonValue:
        """A word of the cloud's or a truth as this language says it; everything else as it is."""
        return self.evidence.value(key, plain(value)) if isinstance(value, (str, bool)) else value

    def _both(self, told: str) -> str:
        """Two blocks that are in each other's way."""
        one, _, other = told.partition(" ")
        return self.say(self.evidence.both, one=one, other=other) if other else told

    def _problem(self, told: str) -> str:
        """A place where a key was looked for, and what is wrong with it."""
        place, _, problem = told.rpartition("=")
        return self.say(self.evidence.unfit, name=place, reason=self.evidence.value("problem", problem))

    def _instance(self, row: str) -> str:
        """An instance in a sentence; behind its id and name, why it does not fit, where that is told."""
        *named, reason = row.split(APART)
        said = self.evidence.value("instance_state", self.side(reason))
        return self.say(self.evidence.unfit, name=" ".join(named), reason=said) if named else row

    def say(self, template: str, **params: object) -> str:
        """Fill a sentence; whatever is None is missing."""
        known: JsonObject = {key: value for key, value in params.items() if isinstance(value, (str, int, float))}
        return fill(template, known, self.figures.separator)
