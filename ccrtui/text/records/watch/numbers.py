"""The numbers that decide: what of the distance is whose, how fast it goes, and what would be lost."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.watch.measure.limit import Limit
from ccrtui.text.record import Record


class NumberWords(Record):
    """Figures in full, as the detail of an index and the link tell them."""

    lags: str
    """The label of both lags."""
    transport: str
    """`{n}` operations that the follower did not ask for."""
    apply: str
    """`{n}` operations it asked for and did not write: `{on_the_way}` have not arrived, `{held}` have."""
    limit: str
    """The label of what limits an index."""
    limits: Mapping[Limit, str]
    rates: str
    """The label of rates over the last `{span}`."""
    read: str
    """`{n}` operations and `{bytes}` read in a second, `{per_read}` a read (a part)."""
    written: str
    """`{n}` operations written in a second."""
    out: str
    """The label of what is out."""
    reads: str
    """`{n}` reads out of `{most}`, `{fetch}` each; a round trip is `{trip}`, the fastest was `{fastest}` (parts)."""
    writes: str
    """`{n}` writes out[ of `{most}`]."""
    buffer: str
    """`{n}` operations of `{bytes}` wait to be written."""
    failed: str
    """The label of what failed."""
    failures: str
    """`{reads}` and `{writes}` over `{span}`, the newest `{age}` ago (a part)."""
    copy: str
    """A first copy: `{percent}`, `{done}` of `{total}`, `{rate}` in a second and `{left}` to go (both parts)."""
    copy_pace: str
    """`{rate}` in a second and `{left}` to go alone."""
    held: str
    """`{n}` operations that the leader keeps meanwhile."""
    untaken: str
    """The label of who takes the leader's indices."""
    untaken_open: str
    """That it was not counted yet, and the key for it."""
    coverage: str
    """No follower and no pattern takes `{n}` of `{indices}` leader indices: `{names}` (a part)."""
    coverage_all: str
    """Somebody takes all `{indices}` of them."""
    coverage_named: str
    """A pattern names `{n}` more that nobody follows: `{names}` (a part)."""
    coverage_unknown: str
    gone: str
    """The word for a follower that is no more."""
    gone_since: str
    """It has not followed since `{at}`."""
    gone_one: str
    """`{index}` has not followed since `{at}`; `{n}` more are gone (a part)."""
    new: str
    """The word for a follower that was not there before."""
    loss: str
    """`{n}` operations would be lost now, written over `{span}` (a part)."""
    loss_some: str
    """At least so many: of `{unknown}` indices it is not known."""
    loss_unknown: str
    """Nothing is known to be lacking; of `{unknown}` of `{indices}` it is not known."""
    proof: str
    """The label of the last proof."""
    proof_level: str
    """Level `{at}`: `{seq}` of the one shard, or `{operations}` over `{indices}`; what came since nobody here knows."""
    proof_behind: str
    """`{n}` operations behind then."""
