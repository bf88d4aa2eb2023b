"""One explanation for each code a step can conclude with; the parameters are the evidence of its judgement."""

from __future__ import annotations

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation
from ccrtui.text.record import Record


class CodeWords(Record):
    """One field for each member of `Code`, named as its value."""

    after: Explanation
    not_looked: Explanation
    typed_addresses: Explanation
    choice_needed: Explanation
    confirm_needed: Explanation

    clusters_answer: Explanation
    same_cluster: Explanation

    ready: Explanation
    licence_lacks_ccr: Explanation
    follower_older: Explanation
    versions_incompatible: Explanation
    no_shared_authority: Explanation
    privileges_missing: Explanation

    reachable_from_here: Explanation
    proven_by_connection: Explanation
    verified_by_remote_cluster: Explanation
    transport_is_http: Explanation
    transport_is_own: Explanation
    transport_silent: Explanation
    not_reachable_from_here: Explanation

    remote_connected: Explanation
    remote_missing: Explanation
    remote_under_other_alias: Explanation
    remote_refused: Explanation
    remote_unreachable: Explanation
    remote_handshake_timeout: Explanation
    remote_tls: Explanation
    remote_silent: Explanation
    remote_privileges: Explanation
    remote_failed: Explanation
    remote_unexplained: Explanation
    remote_publishes_elsewhere: Explanation
    remote_dials_nobody: Explanation
    alias_other_cluster: Explanation
    proxy_too_old: Explanation

    leader_index_open: Explanation
    leader_index_to_create: Explanation
    leader_index_missing: Explanation
    leader_index_is_alias: Explanation
    leader_index_is_data_stream: Explanation
    index_red: Explanation
    leader_index_blocked: Explanation
    leader_index_closed: Explanation
    leader_index_lost: Explanation
    leader_index_name_invalid: Explanation
    soft_deletes_off: Explanation

    following: Explanation
    follower_missing: Explanation
    follower_paused: Explanation
    follower_closed: Explanation
    first_copy: Explanation
    waiting_for_contact: Explanation
    name_taken_open: Explanation
    follower_promoted: Explanation
    last_copy: Explanation
    name_taken_closed: Explanation
    name_taken_alias: Explanation
    follows_another: Explanation
    first_copy_failed: Explanation
    follower_stopped: Explanation
    follower_writes_refused: Explanation
    follower_retrying: Explanation
    other_leader: Explanation

    counts_equal: Explanation
    counts_equal_by_numbers: Explanation
    history_differs: Explanation
    leader_moving: Explanation
    leader_moving_by_numbers: Explanation
    samples_missing: Explanation
    catching_up: Explanation
    counts_differ: Explanation

    outcome_unknown: Explanation
    follow_settings_differ: Explanation
    write_refused: Explanation
    nothing_made: Explanation
    made_by_us: Explanation
    alias_in_use: Explanation
    holds_others: Explanation

    def of(self, code: Code) -> Explanation:
        """What to say of that code."""
        found: Explanation = getattr(self, code.value)
        return found
