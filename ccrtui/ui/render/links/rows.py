"""One row for each link: what it is called, its two ends, its verdict, how far behind it is at most."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.metrics.link_metrics import seconds_behind, whole_worst
from ccrtui.core.profile.profile import Profile
from ccrtui.core.state import State
from ccrtui.core.watch.aging import old_after_s
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.durations import duration
from ccrtui.text.words import Words
from ccrtui.ui.render.columns import Column, layout, row
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.line import Line, Span, Tone, crop, fit, line, shorten
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.render.view import View

_MOST_BESIDES = 3
"""How many of the other links the overview names."""


def links_of(state: State) -> tuple[tuple[str, LinkView | None], ...]:
    """Every link of the profile with how it was last seen, the worst first; what was never seen is last."""
    seen = {view.called: view for view in (*state.others, *((state.link,) if state.link else ()))}
    known = [(name, seen.get(name)) for name in state.profile.link_names]
    return tuple(sorted(known, key=lambda each: each[1].verdict.rank if each[1] else len(Verdict)))


def link_columns(words: Words, width: int) -> tuple[Column, ...]:
    """The columns of the list of links at that width."""
    text = words.links
    return layout(
        (
            Column("link", text.link, 0),
            Column("ends", text.ends, 21, shown_from=70),
            Column("verdict", text.verdict, 13 if words.language == "en" else 11),
            Column("behind", text.behind, 9, right=True),
            Column("level", text.not_level, 12, right=True, shown_from=54),
            Column("age", text.seen, 9, right=True, shown_from=64),
        ),
        width,
    )


def link_row(view: View, columns: Sequence[Column], profile: Profile, link: LinkView | None) -> Line:
    """One link. Of one that was not seen yet that is said."""
    words = view.words
    ends = f"{profile.link.leader} {view.glyphs.to_right} {profile.link.follower}"
    values = {"link": Span(shorten(profile.link_name, columns[0].width)), "ends": Span(shorten(ends, 21), Tone.DIM)}
    if link is None:
        return row(columns, values, ("verdict", words.frame.no_sample))
    behind = whole_worst(link, seconds_behind)
    values |= {
        "verdict": link_verdict(view, link),
        "behind": Span("?" if behind is None else duration(words.figures, behind)),
        "level": Span(not_level(words, link)),
        "age": Span(stepped_age(words, view.age(link.taken_at)), Tone.DIM),
    }
    return row(columns, values)


def link_verdict(view: View, link: LinkView) -> Span:
    """The sign and the word of its verdict; green only where all of it is proven now."""
    word = view.words.verdict(link.verdict, link.reason).word
    return Span(
        f"{view.glyphs.verdict(link.verdict)} {word}", verdict_tone(link.verdict, fresh=_proven_now(view, link))
    )


def _proven_now(view: View, link: LinkView) -> bool:
    """Whether all of a link is proven, by what its own leader told in its own last sample, and that is young enough."""
    heard_at = link.leader_heard_at
    if heard_at is None or max(view.age(heard_at), view.age(link.taken_at)) > old_after_s(link.tick_s):
        return False
    return all(index.proven and index.leader_told for index in link.indices)


def beside(view: View, state: State, width: int) -> list[Line]:
    """How the other links stand, where the profile has several: the worst by name, and how many more there are."""
    words = view.words
    others = [each for each in links_of(state) if each[0] != state.profile.link_name]
    lines: list[Line] = []
    name_width = max((len(name) for name, _ in others), default=0) + 2
    for name, link in others[:_MOST_BESIDES]:
        told: tuple[Span | str, ...] = (words.frame.no_sample,)
        if link is not None:
            bad = words.say(words.links.of_others, n=len(link.not_level), total=len(link.indices))
            told = (link_verdict(view, link), f"   {bad}")
        lines.append(crop(line("   ", Span(words.links.other, Tone.DIM), " ", fit(name, name_width), *told), width))
    if len(others) > _MOST_BESIDES:
        lines.append(line("   ", words.say(words.links.more, n=len(others) - _MOST_BESIDES)))
    return lines


def not_level(words: Words, link: LinkView) -> str:
    """How many of its indices are not level."""
    return words.say(words.links.of, n=len(link.not_level), total=len(link.indices))
