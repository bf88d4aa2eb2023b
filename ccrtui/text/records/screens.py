"""The labels and sentences of each place of the console."""

from __future__ import annotations

from ccrtui.text.record import Record
from ccrtui.text.records.cloud_screens import RequestWords


class FrameWords(Record):
    """What stands on every screen."""

    leader: str
    follower: str
    cloud: str
    production: str
    test: str
    read_only: str
    write: str
    slow_link: str
    every: str
    """A sample each `{time}`."""
    no_sample: str
    starting: str
    more_below: str
    """The label of the key that goes on, `{n}` lines below the last that is seen."""
    frozen: str
    """`{n}` samples that are not shown while the view stands still."""
    observing: str
    applying: str
    waiting: str
    """For the answer of `{side}`, for `{time}` already."""
    observing_step: str
    applying_step: str


class OverviewWords(Record):
    """The place that says whether everything is all right."""

    title: str
    purpose: str
    all_level_one: str
    all_level_many: str
    by_numbers_one: str
    by_numbers_many: str
    cut_one: str
    cut_many: str
    """Where they were level, and the follower is not connected."""
    level_at: str
    """When it was proven, with `{age}`."""
    not_level_many: str
    not_known_many: str
    all_at_work: str
    link_unknown: str
    link_swallows: str
    nothing_set_up: str
    perhaps_nothing: str
    """Where the follower could not be asked."""
    nothing_set_up_next: str
    not_looked: str
    nothing_followed: str
    cluster: str
    remote: str
    connected: str
    says_connected: str
    """Where the follower says so and its followers cannot read."""
    not_connected: str
    """With `{time}` where it is known for how long."""
    not_registered: str
    """Where the follower has no alias of that name."""
    connection_unknown: str
    connections: str
    """`{n}` of `{wanted}` at the most."""
    connections_short: str
    """Likewise, where there is less room."""
    """`{n}` that are open, of `{wanted}`."""
    in_sync_rest: str
    in_sync_rest_one: str
    in_sync_rest_stale: str
    in_sync_rest_stale_one: str
    rest_was_level: str
    rest_was_level_one: str
    """Likewise, not connected by now: `{at}` that moment."""
    more: str
    next: str
    next_step: str
    next_index: str
    next_watch: str
    lease_ends: str
    lease_ended: str
    level_in: str
    no_answer: str
    network: str
    not_chosen: str
    joined_otherwise: str
    same_network: str
    not_connected_yet: str


class WatchWords(Record):
    """The place that says how far behind, since when and until when."""

    title: str
    purpose: str
    total_one: str
    pulse: str
    """`took`: how long the newest beat took to the follower; `late`: for how long one has not arrived."""
    pulse_begins: str
    pulse_refused: str
    total_many: str
    shown: str
    worst: str
    index: str
    verdict: str
    behind: str
    operations: str
    leader_docs: str
    follower_docs: str
    trend_title: str
    why: str
    transport: str
    apply: str
    read: str
    written: str
    bytes: str
    """Three rates, the titles of their columns."""
    slow_link: str
    """In a row: which half of the way is slow."""
    slow_follower: str
    trend: str
    kept: str
    """In a row with little room: `{time}` that the history is kept."""
    trend_short: str
    """The same where there is less room."""
    trend_now: str
    trend_max: str
    shard: str
    leader_figure: str
    follower_figure: str
    shard_behind: str
    shard_level: str
    shard_unknown: str
    empty: str
    empty_next: str
    """The same while a step of the set-up is next, with `{step}`, `{n}` and `{total}`."""
    nothing_matches: str
    sampled: str
    filter_prompt: str
    filter_bad: str
    problems_chip: str


class DetailWords(Record):
    """One index in full."""

    title: str
    leader_index: str
    follower_index: str
    verdict: str
    because: str
    documents: str
    as_of_refresh: str
    counted: str
    """`{age}` of the counts."""
    refresh_pending: str
    """Why two counts differ though the standby is level."""
    exact: str
    exact_level: str
    not_counted: str
    lease: str
    paused_for: str
    first_copy: str
    error: str
    shards: str
    max_seq_no: str
    checkpoint: str
    seen_by: str
    gone: str


class CallsWords(Record):
    """The place that lists what was sent."""

    title: str
    purpose: str
    totals: str
    when: str
    side: str
    effect: str
    request: str
    status: str
    took: str
    awaited: str
    empty: str
    nothing_matches: str
    """Calls were sent, and the filter lets none through."""
    body: str
    answered: str
    details: str
    request_id: str
    """What support asks for, with `{id}`."""
    by_hand: str
    """Where the same thing stands in Kibana, with `{path}`."""
    web_console: str
    """Where the same thing stands in the web console of the cloud, with `{path}`."""
    as_account: str
    """Whose account sends it, with `{side}`."""
    copy_cloud: str
    """The forms a request to the cloud can be copied in, with their keys."""
    parameters: RequestWords


class HelpWords(Record):
    """Help and palette."""

    title: str
    keys: str
    signs: str
    palette_title: str
    palette_prompt: str
    nothing_found: str
    steps: str
    verdicts: str
    figures: str
    """Signs before a figure: of a count of another moment, and past either threshold."""
    other_moment: str
    warning: str
    critical: str
    close: str
    filter: str
    unavailable: str
