"""The catalogue of words as a type: every language fills all of it, and the type checker finds what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.dialled import dialled
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.verdict import Reason, Verdict
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
from ccrtui.text.standing_words import StandingCodeWords, StandingWords
from ccrtui.text.step_words import ChoiceWords, EvidenceWords, StepStateWords, StepWords
from ccrtui.text.template import fill
from ccrtui.text.template import said as plain
from ccrtui.text.terminal_words import TerminalWords
from ccrtui.text.ticket_words import TicketWords
from ccrtui.text.verb_words import VerbWords
from ccrtui.text.verdict_words import DifferenceWords, EvidenceSourceWords, ReasonWords, VerdictWords

APART = "  "
"""Between the parts of what tells one instance from the others."""

_NAMES = 3
"""How many names a sentence lists before it counts the others."""

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
    standing_codes: StandingCodeWords
    standing: StandingWords
    faults: FaultWords
    verdicts: VerdictWords
    reasons: ReasonWords
    sources: EvidenceSourceWords
    differences: DifferenceWords
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
        families = (self.codes, self.joining_codes, self.passage_codes, self.standing_codes)
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
        said.update(self._compared(evidence))
        said.update(self._since(evidence))
        if not evidence.get("address"):
            said["address"] = evidence.get("url")
        if evidence.get("status") == _CLOUD_STATUS:
            said["status"] = None
        return said

    def _compared(self, evidence: JsonObject) -> JsonObject:
        """The names of what was compared, where an evidence lists both ends of each."""
        rows = evidence.get("indices")
        named = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
        names = [plain(row.get("follower_index")) for row in named]
        return {"compared": self.listed(names)} if names else {}

    def listed(self, names: Sequence[str]) -> str:
        """A few names, and how many more there are."""
        shown = self.figures.separator.join(names[:_NAMES])
        rest = len(names) - _NAMES
        return self.say(self.standing.more_names, names=shown, n=rest) if rest > 0 else shown

    def _since(self, evidence: JsonObject) -> JsonObject:
        """What the watch sees since, what was seen before, and until when a connection worked."""
        said: dict[str, JsonValue] = {}
        if (reason := evidence.get("watch_reason")) in set(Reason):
            said["told"] = self.because(Reason(reason), evidence)
            said["advice"] = self.advice(Reason(reason), evidence)
        if (verdict := evidence.get("watch_verdict")) in set(Verdict):
            said["verdict"] = self.verdicts.of(Verdict(verdict)).word
        if isinstance(was := evidence.get("was"), str):
            before = {key: value for key, value in evidence.items() if key != "was"}
            said["told"] = self.explain(FaultCode(was) if was in set(FaultCode) else Code(was), before).seen
        if isinstance(at := evidence.get("worked_until"), str):
            said["worked_until"] = datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")
        return said

    def because(self, reason: Reason, params: JsonObject) -> str:
        """What a reason means, with the node and address that its `error` names.

        `open_again` says that others have used the way since.
        """
        if params.get("open_again"):
            return fill(self.standing.open_again, params, self.figures.separator)
        error = params.get("error")
        blamed = dialled(error) if isinstance(error, str) else None
        named: JsonObject = {**params, "address": blamed.named, "error": blamed.cause} if blamed else params
        return fill(self.reasons.of(reason).sentence, named, self.figures.separator)

    def advice(self, reason: Reason, params: JsonObject) -> str:
        """What is to be done where an index is as it is for that reason."""
        if params.get("open_again"):
            return fill(self.standing.open_again_advice, params, self.figures.separator)
        text = self.standing.advice.get(reason, self.standing.other_advice)
        return fill(text, params, self.figures.separator)

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

    def with_evidence(self, template: str, evidence: JsonObject) -> str:
        """Fill a sentence with what a step saw, said in this language."""
        return fill(template, self._localised(evidence), self.figures.separator)

    def say(self, template: str, **params: object) -> str:
        """Fill a sentence; whatever is None is missing."""
        known: JsonObject = {key: value for key, value in params.items() if isinstance(value, (str, int, float))}
        return fill(template, known, self.figures.separator)
