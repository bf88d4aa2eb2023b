"""A step looking at a real pair at one moment of a recorded scene: its requests get the answers that were recorded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ccrtui.adapters.elasticsearch.decode.answer import decode
from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.requests.cluster import NO_INDEX
from ccrtui.core.profile.profile import Profile
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, Step
from tests.recordings_folder import RECORDINGS

FOLDER = RECORDINGS
ADDRESS = "127.0.0.1:9411"
"""The leader's transport address in every recording: the link."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What was answered last, up to line `number` of a scene, and not before line `since`.

    `assumed` stands for what the scene did not ask; a call that has no answer at all is a mistake of the test.
    """

    scene: str
    number: int
    since: int = 0
    version: str = "7.3"
    assumed: Mapping[Call, object] = field(default_factory=dict)

    def outcome(self, call: Call) -> Outcome:
        """The decoded answer of a call. Raises LookupError where nothing was recorded or assumed."""
        for assumed, value in self.assumed.items():
            if assumed == call:
                return value if isinstance(value, Fault | Answer) else Answer(value, 200, 0.0, 0.1)
        answered = None
        for line in (FOLDER / self.version / f"{self.scene}.jsonl").read_text(encoding="utf-8").splitlines()[1:]:
            entry = json.loads(line)
            if self.since <= entry["n"] <= self.number and "request" in entry and _same(entry, call):
                answered = entry["response"]
        if answered is None:
            raise LookupError(f"{self.scene} holds no answer to {call.side} {call.line}")
        if "status" not in answered:
            return Fault(FaultCode.TIMED_OUT)
        body = answered.get("body")
        raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        headers = {name.lower(): value for name, value in answered.get("headers", {}).items()}
        value = decode(call.kind, answered["status"], raw, headers)
        return value if isinstance(value, Fault) else Answer(value, answered["status"], 0.0, 0.1)


def _same(entry: dict[str, object], call: Call) -> bool:
    request = entry["request"]
    assert isinstance(request, dict)
    if (entry["cluster"], request["method"]) != (call.side.value, call.verb):
        return False
    return request["path"] == call.target or request["path"] in _alike(call)


def _alike(call: Call) -> tuple[str, ...]:
    """A dial was recorded with other patterns too: with one that matches everything, and with one that does not."""
    if call.kind is not Kind.DIAL:
        return ()
    return tuple(call.target.replace(NO_INDEX, pattern) for pattern in ("*", "none*", "no-such-name*"))


def facts_of(step: Step, moment: Moment, intention: Intention) -> Facts:
    """Everything the step asks for, until it asks for nothing more."""
    facts = Facts()
    while wanted := [call for call in step.reads(facts, intention) if call not in facts]:
        facts = facts.with_outcomes({call: moment.outcome(call) for call in wanted})
    return facts


def looked(step: Step, moment: Moment, profile: Profile, *confirmed: str) -> Judgement:
    """What the step concludes."""
    intention = Intention(profile, frozenset(confirmed))
    return step.judge(facts_of(step, moment, intention), intention)


def plan(step: Step, moment: Moment, profile: Profile, *confirmed: str) -> tuple[PlannedCall, ...]:
    """What the step would send."""
    intention = Intention(profile, frozenset(confirmed))
    return step.calls(facts_of(step, moment, intention), intention)
