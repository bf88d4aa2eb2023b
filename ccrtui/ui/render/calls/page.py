"""The calls of this session: one row each, and one in full."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

from ccrtui.core.call.answer import SentCall
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.effect import Effect
from ccrtui.core.state import CallCounts
from ccrtui.text.spacing import beside
from ccrtui.text.words import Words
from ccrtui.ui.render.calls.request import asked_in_words, by_hand, marker_in_words, request_text
from ccrtui.ui.render.columns import Column, layout, row
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, crop, cut, fit, line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap, wrap_code


def call_columns(words: Words, width: int) -> tuple[Column, ...]:
    """The columns of the list of calls at that width."""
    text = words.calls
    return layout(
        (
            Column("when", text.when, 8, shown_from=60),
            Column("side", text.side, 8, shown_from=50),
            Column("effect", text.effect, 6),
            Column("request", text.request, 0),
            Column("status", text.status, 8, right=True),
            Column("took", text.took, 9, right=True, shown_from=50),
        ),
        width,
    )


def call_row(view: View, columns: Sequence[Column], sent: SentCall) -> Line:
    """One call."""
    words = view.words
    status, tone = _status(words, sent)
    values = {
        "when": Span(time.strftime("%H:%M:%S", time.localtime(sent.at)), Tone.DIM),
        "side": Span(words.side(sent.call.shown_side.value)),
        "effect": Span(words.effects[sent.call.effect], Tone.STRONG if sent.call.effect is Effect.WRITE else Tone.DIM),
        "request": Span(cut(request_text(sent.call), next(each.width for each in columns if each.key == "request"))),
        "status": Span(status, tone),
        "took": Span(took(words, sent)),
    }
    return row(columns, values)


def took(words: Words, sent: SentCall) -> str:
    """How long the answer took; empty while it is awaited."""
    if sent.took_s is None:
        return ""
    return words.say(words.figures.milliseconds, n=f"{sent.took_s * 1000:,.0f}")


def _status(words: Words, sent: SentCall) -> tuple[str, Tone]:
    if sent.fault is not None:
        return (str(sent.status) if sent.status else sent.fault.code.value), Tone.BAD
    if sent.status is None:
        return (words.calls.awaited if sent.took_s is None else "-"), Tone.DIM
    return str(sent.status), Tone.PLAIN


def call_totals(view: View, counts: CallCounts, chips: Sequence[str], width: int) -> Line:
    """The line above the rows."""
    text = view.words.say(view.words.calls.totals, read=counts.read, probe=counts.probe, write=counts.write)
    marks = [part for chip in chips for part in (Span("  "), Span(f"[{chip}]", Tone.KEY))]
    return crop(line(" ", Span(text), *marks), width)


def call_detail(view: View, sent: SentCall, width: int) -> list[Line]:
    """One call in full: the exact request, and what came of it."""
    words = view.words
    lines: list[Line] = [EMPTY, line(" ", Span(words.kinds[sent.call.kind], Tone.STRONG)), EMPTY]
    request = [_where(view, sent.call), *wrap_code(request_text(sent.call), width - 12)]
    said_in_words = asked_in_words(words, sent.call) + marker_in_words(words, sent.call)
    request += [part for text in said_in_words for part in wrap(text, width - 12)]
    lines += _block(words.calls.request, request)
    status, _tone = _status(words, sent)
    answer = [f"{status}  {took(words, sent)}".rstrip()]
    if sent.fault is not None:
        explanation = words.explain(sent.fault.code, {"side": sent.call.side.value, **sent.fault.evidence})
        answer += wrap(explanation.text, width - 12)
        chain = (sent.fault.error_type, sent.fault.reason, sent.fault.cause_type, sent.fault.cause_reason)
        answer += [part for text in dict.fromkeys(filter(None, chain)) for part in wrap(text, width - 12)]
    if sent.request_id:
        answer += wrap(words.say(words.calls.request_id, id=sent.request_id), width - 12)
    lines += _block(words.calls.answered, answer)
    if sent.call.body and (not sent.call.is_cloud or sent.call.params):
        lines += _block(words.calls.body, wrap_code(_pretty(sent.call.body), width - 12))
    return [*lines, *(line(" ", Span(part, Tone.DIM)) for part in wrap(by_hand(words, sent.call), width - 2))]


def _where(view: View, call: Call) -> str:
    """The end that is asked; for the cloud its region, and whose account asks."""
    words = view.words
    end = beside(words.side(call.side.value), view.place_of(call.side))
    if not call.is_cloud:
        return end
    account = words.say(words.calls.as_account, side=words.side(call.side.value))
    return words.figures.clause.join(filter(None, (words.side(Side.CLOUD.value), call.region, account)))


def _block(label: str, parts: Sequence[str]) -> list[Line]:
    heads = [label, *([""] * (len(parts) - 1))]
    return [
        *(line(" ", Span(fit(head, 9), Tone.HEAD), " ", part) for head, part in zip(heads, parts, strict=True)),
        EMPTY,
    ]


def _pretty(body: str) -> str:
    """JSON with indents, for reading; what is copied and sent is the exact text."""
    try:
        return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        return body
