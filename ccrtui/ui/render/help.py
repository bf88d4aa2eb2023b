"""Help for one place: what it is for, the keys that work there, and what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.spacing import beside
from ccrtui.ui.render.command_line import CommandLine
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, fit, line
from ccrtui.ui.render.tones import ALARM_SIGNS, STATE_TONES, verdict_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.rows import OTHER_MOMENT
from ccrtui.ui.render.wrap import wrap

_KEY = 10


def command_row(view: View, command: CommandLine, width: int) -> list[Line]:
    """A command with its key, its sentence, and why it is not available."""
    ready = command.reason is None
    tone = Tone.KEY if ready else Tone.DIM
    label = 14 if width >= 60 else 10
    text = command.help
    if command.reason is not None:
        text = beside(text, view.words.say(view.words.help.unavailable, reason=command.reason))
    first, *rest = wrap(text, max(16, width - _KEY - label - 2)) or [""]
    plain = Tone.PLAIN if ready else Tone.DIM
    head = line(" ", Span(fit(command.key, _KEY), tone), Span(fit(command.label, label), plain), Span(first, plain))
    return [head, *(line(" " * (_KEY + label + 1), Span(part, plain)) for part in rest)]


def help_lines(view: View, purpose: str, commands: Sequence[CommandLine], width: int) -> list[Line]:
    """The whole page."""
    words = view.words.help
    lines: list[Line] = [EMPTY, *(line(" ", part) for part in wrap(purpose, width - 2)), EMPTY]
    lines.append(line(" ", Span(words.keys, Tone.HEAD)))
    for command in commands:
        lines += command_row(view, command, width)
    lines += [EMPTY, line(" ", Span(words.signs, Tone.HEAD))]
    return [*lines, *_signs(view, width)]


def _signs(view: View, width: int) -> list[Line]:
    glyphs, words = view.glyphs, view.words
    steps = [(Span(glyphs.state(state), tone), words.step_states[state]) for state, tone in STATE_TONES.items()]
    verdicts = [
        (Span(glyphs.verdict(verdict), verdict_tone(verdict, reason)), words.verdict(verdict, reason).word)
        for verdict, reason in [*((verdict, None) for verdict in Verdict), (Verdict.IN_SYNC, Reason.BY_NUMBERS)]
    ]
    alarms = zip(ALARM_SIGNS.values(), (words.help.warning, words.help.critical), strict=True)
    figures = [(Span(OTHER_MOMENT), words.help.other_moment), *alarms]
    return [
        *_packed(words.help.steps, steps, width),
        *_packed(words.help.verdicts, verdicts, width),
        *_listed(words.help.figures, figures, width),
    ]


def _listed(label: str, signs: Sequence[tuple[Span, str]], width: int) -> list[Line]:
    """One sign a line, in a sentence."""
    lines: list[Line] = []
    for sign, text in signs:
        head = line(" ", Span(fit("" if lines else label, _KEY), Tone.DIM), sign, " " * (3 - len(sign.text)))
        first, *rest = wrap(text, width - _KEY - 5)
        lines += [(*head, Span(first)), *(line(" " * (_KEY + 4), part) for part in rest)]
    return lines


def _packed(label: str, signs: Sequence[tuple[Span, str]], width: int) -> list[Line]:
    per_line = max(1, (width - _KEY - 2) // 15)
    lines: list[Line] = []
    for start in range(0, len(signs), per_line):
        head = Span(fit(label if start == 0 else "", _KEY), Tone.DIM)
        cells = [part for sign, word in signs[start : start + per_line] for part in (sign, Span(" " + fit(word, 13)))]
        lines.append((Span(" "), head, *cells))
    return lines
