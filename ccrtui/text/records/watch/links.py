"""What is said of several links at once."""

from __future__ import annotations

from ccrtui.text.record import Record


class LinkWords(Record):
    """The list of links, and the others on the overview."""

    purpose: str
    link: str
    """Titles of columns, likewise below."""
    ends: str
    verdict: str
    behind: str
    not_level: str
    seen: str
    of: str
    """`{n}` of `{total}` indices are not level."""
    of_others: str
    """The same where no title says what it is of."""
    other: str
    more: str
    """`{n}`"""
    choosing: str
    """`{link}`"""
    profile: str
    board: str
    """What the board of all profiles is for."""
    board_sum: str
    """`{n}` links, `{bad}` of them unknown or worse."""
    detail: str
    """What the page about one link is for."""
    known_of: str
    """Of `{n}` of `{total}` indices that are behind both lags are known."""
    not_known: str
    """Of a link that nobody has seen yet."""
