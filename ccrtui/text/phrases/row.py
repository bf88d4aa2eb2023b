"""What a row says of an index in a few words, in the console and where there is none."""

from __future__ import annotations

from ccrtui.core.standing.way import open_again
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.text.durations import duration
from ccrtui.text.template import fill
from ccrtui.text.words import Words


def short_reason(words: Words, index: IndexView, link: LinkView) -> str:
    """The reason in a few words."""
    return words.standing.open_again_short if open_again(link, index) else words.reasons[index.reason].short


def history_kept(words: Words, index: IndexView) -> str | None:
    """How long the leader keeps what a follower needs that does not renew its leases; None where that is not known."""
    left = index.lease_left_s
    if left is None:
        return None
    if left <= 0:
        return words.overview.lease_ended
    return fill(words.overview.lease_ends, {"time": duration(words.figures, left)})
