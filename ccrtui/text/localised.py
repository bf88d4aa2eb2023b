"""What was seen, as the parameters of a sentence in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.durations import duration
from ccrtui.text.explanation import Explanation
from ccrtui.text.records.evidence import EvidenceWords
from ccrtui.text.records.steps import StepText
from ccrtui.text.records.watch.figures import FigureWords
from ccrtui.text.records.watch.verdicts import VerdictText
from ccrtui.text.template import fill, said

MOST_NAMES = 8
"""So many names of indices a sentence lists; of more it lists the first, and says how many there are."""
_USUAL_PORT = "9200"
"""Of HTTP; no port is doubted of an address that has answered."""
_CLOUD_STATUS = 200
"""The HTTP status of every refusal of the cloud, which therefore says nothing."""


class Vocabulary(Protocol):
    """What it is said with: the words of one language."""

    @property
    def evidence(self) -> EvidenceWords:
        """Values as they stand in a sentence."""
        ...

    @property
    def steps(self) -> Mapping[StepName, StepText]:
        """What steps are called."""
        ...

    @property
    def faults(self) -> Mapping[FaultCode, Explanation]:
        """What kept a call from being answered."""
        ...

    def explain(self, code: Code | FaultCode, evidence: JsonObject) -> Explanation:
        """Say what a step concluded, with what it saw."""
        ...

    def side(self, side: str) -> str:
        """Name one end."""
        ...

    def verdict(self, verdict: Verdict) -> VerdictText:
        """Name how an index follows."""
        ...

    def listed(self, names: Sequence[str]) -> str:
        """Some names, and how many more there are."""
        ...

    def because(self, reason: Reason, params: JsonObject) -> str:
        """What a reason means."""
        ...

    def advice(self, reason: Reason, params: JsonObject) -> str:
        """What is to be done for that reason."""
        ...


def localised(words: Vocabulary, evidence: JsonObject) -> JsonObject:
    """Evidence with sides, steps, states and the like said in this language, and the address under one name."""
    params: dict[str, JsonValue] = {key: words.evidence.in_sentence(key, value) for key, value in evidence.items()}
    if isinstance(side := evidence.get("side"), str):
        params["side"] = words.side(side)
        params.update({f"{value}_option": f"--{side}-{value}" for value in ("user", "password")})
    if isinstance(step := evidence.get("step"), str) and step in set(StepName):
        params["step"] = words.steps[StepName(step)].name
    if (fault := evidence.get("fault")) in set(FaultCode):
        params["fault"] = fill(words.faults[FaultCode(fault)].seen, {"address": evidence.get("address")})
    params.update(_compared(words, evidence))
    if isinstance(names := evidence.get("indices"), list) and len(names) > MOST_NAMES:
        params["indices"] = words.listed([name for name in names if isinstance(name, str)])
    params.update(_since(words, evidence))
    if not evidence.get("worked_until"):
        params["usual_port"] = _USUAL_PORT
    if not evidence.get("address"):
        params["address"] = evidence.get("url")
    if evidence.get("status") == _CLOUD_STATUS:
        params["status"] = None
    return params


def timed(figures: FigureWords, params: JsonObject) -> JsonObject:
    """The parameters with how long the leader keeps history in this language, while it does, and what moment."""
    left, at = params.get("history_left_s"), params.get("level_at")
    kept = duration(figures, left) if isinstance(left, float) and left > 0 else None
    return {**params, "lease_left": kept, "level_at": _by_the_clock(at) if isinstance(at, str) else None}


def _compared(words: Vocabulary, evidence: JsonObject) -> JsonObject:
    """The names of what was compared, where an evidence lists both ends of each."""
    rows = evidence.get("indices")
    named = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    names = [said(row.get("follower_index")) for row in named]
    return {"compared": words.listed(names)} if names else {}


def _since(words: Vocabulary, evidence: JsonObject) -> JsonObject:
    """What the watch sees since, what was seen before, and until when a connection worked."""
    params: dict[str, JsonValue] = {}
    if (reason := evidence.get("watch_reason")) in set(Reason):
        params["told"] = words.because(Reason(reason), evidence)
        params["advice"] = words.advice(Reason(reason), evidence)
    if (verdict := evidence.get("watch_verdict")) in set(Verdict):
        params["verdict"] = words.verdict(Verdict(verdict)).word
    if isinstance(was := evidence.get("was"), str):
        before = {key: value for key, value in evidence.items() if key != "was"}
        params["told"] = words.explain(FaultCode(was) if was in set(FaultCode) else Code(was), before).seen
    if isinstance(at := evidence.get("worked_until"), str):
        params["worked_until"] = _by_the_clock(at)
    return params


def _by_the_clock(at: str) -> str:
    """A moment (RFC 3339) by the clock on the wall here."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")
