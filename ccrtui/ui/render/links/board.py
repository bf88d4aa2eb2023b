"""The board of all links of all profiles: which profile, which link, and how it stands or was last seen."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.board import BoardRow
from ccrtui.core.metrics.link_metrics import seconds_behind, whole_worst
from ccrtui.text.durations import duration
from ccrtui.text.words import Words
from ccrtui.ui.render.columns import Column, layout, row
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.line import Line, Span, Tone, shorten
from ccrtui.ui.render.links.rows import link_verdict, not_level
from ccrtui.ui.render.view import View


def board_columns(words: Words, rows: Sequence[BoardRow], width: int) -> tuple[Column, ...]:
    """The columns at that width; the link has one where a profile has several."""
    text = words.links
    several = any(each.profile is not None and len(each.profile.links) > 1 for each in rows)
    return layout(
        (
            Column("profile", text.profile, 0),
            *([Column("link", text.link, 14)] if several else []),
            Column("ends", text.ends, 21, shown_from=90),
            Column("verdict", text.verdict, 13 if words.language == "en" else 11),
            Column("behind", text.behind, 9, right=True),
            Column("level", text.not_level, 12, right=True, shown_from=60),
            Column("age", text.seen, 10, right=True, shown_from=50),
        ),
        width,
    )


def board_row(view: View, columns: Sequence[Column], each: BoardRow) -> Line:
    """One link. What an earlier session saw is never green, and tells its age; what nobody knows says so."""
    words, profile, link = view.words, each.profile, each.view
    values = {"profile": Span(shorten(each.name, columns[0].width), Tone.STRONG)}
    if profile is None:
        return row(columns, values, ("verdict", each.problem))
    ends = f"{profile.link.leader} {view.glyphs.to_right} {profile.link.follower}"
    values |= {"link": Span(shorten(profile.link_name, 14)), "ends": Span(shorten(ends, 21), Tone.DIM)}
    if link is None:
        return row(columns, values, ("verdict", words.links.not_known))
    behind = whole_worst(link, seconds_behind)
    verdict = link_verdict(view, link)
    values |= {
        "verdict": Span(verdict.text, Tone.DIM) if each.recorded else verdict,
        "behind": Span("?" if behind is None else duration(words.figures, behind)),
        "level": Span(not_level(words, link)),
        "age": Span(stepped_age(words, view.age(link.taken_at)), Tone.WARN if each.recorded else Tone.DIM),
    }
    return row(columns, values)
