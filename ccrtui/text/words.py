"""The catalogue of words as a type: every language fills all of it, and the type checker finds what is missing."""

from __future__ import annotations

from ccrtui.core.code import Code
from ccrtui.core.fault import FaultCode
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.step import StepName
from ccrtui.text.call_words import EffectWords, KindWords, ResultWords
from ccrtui.text.code_words import CodeWords
from ccrtui.text.command_words import CommandWords, UnavailableWords
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
from ccrtui.text.terminal_words import TerminalWords
from ccrtui.text.verb_words import VerbWords
from ccrtui.text.verdict_words import EvidenceSourceWords, ReasonWords, VerdictWords


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

    def explain(self, code: Code | FaultCode, evidence: JsonObject) -> Explanation:
        """Say what a step concluded, with what it saw."""
        found = self.faults.of(code) if isinstance(code, FaultCode) else self.codes.of(code)
        return found.with_values(self._localised(evidence), self.figures.separator)

    def side(self, side: str) -> str:
        """The word for an end of a link, as it stands in a sentence."""
        return str(getattr(self.sides, side, side))

    def _localised(self, evidence: JsonObject) -> JsonObject:
        """Evidence with the names of sides and steps said in this language, and the address under one name."""
        said: dict[str, JsonValue] = dict(evidence)
        if isinstance(side := evidence.get("side"), str):
            said["side"] = self.side(side)
        if isinstance(step := evidence.get("step"), str) and step in set(StepName):
            said["step"] = self.steps.of(StepName(step)).name
        if (fault := evidence.get("fault")) in set(FaultCode):
            said["fault"] = fill(self.faults.of(FaultCode(fault)).seen, {"address": evidence.get("address")})
        if not evidence.get("address"):
            said["address"] = evidence.get("url")
        return said

    def say(self, template: str, **params: object) -> str:
        """Fill a sentence; whatever is None is missing."""
        known: JsonObject = {key: value for key, value in params.items() if isinstance(value, (str, int, float))}
        return fill(template, known, self.figures.separator)
