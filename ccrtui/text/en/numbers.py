"""The numbers that decide, in English."""

from __future__ import annotations

from ccrtui.text.records.numbers import NumberWords

NUMBERS = NumberWords(
    lags="two lags",
    transport="transport {n} ops",
    apply="apply {n} ops ({on_the_way} on the way, {held} here)",
    slow_link="The link is the slow half: most has not arrived.",
    slow_follower="The follower is the slow half: most has arrived and is not written.",
    copy="{percent} %, {done} of {total}[, {rate}/s][, {left} left]",
    copy_pace="{rate}/s[, {left} left]",
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
