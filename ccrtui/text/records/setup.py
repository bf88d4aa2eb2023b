"""The labels and sentences of the set-up."""

from __future__ import annotations

from ccrtui.text.record import Record
from ccrtui.text.records.cloud_screens import TextWords


class SetupWords(Record):
    """The place that walks from an account and two clusters to a verified copy."""

    title: str
    purpose: str
    step_of: str
    will_send: str
    calls_one: str
    calls_many: str
    to: str
    undo: str
    no_undo: str
    sent: str
    nothing_changed: str
    armed: str
    armed_keys: str
    read_only_hint: str
    apply_hint: str
    way_out: str
    choose: str
    choose_hint: str
    choose_many_hint: str
    type_hint: str
    pick_hint: str
    """While no row is pointed at: nothing that costs money is proposed."""
    none_picked: str
    nothing_typed: str
    confirm_hint: str
    """Which value `enter` takes: `{value}`."""
    price_unknown: str
    seen: str
    done_next: str
    next: str
    """`{text}`: what is next elsewhere, once every step holds."""
    irreversible: str
    type_name: str
    type_profile: str
    typed_differs: str
    leave_it: str
    plan_title: str
    no_plan: str
    more_calls: str
    more_values: str
    more_lines: str
    more_lines_to_send: str
    after: str
    rename: str
    counted: str
    """When both counts were taken, with `{age}`."""
    proven: str
    """When a shard was proven level, with `{age}`."""
    behind: str
    equal: str
    moving: str
    documents: str
    shard: str
    looking: str
    not_changed: str
    table: str
    no_route: str
    most_per_day: str
    """The most that a day may cost: `{n}` yuan."""
    most_per_month: str
    route_elsewhere: str
    """A block that goes by another hop now: `{block}`, `{hop}`."""
    """What a table lacks, with `{block}`."""
    subnets_one: str
    subnets_many: str
    not_changed_routes: str
    not_changed_rules: str
    may_be_twice: str
    choose_key: str
    """The key of a choice that is a way out."""
    field_next: str
    """How another field is reached, with `{n}` fields."""
    not_for_choice: str
    """A row that is shown and cannot be chosen, with `{value}`."""
    bandwidth: str
    """Of a value that may be chosen, with `{n}` in Mbit/s."""
    texts: TextWords
