"""Thresholds and monitoring in English."""

from __future__ import annotations

from ccrtui.text.records.watch.alarms import AlarmWords

ALARMS = AlarmWords(
    warn="warning, {what}",
    critical="critical, {what}",
    behind="{value} behind, over the limit of {limit}",
    history="{value} of history left, under the limit of {limit}",
    sentence="{text}.",
    plugin="{profile}, {alias}: {verdict}, {not_level} of {n} indices not level[, worst: {worst}]",
    plugin_failed="not established: {reason}",
    serving="Figures for a monitoring system: {url}",
    not_written="{file} cannot be written: {reason}. The watch goes on and tries again.",
    command_timed_out="it did not end in time",
    command_failed="it ended with an error",
    change="{profile}[ / {link}]: {verdict}",
)
