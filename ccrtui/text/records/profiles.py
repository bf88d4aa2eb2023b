"""The words about profiles: what can be wrong with one, and what the verb `profiles` says."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.text.explanation import Explanation


@dataclass(frozen=True, slots=True)
class ProfileProblems:
    """One field per code of ProfileError."""

    profile_missing: Explanation
    profile_exists: Explanation
    profile_name_invalid: Explanation
    profile_name_is_verb: Explanation
    profile_damaged: Explanation
    profile_newer: Explanation
    profile_exposed: Explanation
    profile_unreadable: Explanation
    profile_unwritable: Explanation
    profile_edit_unclear: Explanation
    profile_key_unknown: Explanation
    profile_key_missing: Explanation
    profile_type_wrong: Explanation
    profile_value_bad: Explanation
    profile_word_unknown: Explanation
    profile_clusters_too_few: Explanation
    profile_cluster_nowhere: Explanation
    profile_link_unknown_cluster: Explanation
    profile_link_to_itself: Explanation
    profile_link_not_served: Explanation
    profile_follower_twice: Explanation
    profile_locked: Explanation
    profile_id_shared: Explanation
    profile_moved: Explanation
    password_not_reference: Explanation
    lock_unusable: Explanation
    place_unusable: Explanation
    secret_missing: Explanation
    secret_empty: Explanation
    secret_no_prompt: Explanation
    secret_not_text: Explanation
    secret_unreadable: Explanation
    secret_exposed: Explanation
    secret_reference_bad: Explanation


@dataclass(frozen=True, slots=True)
class ValueReasons:
    """Why a value is not possible: one field per code of core.profile_rules; what it has to be."""

    empty: str
    control_character: str
    id_form: str
    instance_form: str
    machine_form: str
    ccn_form: str
    region_form: str
    alias_form: str
    charge_form: str
    language_form: str
    url_form: str
    url_has_credentials: str
    transport_form: str
    address_form: str
    reference_form: str
    index_form: str
    bandwidth_form: str
    samples_form: str
    schema_form: str
    where_form: str
    whole_number: str


@dataclass(frozen=True, slots=True)
class ExpectedTypes:
    """What should stand at a key of the file."""

    text: str
    texts: str
    pairs: str
    number: str
    flag: str
    table: str
    tables: str
    list: str


@dataclass(frozen=True, slots=True)
class ProfileUsage:
    """What can be wrong with the command line: one field per code of the verb's UsageError."""

    verb_missing: Explanation
    verb_unknown: Explanation
    name_missing: Explanation
    argument_unexpected: Explanation
    option_unknown: Explanation
    option_unfit: Explanation
    option_needs_value: Explanation
    option_takes_no_value: Explanation
    option_missing: Explanation
    option_bad: Explanation
    option_word_unknown: Explanation
    option_not_reference: Explanation
    option_file_missing: Explanation
    same_place: Explanation
    nothing_to_change: Explanation
    confirm_needed: Explanation
    confirm_differs: Explanation


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """Everything the verb `profiles` says in one language. Templates have {named} parameters."""

    problems: ProfileProblems
    reasons: ValueReasons
    expected: ExpectedTypes
    usage: ProfileUsage
    help: str
    space: str
    """What stands between two sentences."""
    kept: str
    """Where a damaged file was kept."""
    created: str
    region_open: str
    """Said when an instance was named without its region."""
    changed: str
    unchanged: str
    removed: str
    left_behind: str
    """Said when a removed profile had made things."""
    would_orphan: str
    """Said of such a profile before it is removed: `{name}`, `{made}`."""
    none_yet: str
    cannot_be_read: str
    """In the list, in place of the clusters."""
