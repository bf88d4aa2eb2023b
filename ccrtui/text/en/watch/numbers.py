"""The numbers that decide, in English."""

from __future__ import annotations

from ccrtui.core.watch.measure.limit import Limit
from ccrtui.text.records.watch.numbers import NumberWords

NUMBERS = NumberWords(
    lags="two lags",
    transport="transport {n} ops",
    apply="apply {n} ops ({on_the_way} on the way, {held} here)",
    limit="held back by",
    limits={
        Limit.NOTHING: "nothing",
        Limit.LINK: "the link, which is the slow half: most has not arrived",
        Limit.WRITES: "the follower's writes, the slow half: most has arrived and is not written",
        Limit.READ_SIZE: "the size of its reads: they are full and take hardly longer than a round trip;"
        " larger ones, or more at once, would carry more",
    },
    rates="last {span}",
    read="read {n} ops/s, {bytes}/s[, {per_read} ops a read]",
    written="written {n} ops/s",
    out="out",
    reads="{n}[ of {most}] reads[, {fetch} each][, round trip {trip}][, fastest {fastest}]",
    writes="{n}[ of {most}] writes",
    buffer="{n} ops, {bytes} buffered",
    failed="failed",
    failures="{reads} reads, {writes} writes in {span}[, newest error {age}]",
    copy="{percent} %, {done} of {total}[, {rate}/s][, {left} left]",
    copy_pace="{rate}/s[, {left} left]",
    held="{n} ops held on the leader",
    untaken="coverage",
    untaken_open="not counted yet: u counts",
    coverage="No follower and no pattern takes {n} of {indices} indices of the leader[: {names}].",
    coverage_all="A follower or a pattern takes each of the {indices} indices of the leader.",
    coverage_named="A pattern names {n} more, which were there before it and are not followed[: {names}].",
    coverage_unknown="What of the leader nobody takes is not known: a list was not told.",
    gone="gone",
    gone_since="does not follow any more since {at}",
    gone_one="Gone since {at}: {index}[, and {n} more].",
    new="new",
    loss="Lost if the leader died now: {n} operations[, {span} of writing].",
    loss_some="Lost if the leader died now: at least {n} operations[, {span} of writing];"
    " not counting {unknown} of which it is not known.",
    loss_unknown="What would be lost if the leader died now is not known of {unknown} of {indices} indices.",
    proof="last proof",
    proof_level="Level at {at}[, seq {seq}][, {operations} operations over {indices} indices];"
    " what the leader took since then nobody here knows.",
    proof_behind="{n} operations behind at {at}[, seq {seq}][, {operations} operations over {indices} indices];"
    " what the leader took since then nobody here knows.",
)
