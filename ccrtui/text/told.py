"""What the sentences about one index name, for every surface that says them."""

from __future__ import annotations

from ccrtui.core.json_value import JsonObject
from ccrtui.core.standing.way import open_again
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.text.durations import duration
from ccrtui.text.words import Words


def told_of(words: Words, index: IndexView, link: LinkView | None) -> JsonObject:
    """The parameters of `Words.because` and `Words.advice`."""
    error = index.worst_error
    left = index.lease_left_s
    return {
        "open_again": link is not None and open_again(link, index),
        "alias": link.alias if link else None,
        "index": index.follower_index,
        "leader_index": index.leader_index,
        "error": error.reason if error else None,
        "lease_left": duration(words, left) if left is not None and left > 0 else None,
        "stands": index.stands.value if index.stands else None,
        "origin": index.origin.value if index.origin else None,
        "docs": index.follower_docs,
    }
