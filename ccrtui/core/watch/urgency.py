"""Where an index stands among the others of its link: the worst first."""

from __future__ import annotations

from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.verdict import rank_of


def urgency(index: IndexView) -> tuple[int, int, float, str]:
    """What the indices of a link are sorted by: verdict and reason, then how long it is behind, then its name."""
    return *rank_of(index.verdict, index.reason), -(index.seconds_behind or 0.0), index.follower_index
