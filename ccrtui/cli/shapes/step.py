"""A step as `setup` reports it: one JSON object for machines, a few lines for people."""

from __future__ import annotations

from ccrtui.core.cloud.writes import script_of
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.profile.options import OPTIONS
from ccrtui.core.profile.profile import Profile
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import CallResult, Choice, PlannedCall, StepView, in_groups
from ccrtui.text.glyphs import UNICODE
from ccrtui.text.spacing import beside
from ccrtui.text.to_send import text_to_send
from ccrtui.text.words import Words

_MOST_IN_FULL = 8
"""So many calls of a plan that are alike are shown in full; of more, the first `_IN_FULL`."""
_IN_FULL = 3


def report_object(words: Words, view: StepView, profile: Profile) -> JsonObject:
    """The object of one step; every key is always there."""
    judgement = view.judgement
    code: str = judgement.code.value
    if judgement.code is Code.AFTER:
        code = f"after:{judgement.evidence['step']}"
    calls: list[JsonValue] = [
        call_object(words, planned, view.results.get(planned.call.id), profile)
        for planned in dict.fromkeys((*view.sent, *view.planned))
    ]
    return {
        "link": profile.link_name,
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


def call_object(words: Words, planned: PlannedCall, result: CallResult | None, profile: Profile) -> JsonObject:
    """A planned call, and how it ended where it was sent."""
    call = planned.call
    outcome: JsonValue = None
    if result is not None:
        outcome = {
            "result": result.result,
            "status": result.status,
            "error": result.error,
            "request_id": result.request_id,
        }
    return {
        "id": call.id,
        "side": call.shown_side.value,
        "region": call.region or profile.cluster(call.side).region,
        "summary": words.kinds[call.kind],
        "effect": call.effect.value,
        "request": call.request,
        "outcome": outcome,
    }


def report_lines(words: Words, view: StepView, profile: Profile, *, undo: bool = False) -> list[str]:
    """A step for people, of the walk or of its undo: its state, what was seen, the way out, the calls that mend it."""
    judgement = view.judgement
    explanation = words.explain(judgement.code, judgement.evidence)
    name = words.steps[view.name].name
    lines = [f"{UNICODE.state(judgement.state)} {name} · {words.step_states[judgement.state]}: {explanation.seen}"]
    if not judgement.state.holds and judgement.code is not Code.AFTER:
        lines += [f"    {text}" for text in (explanation.why, explanation.way_out) if text]
    for choice in judgement.choices:
        lines += _choice_lines(words, choice, profile)
    text = text_to_send(words, judgement)
    if text and text not in explanation.way_out:
        lines += ["", *(f"    | {line}".rstrip() for line in text.splitlines()), ""]
    return lines + planned_lines(words, view.planned, profile, whole=False, exported=not undo)


def _choice_lines(words: Words, choice: Choice, profile: Profile) -> list[str]:
    """What is asked, what may be chosen, and the command that chooses."""
    text = words.choice(choice.option)
    question = f"    {words.say(text.question, option=choice.option)}"
    value = choice.default or words.verbs.value
    command = (
        f"      {words.say(words.verbs.choose, profile=profile.name, option=OPTIONS[choice.option].flag, value=value)}"
    )
    if not choice.labels and not any(text.meaning(value) for value in choice.values):
        return [f"{question} {', '.join(choice.values) or words.verbs.typed_value}", command]
    labels = ["  ".join(words.fields(label)) for label in choice.labels] or map(text.meaning, choice.values)
    rows = [f"      {value}  {label}".rstrip() for value, label in zip(choice.values, labels, strict=True)]
    return [question, *rows, command]


def plan_lines(words: Words, view: StepView, profile: Profile) -> list[str]:
    """What is about to be sent, all of it, shown before it is."""
    head = words.say(words.verbs.will_send, step=words.steps[view.name].name, n=len(view.planned))
    return [head, *planned_lines(words, view.planned, profile, whole=True, exported=False)]


def planned_lines(
    words: Words, planned: tuple[PlannedCall, ...], profile: Profile, *, whole: bool, exported: bool
) -> list[str]:
    """The calls of a plan; of many that are alike the first in full, and of the others a line each, or how many.

    `exported`: whether the verb `export` gives this plan too.
    """
    lines: list[str] = []
    for group in in_groups(planned):
        shown = group if len(group) <= _MOST_IN_FULL else group[:_IN_FULL]
        lines += [line for each in shown for line in _call_lines(words, each, profile)]
        further = [each.call for each in group[len(shown) :]]
        if further and not whole:
            lines.append(
                f"    ► {words.say(words.verbs.more_alike, n=len(further), profile=profile.name if exported else None)}"
            )
        elif further:
            lines += [f"      {call.line} {call.body or ''}".rstrip() for call in further]
    return lines


def _call_lines(words: Words, planned: PlannedCall, profile: Profile) -> list[str]:
    call = planned.call
    region = call.region or profile.cluster(call.side).region
    where = beside(words.side(call.side.value), region or "")
    lines = [f"    ► {where}: {words.kinds[call.kind]}", f"      {call.line}"]
    if call.body:
        lines += [f"      {line}" for line in call.body.splitlines()]
    if script := script_of(call):
        lines += ["", *(f"      | {line}" for line in [words.calls.parameters.command, *script.splitlines()]), ""]
    if planned.subject:
        lines.insert(2, f"      {planned.subject}")
    if path := words.console_path(call.kind):
        template = words.calls.web_console if call.is_cloud else words.calls.by_hand
        lines.append(f"      {words.say(template, path=path)}")
    return lines
