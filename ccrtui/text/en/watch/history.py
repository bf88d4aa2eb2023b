"""The history in English."""

from __future__ import annotations

from ccrtui.core.record.event import CONNECTED, CUT, EXPIRED, RENEWED, RUNNING_OUT
from ccrtui.text.records.watch.history import HistoryWords

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
    events="EVENTS",
    alike=", and {n} more",
    breaks="last hour: {n} breaks, longest {longest}",
    one_break="last hour: 1 break, {longest}",
    no_breaks="last hour: no break",
    past="PAST  {at}  {age}",
    recorded="LAST RECORDED  {at}  {age}",
    leave="[ ] step  { } change  @ time  esc now",
    nothing_then="Nothing is recorded of that time.",
    not_kept="The set-up is not recorded: esc shows the present.",
    is_now="This is the present.",
    only_now="Not in the past: esc shows the present.",
    ask_time="Which time? 3h, 90s, 03:00, 2026-11-30, 2026-11-30T03:00:00Z (local time)",
    no_time="{text} is no time. 3h, 90s, 03:00, 2026-11-30 and 2026-11-30T03:00:00Z are (local time).",
    exported="{file}: {size} bytes, {first} to {last}",
)
