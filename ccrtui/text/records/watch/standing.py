"""What is said of steps that were seen a while ago, and of what is next because of what is known now."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.watch.following.ordinary_index import Occupant
from ccrtui.core.watch.verdict import Reason
from ccrtui.text.explanation import Explanation
from ccrtui.text.record import Record


class StandingWords(Record):
    """Ages of steps, what was compared, and what is next."""

    seen: str
    """`{age}` of what a step says, once that is old."""
    counted_then: str
    """`{leader_docs}`, `{compared}` and `{age}`, once the counts are old."""
    counted_then_numbers: str
    """Likewise, where only the numbers could be compared."""
    level_since: str
    """`{age}` of the sample that proves it by sequence numbers."""
    all_hold: str
    """`{compared}` by name."""
    all_held: str
    """Likewise, with the `{age}` of the oldest look."""
    others_one: str
    """`{n}` is one, which follows through `{alias}` and was not compared."""
    others_many: str
    others_end: str
    """How the sentence ends where all of them are level."""
    others_open: str
    """`{bad}` of them are not level."""
    more_names: str
    """`{names}` and `{n}` more."""
    besides: str
    """How many stand in the way, where not all of them are told."""
    look: str
    """What is next while nothing is known."""
    open_step: str
    """What is next where a `{step}` stands in the way."""
    wait_step: str
    """What is next where a `{step}` holds by itself after a while."""
    other_advice: str
    """What is next with an `{index}` of whose reason nothing more can be advised."""
    open_again: str
    """What is said of an index that could not use a way which others have used since."""
    open_again_short: str
    open_again_advice: str
    no_standby: str
    """`{index}` has the name of a follower and follows nothing."""
    ordinary: Mapping[Occupant, Explanation]
    """Of an index that follows nothing: `{index}`, `{docs}`, `{leader_index}` and its `{origin}`."""
    advice: Mapping[Reason, str]
    """By reason: `{index}`, `{leader_index}`, `{alias}` and `{lease_left}`."""
