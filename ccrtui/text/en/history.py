"""The history in English."""

from __future__ import annotations

from ccrtui.core.record.event import CONNECTED, CUT, EXPIRED, RENEWED, RUNNING_OUT
from ccrtui.text.records.history import HistoryWords

HISTORY = HistoryWords(
    verdict="{index}: {before} to {after}[, for {lasted}]",
    connection='"{link}": {after}[, for {lasted}]',
    appeared="{index}: new, {after}",
    gone="{index}: gone[, was {before}]",
    lease="{index}: history on the leader {after}[, for {lasted}]",
    clock="the clock of this machine was set by {seconds} s",
    states={
        CONNECTED: "connected",
        CUT: "not connected",
        RENEWED: "is renewed",
        RUNNING_OUT: "is running out",
        EXPIRED: "has ended",
    },
    none="Nothing has changed since {since}.",
    flapping="{index} goes to and fro: {n} changes.",
    breaks="last hour: {n} breaks, longest {longest}",
    one_break="last hour: 1 break, {longest}",
    no_breaks="last hour: no break",
    exported="{file}: {size} bytes, {first} to {last}",
)
