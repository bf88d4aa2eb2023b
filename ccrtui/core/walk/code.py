"""Codes of what a step of a walk found; only the text catalogue turns them into words."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Each is said in words by the catalogue, with the evidence of the judgement as parameters."""

    AFTER = "after"
    """Not judged yet, because an earlier step is unfinished: evidence `step`."""
    NOT_LOOKED = "not_looked"
    TYPED_ADDRESSES = "typed_addresses"
    SEEN_SINCE = "seen_since"
    """The watch knows better by now what one look could only suspect: evidence as of `no_longer_holds`."""
    NO_LONGER_HOLDS = "no_longer_holds"
    """It held when it was looked at, and the watch has seen otherwise since: evidence `watch_reason` and
    `watch_verdict` (values of `Reason` and `Verdict`), `index`, `leader_index`, `alias`, `error`.
    """
    CAUSE_IS_OVER = "cause_is_over"
    """What stood in the way is over, as the watch sees it, and the step was not looked at since: evidence `was`."""
    STATE_CHANGED = "state_changed"
    """An index is another thing by now than the step says, as the watch sees it: evidence as of `no_longer_holds`, with
    `stands`, `origin` and `docs` of an index that follows nothing.
    """
    CHOICE_NEEDED = "choice_needed"
    CONFIRM_NEEDED = "confirm_needed"
    """An index would be lost, and its name was not typed: evidence `side`, `index`, `confirm`."""

    ACCOUNT_KNOWN = "account_known"
    """Evidence `leader_account`, `follower_account`, `leader_user`, `follower_user`, `leader_region`,
    `follower_region`.
    """

    INSTANCE_NOT_FOUND = "instance_not_found"
    """Evidence `side`, `instance`, `region`, `account`, `instances` (ids that are there)."""
    INSTANCE_NOT_USABLE = "instance_not_usable"
    """Evidence `side`, `instance`, `name`, `region`, `instance_state` (`changing`, `isolated`, ...)."""
    INSTANCE_OF_ANOTHER_ACCOUNT = "instance_of_another_account"
    """Not seen by our account, but a connection leads to another account there: `side`, `instance`, `account`."""
    NO_INSTANCE_FITS = "no_instance_fits"
    """Evidence `side`, `region`, `needs` (`7.14.2`, the lowest version that fits), `instances` (each with why not)."""
    NO_PATH_YET = "no_path_yet"
    """The instance is there, but nothing leads to it from here yet: `side`, `instance`, `address`, `fault`."""
    CLUSTERS_ANSWER = "clusters_answer"
    SAME_CLUSTER = "same_cluster"

    READY = "ready"
    READY_AS_CLOUD_TELLS = "ready_as_cloud_tells"
    """What the cloud tells fits; the rest is judged when the clusters can be asked."""
    SECURITY_DIFFERS = "security_differs"
    """Users must log in on one side only: evidence `leader_secured`, `follower_secured`."""
    LICENCE_LACKS_CCR = "licence_lacks_ccr"
    """Evidence `side`, `licence`, `licence_status`; `following`: what goes on through it until it is paused."""
    FOLLOWER_OLDER = "follower_older"
    VERSIONS_INCOMPATIBLE = "versions_incompatible"
    NO_SHARED_AUTHORITY = "no_shared_authority"
    PRIVILEGES_MISSING = "privileges_missing"

    NETWORK_UNKNOWN = "network_unknown"
    """One side is a typed address: which network it stands in is not known. Evidence `side`."""
    SAME_NETWORK = "same_network"
    """Both instances are in one VPC: evidence `vpc`."""
    CONNECTED_OTHERWISE = "connected_otherwise"
    """The profile says that the networks are joined already."""
    VPC_NOT_FOUND = "vpc_not_found"
    """Evidence `side`, `vpc`, `region`."""
    PEERING_ACTIVE = "peering_active"
    """Evidence `connection`, `connection_name`, `state`, `bandwidth`, `leader_network`, `follower_network`,
    `made_by_us`.
    """
    PEERING_MISSING = "peering_missing"
    """Evidence `leader_network`, `follower_network` (each `id` and `blocks`), `bandwidth`, `charge`, `price` (see
    `price`).
    """
    PEERING_PENDING = "peering_pending"
    """Ours, being made: evidence `connection`, `state`."""
    PEERING_TO_ACCEPT = "peering_to_accept"
    """Waits to be accepted and we hold that account's key: `connection`, `account`, `accept_by`; `confirm`, the account
    that asked, where its end is not seen."""
    PEERING_AWAITS_OTHER = "peering_awaits_other"
    """Waits for another account: `connection`, `account`, `region`, `accept_by`, `from_account`, `vpcs` (of
    who asks, of who is asked), `leader_network`, `follower_network` as far as they are seen.
    """
    PEERING_EXPIRED = "peering_expired"
    """Was not accepted in time: `connection`, `account`."""
    PEERING_REJECTED = "peering_rejected"
    PEERING_FAILED = "peering_failed"
    PEERING_ISOLATED = "peering_isolated"
    """Isolated, as a rule for arrears."""
    PEERING_STATE_UNKNOWN = "peering_state_unknown"
    NETWORKS_OVERLAP = "networks_overlap"
    """Evidence `overlaps` (each `block` of the leader, `other` of the follower), and both networks."""
    OVERLAPS_PEER = "overlaps_peer"
    """A block of one end overlaps a VPC already peered to the other: `side`, `connection`, `vpc`, `overlaps` (each
    `block` of who would join, `other` of that VPC).
    """
    PEERING_QUOTA = "peering_quota"
    """Evidence `side`, `vpc`, `limit`, `in_use`."""
    CROSS_REGION_REFUSED = "cross_region_refused"
    """The cloud does not peer these regions for this account; a CCN would do."""
    CCN_JOINS = "ccn_joins"
    """Evidence `ccn`, `ccn_name`, `leader_network`, `follower_network`, `bandwidth`, `made_by_us`."""
    CCN_MISSING = "ccn_missing"
    """None joins the two and one is to be made: evidence as `peering_missing`."""
    CCN_TO_ATTACH = "ccn_to_attach"
    """Evidence `ccn`, `ccn_name`, `vpcs` (those not attached)."""
    CCN_BANDWIDTH_TO_SET = "ccn_bandwidth_to_set"
    CCN_TO_ACCEPT = "ccn_to_accept"
    """Waits for the network's account and we hold its key: evidence as `ccn_awaits_other`."""
    CCN_AWAITS_OTHER = "ccn_awaits_other"
    """Waits for the network's account: `ccn`, `account`, `vpc` and `region` (lists of what waits), `from_account`."""
    CCN_ELSEWHERE = "ccn_elsewhere"
    """A VPC is in another network: `side`, `vpc`, `attached` (to which), `ccns` (those that would do for both)."""
    CCN_ATTACHING = "ccn_attaching"
    """Evidence `ccn`, `leader_state`, `follower_state`."""
    CCN_ATTACHMENT_STATE = "ccn_attachment_state"
    """An attachment is in a state that does not pass by itself: `side`, `ccn`, `vpc`, `state`."""
    CCN_NOT_FOUND = "ccn_not_found"

    ROUTES_STAND = "routes_stand"
    """Evidence `hop` (its id), and by side lists: `leader_table` (`id`, `name`), `leader_destination`, `leader_has`
    (`table`, `destination`, `hop`: where that leads now) and `leader_affects` (`table`, `subnets`: how many use it).
    """
    ROUTES_MISSING = "routes_missing"
    """Evidence as `routes_stand`, and `not_changed` (how many other routes the tables have)."""
    ROUTE_INSIDE_OWN = "route_inside_own"
    """Evidence `side`, `destination`, `block`."""
    ROUTE_TAKEN = "route_taken"
    """Same destination, another next hop: `side`, `table`, `destination`, `hop_type`, `hop`, `route`, `wanted`."""
    ROUTE_SHADOWED = "route_shadowed"
    """A longer prefix leads elsewhere: `side`, `table`, `destination`, `hop_type`, `hop`, `route`, `wanted`."""
    ROUTE_DISABLED = "route_disabled"
    """The route is there and disabled: `side`, `table`, `destination`, `route`."""
    SUBNET_NOT_LISTED = "subnet_not_listed"
    """A subnet of the instance, or the route table it uses, is not in the lists: `side`, `subnet`, `vpc`."""
    ROUTE_QUOTA = "route_quota"
    """Evidence `side`, `table`, `limit`, `in_use`."""
    CCN_ROUTES_STAND = "ccn_routes_stand"
    CCN_ROUTES_MISSING = "ccn_routes_missing"
    """Not learned yet: evidence `side`, `table`, `destination`, `ccn`."""
    CCN_ROUTE_DISABLED = "ccn_route_disabled"
    """Learned and disabled, as it overlaps another: `ccn`, `destination`, `side`."""

    SECURITY_OPEN = "security_open"
    """Evidence by side: `leader_group` (list), `leader_transport`, `leader_http`, `leader_ping` (`open`, `closed`,
    `unclear`).
    """
    SECURITY_CLOSED = "security_closed"
    """Evidence as `security_open`, `not_changed` (how many rules the group has), and `blocks`: how many are kept out,
    where that is more than one.
    """
    SECURITY_UNCLEAR = "security_unclear"
    """Rules by template or group: evidence `side`, `group`, `rule` (its index)."""
    SECURITY_DROPS = "security_drops"
    """A rule drops it on the way out, which is not ours to change: `side`, `group`, `direction`, `block`, `rule`."""

    NETWORK_CARRIES = "network_carries"
    """Evidence `leader_delay_ms`, `follower_delay_ms`, `leader_loss`, `follower_loss`, `leader_target`,
    `follower_target`.
    """
    NET_NO_ROUTE = "net_no_route"
    """Evidence `side` (from where), `subnet`, `target`."""
    NET_EGRESS_ACL = "net_egress_acl"
    """Evidence `side`, `subnet`, `target`, `acl`, `rule`."""
    NET_INGRESS_ACL = "net_ingress_acl"
    NET_LOSS = "net_loss"
    """No answer and no reason given: `side`, `subnet`, `target`, `loss`, `ping` (whether security groups let it in)."""
    PING_TO_SEND = "ping_to_send"
    """A ping from a machine was asked for: `machine`, `target`."""
    PING_RUNNING = "ping_running"
    PING_ANSWERED = "ping_answered"
    """Evidence `machine`, `target`, `loss`, `delay_ms`, `transport_port`, `http_port` (`open`, `closed`)."""
    PING_LOST = "ping_lost"
    MACHINE_NOT_USABLE = "machine_not_usable"
    """Evidence `machine`, `machine_state`, `agent`."""

    REACHABLE_FROM_HERE = "reachable_from_here"
    PROVEN_BY_CONNECTION = "proven_by_connection"
    VERIFIED_BY_REMOTE_CLUSTER = "verified_by_remote_cluster"
    TRANSPORT_IS_HTTP = "transport_is_http"
    TRANSPORT_IS_OWN = "transport_is_own"
    TRANSPORT_SILENT = "transport_silent"
    NOT_REACHABLE_FROM_HERE = "not_reachable_from_here"

    REMOTE_CONNECTED = "remote_connected"
    REMOTE_IS_TRANSIENT = "remote_is_transient"
    """The alias stands in transient settings, which a restart of the whole cluster removes: `alias`, `persistent`, the
    address that counts from then on, None where there is none."""
    REMOTE_OTHER_MODE = "remote_other_mode"
    """The alias is in another mode than the profile asks for: `alias`, `mode`, `wanted_mode`."""
    REMOTE_MISSING = "remote_missing"
    REMOTE_UNDER_OTHER_ALIAS = "remote_under_other_alias"
    REMOTE_REFUSED = "remote_refused"
    REMOTE_UNREACHABLE = "remote_unreachable"
    REMOTE_HANDSHAKE_TIMEOUT = "remote_handshake_timeout"
    REMOTE_TLS = "remote_tls"
    REMOTE_SILENT = "remote_silent"
    REMOTE_PRIVILEGES = "remote_privileges"
    REMOTE_FAILED = "remote_failed"
    REMOTE_UNEXPLAINED = "remote_unexplained"
    """The follower does not connect and does not say why: evidence `fault` or `speaks`, what we saw ourselves."""
    REMOTE_PUBLISHES_ELSEWHERE = "remote_publishes_elsewhere"
    """A node answers and publishes an address that does not: evidence `node`, `published`."""
    REMOTE_DIALS_NOBODY = "remote_dials_nobody"
    """The alias is there and the node that answers dials no remote cluster: evidence `alias`, `roles`."""
    REMOTE_INTERRUPTED = "remote_interrupted"
    """A connection that has carried operations and does not now: evidence of `was`, the code of what is seen, and
    `worked_until` (RFC 3339) of this session, or `operations_read` by the follower's own figures.
    """
    ALIAS_OTHER_CLUSTER = "alias_other_cluster"
    PROXY_TOO_OLD = "proxy_too_old"

    LEADER_INDEX_OPEN = "leader_index_open"
    LEADER_INDEX_TO_CREATE = "leader_index_to_create"
    LEADER_INDEX_MISSING = "leader_index_missing"
    LEADER_INDEX_IS_ALIAS = "leader_index_is_alias"
    LEADER_INDEX_IS_DATA_STREAM = "leader_index_is_data_stream"
    INDEX_RED = "index_red"
    """Primaries of it are not started: evidence `side`, `index`."""
    LEADER_INDEX_BLOCKED = "leader_index_blocked"
    """It refuses to be read: evidence `index`, `block`."""
    LEADER_INDEX_CLOSED = "leader_index_closed"
    LEADER_INDEX_LOST = "leader_index_lost"
    """It is not there, and the follower holds what may be the last copy: `index`, `follower_index`, `indices` (all of
    them), `follower_docs`.
    """
    LEADER_INDEX_NAME_INVALID = "leader_index_name_invalid"
    LEADER_INDEX_IS_SNAPSHOT = "leader_index_is_snapshot"
    """A searchable snapshot, whose data is in a repository: evidence `index`."""
    SOFT_DELETES_OFF = "soft_deletes_off"

    FOLLOWING = "following"
    FOLLOWER_MISSING = "follower_missing"
    FOLLOWER_PAUSED = "follower_paused"
    """Evidence `index`, `leader_index`, `follow_settings` (by name what it had that is no default, and is sent again),
    `settings_state` (`unknown` where nobody has seen it active).
    """
    FOLLOWER_CLOSED = "follower_closed"
    """It follows and is closed: evidence `index`, `paused`."""
    FIRST_COPY = "first_copy"
    WAITING_FOR_CONTACT = "waiting_for_contact"
    NAME_TAKEN_OPEN = "name_taken_open"
    FOLLOWER_PROMOTED = "follower_promoted"
    """Our own copy is an ordinary, open index now: `index`, `docs`."""
    LAST_COPY = "last_copy"
    """It would be lost, and may hold documents that exist nowhere else: `index`, `leader_index`, `docs`, `keeps` (why:
    `leader_gone`, `leader_recreated`, `leader_lacks`, `leader_differs`, `leader_unread`).
    """
    NAME_TAKEN_CLOSED = "name_taken_closed"
    NAME_TAKEN_ALIAS = "name_taken_alias"
    FOLLOWS_ANOTHER = "follows_another"
    FIRST_COPY_FAILED = "first_copy_failed"
    FOLLOWER_STOPPED = "follower_stopped"
    FOLLOWER_WRITES_REFUSED = "follower_writes_refused"
    """What it read can't be written: evidence `index`, `failed`, how often that was tried."""
    FOLLOWER_RETRYING = "follower_retrying"
    OTHER_LEADER = "other_leader"
    LEADER_RECREATED = "leader_recreated"
    """The leader index of that name is not the one that is followed: `index`, `leader_index`, `docs` of the copy."""

    COUNTS_EQUAL = "counts_equal"
    COUNTS_EQUAL_BY_NUMBERS = "counts_equal_by_numbers"
    """As many documents on both sides; that they are the same could not be compared."""

    HISTORY_DIFFERS = "history_differs"
    LEADER_MOVING = "leader_moving"
    LEADER_MOVING_BY_NUMBERS = "leader_moving_by_numbers"
    """The same, where it could not be compared whether the documents are the same."""

    SAMPLES_MISSING = "samples_missing"
    CATCHING_UP = "catching_up"
    COUNTS_DIFFER = "counts_differ"

    OUTCOME_UNKNOWN = "outcome_unknown"
    """A write was sent and nothing tells whether it was done."""
    FOLLOW_SETTINGS_DIFFER = "follow_settings_differ"
    """A resume was refused, as a setting was changed on one side alone: evidence as `write_refused`."""
    WRITE_REFUSED = "write_refused"
    """A write was answered with a refusal: evidence `error`, `reason`, `status`."""
    CREATE_UNCERTAIN = "create_uncertain"
    """An earlier session asked for it and its answer was lost; it is looked for by its marker: evidence `marker`."""
    CREATE_NOT_FOUND = "create_not_found"
    """It was looked for and not found; only the operator can say whether to ask again: evidence `marker`, `confirm`."""
    CONNECTION_IN_USE = "connection_in_use"
    """Others use it: evidence `connection`, `routes` (each `table` and `destination`; of a CCN the VPCs in it)."""
    NOTHING_MADE = "nothing_made"
    MADE_BY_US = "made_by_us"
    """Something of ours is still there: evidence `calls`, how many it takes to remove it."""
    ALIAS_IN_USE = "alias_in_use"
    HOLDS_OTHERS = "holds_others"


UNJUDGED = frozenset({Code.AFTER, Code.NOT_LOOKED})
"""It is not a step's turn, or what it has to see was not told."""
OUTDATED = frozenset({Code.CAUSE_IS_OVER, Code.STATE_CHANGED})
"""What stopped a step is not so by now, as the watch sees it: only another look can judge it."""
