"""The numbers that decide, in English."""

from __future__ import annotations

from ccrtui.text.records.numbers import NumberWords

NUMBERS = NumberWords(
    lags="two lags",
    transport="transport {n} ops",
    apply="apply {n} ops ({on_the_way} on the way, {held} here)",
    slow_link="The link is the slow half: most has not arrived.",
    slow_follower="The follower is the slow half: most has arrived and is not written.",
)
