"""The catalogue of words as a type: every language fills all of it, and the type checker finds what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.dialled import dialled
from ccrtui.core.json_value import JsonObject
from ccrtui.core.state import NoticeCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.core.watch.difference import Difference
from ccrtui.core.watch.following.ordinary_index import Occupant
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from ccrtui.text.explanation import Explanation
from ccrtui.text.language import Language
from ccrtui.text.localised import MOST_NAMES, localised, timed
from ccrtui.text.record import Record
from ccrtui.text.records.commands import CommandWords, UnavailableWords
from ccrtui.text.records.evidence import EvidenceWords
from ccrtui.text.records.notices import RemarkWords
from ccrtui.text.records.screens import CallsWords, DetailWords, FrameWords, HelpWords, OverviewWords, WatchWords
from ccrtui.text.records.setup import SetupWords
from ccrtui.text.records.steps import ChoiceText, StepText
from ccrtui.text.records.terminal import TerminalWords
from ccrtui.text.records.tickets import TicketWords
from ccrtui.text.records.verbs import VerbWords
from ccrtui.text.records.watch.alarms import AlarmWords
from ccrtui.text.records.watch.charts import ChartWords
from ccrtui.text.records.watch.figures import FigureWords
from ccrtui.text.records.watch.history import HistoryWords
from ccrtui.text.records.watch.links import LinkWords
from ccrtui.text.records.watch.numbers import NumberWords
from ccrtui.text.records.watch.standing import StandingWords
from ccrtui.text.records.watch.verdicts import ReasonText, VerdictText
from ccrtui.text.template import fill
from ccrtui.text.template import said as plain

_NAMES = 3
"""How many names a sentence lists before it counts the others."""
_BESIDES = 2
"""How many sentences of what else stands in the way are said."""


class Words(Record):
    """All words of one language."""

    language: Language
    figures: FigureWords
    numbers: NumberWords
    frame: FrameWords
    sides: Mapping[Side, str]
    steps: Mapping[StepName, StepText]
    step_states: Mapping[StepState, str]
    choices: Mapping[str, ChoiceText]
    """By option, as the profile names it."""
    other_choice: ChoiceText
    """Of an option that is not listed; its question takes `{option}`."""
    evidence: EvidenceWords
    codes: Mapping[Code, Explanation]
    """The parameters are the evidence that `Code` documents."""
    standing: StandingWords
    faults: Mapping[FaultCode, Explanation]
    """Parameters: `side`, `address`, `status`, `reason`, `error`, and the fault's own details."""
    verdicts: Mapping[Verdict, VerdictText]
    verdicts_because: Mapping[tuple[Verdict, Reason], VerdictText]
    """Of what is in sync by its numbers alone."""
    reasons: Mapping[Reason, ReasonText]
    sources: Mapping[Evidence, str]
    """Whose word a shard's figures rest on."""
    differences: Mapping[Difference, str]
    """Why two exact counts need not be the same."""
    kinds: Mapping[Kind, str]
    """What each kind of call does, in a few words."""
    effects: Mapping[Effect, str]
    results: Mapping[str, str]
    """How a call that changes something ended."""
    notices: Mapping[NoticeCode, str]
    """Parameters are those of the notice."""
    remarks: RemarkWords
    commands: CommandWords
    unavailable: UnavailableWords
    overview: OverviewWords
    setup: SetupWords
    watch: WatchWords
    detail: DetailWords
    calls: CallsWords
    help: HelpWords
    history: HistoryWords
    charts: ChartWords
    terminal: TerminalWords
    verbs: VerbWords
    console_paths: Mapping[Kind, str]
    """The menu entries one after the other, of the kinds that have a place of their own."""
    tickets: TicketWords
    alarms: AlarmWords
    links: LinkWords

    def explain(self, code: Code | FaultCode, evidence: JsonObject) -> Explanation:
        """Say what a step concluded, with what it saw."""
        explanation = self.faults[code] if isinstance(code, FaultCode) else self.codes[code]
        said = explanation.with_values(localised(self, evidence), self.figures.separator)
        return replace(said, seen=self.figures.joint.join((said.seen, *self._besides(evidence))))

    def _besides(self, evidence: JsonObject) -> list[str]:
        """What else a step saw that stands in the way, a sentence each; of many a few, and how many there are."""
        rows = evidence.get("besides")
        others = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
        sentences = [self._beside(row) for row in others[:_BESIDES]]
        if len(others) > _BESIDES:
            sentences.append(self.say(self.standing.besides, n=len(others) + 1))
        return sentences

    def _beside(self, row: JsonObject) -> str:
        code, seen = plain(row.get("code")), row.get("evidence")
        params = seen if isinstance(seen, dict) else {}
        return self.explain(FaultCode(code) if code in set(FaultCode) else Code(code), params).seen

    def side(self, side: str) -> str:
        """The word for an end of a link, as it stands in a sentence."""
        return self.sides[Side(side)] if side in set(Side) else side

    def choice(self, option: str) -> ChoiceText:
        """The words for the choice of that option."""
        return self.choices.get(option, self.other_choice)

    def verdict(self, verdict: Verdict, reason: Reason | None = None) -> VerdictText:
        """What to say of that verdict; where its reason makes another thing of it, that has words of its own."""
        because = self.verdicts_because.get((verdict, reason)) if reason else None
        return because or self.verdicts[verdict]

    def console_path(self, kind: Kind) -> str:
        """Where the same thing stands in the web console, or in Kibana; empty where it has no place there."""
        return self.console_paths.get(kind, "")

    def request(self, call: Call) -> str:
        """A request on one line; of the many names in a path the first, and how many more there are."""
        path = call.target.split("/")
        names = path[1].split(",") if len(path) > 1 else []
        if len(names) <= MOST_NAMES:
            return call.line
        return replace(call, target="/".join(("", self.listed(names), *path[2:]))).line

    def listed(self, names: Sequence[str]) -> str:
        """A few names, and how many more there are."""
        shown = self.figures.separator.join(names[:_NAMES])
        rest = len(names) - _NAMES
        return self.say(self.standing.more_names, names=shown, n=rest) if rest > 0 else shown

    def because(self, reason: Reason, params: JsonObject) -> str:
        """What a reason means, with the node and address that its `error` names.

        `open_again` says that others have used the way since.
        """
        if params.get("open_again"):
            return fill(self.standing.open_again, params, self.figures.separator)
        if (ordinary := self._ordinary(reason, params)) is not None:
            return ordinary.seen
        error = params.get("error")
        blamed = dialled(error) if isinstance(error, str) else None
        named: JsonObject = {"address": blamed.named, "error": blamed.cause} if blamed else {}
        return fill(self.reasons[reason].sentence, {**timed(self.figures, params), **named}, self.figures.separator)

    def advice(self, reason: Reason, params: JsonObject) -> str:
        """What is to be done where an index is as it is for that reason."""
        if params.get("open_again"):
            return fill(self.standing.open_again_advice, params, self.figures.separator)
        if (ordinary := self._ordinary(reason, params)) is not None:
            return ordinary.way_out
        text = self.standing.advice.get(reason, self.standing.other_advice)
        return fill(text, timed(self.figures, params), self.figures.separator)

    def _ordinary(self, reason: Reason, params: JsonObject) -> Explanation | None:
        """What is said of an index that stands under a follower's name and follows nothing."""
        stands = params.get("stands")
        text = self.standing.ordinary.get(Occupant(stands)) if stands in set(Occupant) else None
        if text is None or reason is not Reason.NOT_FOLLOWING:
            return None
        origin = self.evidence.value("origin", plain(params.get("origin"))) or None
        return text.with_values({**params, "origin": origin}, self.figures.separator)

    def fields(self, label: JsonObject) -> list[str]:
        """What tells a thing to choose from the others, field by field; what is not known is `-`."""
        if "price" in label:
            most = self.setup.most_per_day if label.get("price_per") == "day" else self.setup.most_per_month
            return [self.say(most, n=str(label["price"]))]
        return self.evidence.fields(label)

    def with_evidence(self, template: str, evidence: JsonObject) -> str:
        """Fill a sentence with what a step saw, said in this language."""
        return fill(template, localised(self, evidence), self.figures.separator)

    def say(self, template: str, **params: object) -> str:
        """Fill a sentence; whatever is None is missing."""
        known: JsonObject = {key: value for key, value in params.items() if isinstance(value, (str, int, float))}
        return fill(template, known, self.figures.separator)
