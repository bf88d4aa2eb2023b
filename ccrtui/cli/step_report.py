"""A step as `setup` reports it: one JSON object for machines, a few lines for people."""

from __future__ import annotations

from ccrtui.core.code import Code
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.profile import Profile
from ccrtui.core.step import PlannedCall, StepState, StepView
from ccrtui.text.words import Words

GLYPHS = {
    StepState.SATISFIED: "✓",
    StepState.SKIPPED: "-",
    StepState.MISSING: "►",
    StepState.WAITING: "~",
    StepState.BLOCKED: "✗",
    StepState.UNKNOWN: "?",
}


def report_object(words: Words, view: StepView, profile: Profile) -> JsonObject:
    """The object of one step; every key is always there."""
    judgement = view.judgement
    code: str = judgement.code.value
    if judgement.code is Code.AFTER:
        code = f"after:{judgement.evidence['step']}"
    calls: list[JsonValue] = [
        _call_object(words, planned, view, profile) for planned in dict.fromkeys((*view.sent, *view.planned))
    ]
    return {
        "step": view.name.value,
        "state": judgement.state.value,
        "code": code,
        "reason": words.explain(judgement.code, judgement.evidence).text,
        "evidence": judgement.evidence,
        "choices": [
            {"option": choice.option, "values": list(choice.values), "default": choice.default}
            for choice in judgement.choices
        ],
        "calls": calls,
    }


def _call_object(words: Words, planned: PlannedCall, view: StepView, profile: Profile) -> JsonObject:
    call = planned.call
    result = view.results.get(call.id)
    outcome: JsonValue = None
    if result is not None:
        outcome = {"result": result.result, "status": result.status, "error": result.error, "request_id": result.request_id}
    return {
        "id": call.id,
        "side": call.shown_side.value,
        "region": call.region or profile.cluster(call.side).region,
        "summary": words.kinds.of(call.kind),
        "effect": call.effect.value,
        "request": call.request,
        "outcome": outcome,
    }


def report_text(words: Words, view: StepView, profile: Profile) -> str:
    """A step for people: its state, what was seen, the way out, and the calls that would mend it."""
    judgement = view.judgement
    said = words.explain(judgement.code, judgement.evidence)
    name = words.steps.of(view.name).name
    lines = [f"{GLYPHS[judgement.state]} {name} · {words.step_states.of(judgement.state)}: {said.seen}"]
    if not judgement.state.holds and judgement.code is not Code.AFTER:
        lines += [f"    {text}" for text in (said.why, said.way_out) if text]
    for choice in judgement.choices:
        values = ", ".join(choice.values) or words.verbs.typed_value
        lines.append(f"    {words.choices.of(choice.option).question} {values}")
    for planned in view.planned:
        lines += _call_lines(words, planned, profile)
    return "\n".join(lines)


def report_plan(words: Words, view: StepView, profile: Profile) -> str:
    """What is about to be sent, shown before it is."""
    lines = [words.say(words.verbs.will_send, step=words.steps.of(view.name).name, n=len(view.planned))]
    for planned in view.planned:
        lines += _call_lines(words, planned, profile)
    return "\n".join(lines) + "\n"


def _call_lines(words: Words, planned: PlannedCall, profile: Profile) -> list[str]:
    call = planned.call
    region = call.region or profile.cluster(call.side).region
    where = " ".join(filter(None, (words.side(call.side.value), region)))
    lines = [f"    ► {where}: {words.kinds.of(call.kind)}", f"      {call.line}"]
    if call.body:
        lines += [f"      {line}" for line in call.body.splitlines()]
    return lines
