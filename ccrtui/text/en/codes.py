"""What steps conclude, in English."""

from __future__ import annotations

from ccrtui.text.code_words import CodeWords
from ccrtui.text.explanation import Explanation

CODES = CodeWords(
    after=Explanation("Comes after {step}, which is not finished."),
    not_looked=Explanation("Not looked at yet.", "", "Look again (r in the console)."),
    typed_addresses=Explanation("Skipped: two typed addresses.", "Only clusters of the cloud need this step."),
    choice_needed=Explanation(
        "Something has to be chosen first.",
        "[Prices are list prices seen in documents of {price_listed}, not a quote.]",
    ),
    confirm_needed=Explanation(
        "The index {index} on the {side} would be lost, with what it holds[: {docs} documents].",
        "[Whether anything was written to it since it last followed {leader_index} cannot be seen while it is closed; "
        "such documents would be nowhere else. ]That cannot be undone, so its name has to be typed.",
        "[To be sure, open it and compare it with {leader_index} first. ]"
        "In the console a asks for it; on the command line: --confirm {index}.",
    ),
    clusters_answer=Explanation("Both clusters answer, and they are two."),
    same_cluster=Explanation(
        "Leader and follower are the same cluster[ ({leader_name}, uuid {leader_uuid})].",
        "A cluster cannot be the standby of itself.",
        "Correct one of the two addresses in the profile.",
    ),
    ready=Explanation("Licences, versions, certificates and rights fit."),
    licence_lacks_ccr=Explanation(
        "The licence of the {side} is {licence}[ ({licence_status})].",
        "Cross-cluster replication needs trial, platinum or enterprise, on both sides."
        "[ What follows already ({following}) goes on for now; after a pause it could not be resumed.]",
        "Start a trial (POST /_license/start_trial) or change the edition of the cluster.",
    ),
    follower_older=Explanation(
        "The follower[ ({follower_version})] is older than the leader[ ({leader_version})].",
        "A follower cannot read the index format of a newer version.",
        "Upgrade the follower first, or let the standby be the leader.",
    ),
    versions_incompatible=Explanation(
        "Versions {leader_version} and {follower_version} cannot talk to each other.",
        "Across major versions only the last minor of the older one can.",
        "Upgrade one side until both fit.",
    ),
    no_shared_authority=Explanation(
        "The two clusters have no certificate authority in common.",
        "Nodes trust each other by certificate only: the connection would be refused without a clear word.",
        "Ask support to align the certificates, or add each side's CA to the other.",
    ),
    privileges_missing=Explanation(
        "The user[ {user}] lacks rights on the {side}: {privileges}.",
        "On the leader the names of the roles count: the follower's user brings his role names.",
        "Give a role with these privileges on that side, under the same name on both.",
    ),
    reachable_from_here=Explanation(
        "The transport address {address} answers from here[ in {connect_ms} ms].",
        "Whether it answers from the follower, the next step shows.",
    ),
    proven_by_connection=Explanation('The remote cluster[ "{alias}"] is connected: that proves the way.'),
    verified_by_remote_cluster=Explanation(
        "Not settled here[: {address} gives no answer]; the remote cluster step will prove it."
    ),
    transport_is_http=Explanation(
        "{address} is the HTTP port.",
        "Clusters talk to each other on the transport port.",
        "Type the transport address, usually port 9300.",
    ),
    transport_is_own=Explanation(
        "{address} belongs to the follower itself.", "It would follow itself.", "Type an address of the leader."
    ),
    transport_silent=Explanation(
        "{address} takes the connection and then says nothing.",
        "A proxy or load balancer may stand there, or a firewall that inspects.",
        "Type the address of a node, or choose proxy mode in the profile.",
    ),
    not_reachable_from_here=Explanation(
        "{address} does not answer from here.[ {fault}]",
        "The follower may still reach it by another way.",
        "Give another address (--leader-transport; enter in the console); where only the follower reaches it: "
        "`profiles edit NAME --network connected`.",
    ),
    remote_connected=Explanation(
        'The remote cluster "{alias}" is connected, and what is seen through it is the leader\'s.'
    ),
    remote_missing=Explanation('The follower does not know the leader as "{alias}" yet.'),
    remote_under_other_alias=Explanation(
        'The follower knows {address} already, as "{other_alias}", and not as "{alias}".',
        "A second alias makes connections of its own. To use the one there is, say --alias {other_alias}.",
    ),
    remote_refused=Explanation(
        "The follower dialled {address} and was refused.",
        "The machine is reached, but nothing listens on that port.",
        "Check the port: the transport port, usually 9300.",
    ),
    remote_unreachable=Explanation(
        "The follower cannot reach {address}.",
        "No answer came to its connection: address, route or security group.",
        "Check the way from the follower's nodes to that address, and back.",
    ),
    remote_handshake_timeout=Explanation(
        "The follower reached {address}, but the handshake got no answer.",
        "Something else listens there, or a firewall swallows what follows the connection.",
        "Check that it is the transport port, and that no device between inspects it.",
    ),
    remote_tls=Explanation(
        "The follower reached {address}, and the other end hung up.",
        "That is how TLS mismatch looks: TLS on one side only, or no certificate authority in common.",
        "Compare the transport certificates of both clusters.",
    ),
    remote_silent=Explanation(
        'No answer through "{alias}"[ to {address}] in time.',
        "The link swallows what is sent.",
        "Check security groups and MTU between the clusters; then look again (r in the console).",
    ),
    remote_privileges=Explanation(
        'The leader refuses what the follower\'s user asks through "{alias}"[: {reason}].',
        "The role names of that user must exist on the leader, with the rights there.",
        "Create the same role on the leader.",
    ),
    remote_failed=Explanation(
        'The connection "{alias}" failed[: {reason}].',
        "[The server names {error}.]",
        "See the call in the journal, or with c in the console.",
    ),
    remote_unexplained=Explanation(
        'The follower does not connect through "{alias}"[ to {address}][: {reason}].',
        "It does not say why.[ From here: {fault}][ From here that port answers as {speaks}.]",
        "Check that the leader runs, the address, and the transport certificates of both clusters.",
    ),
    remote_publishes_elsewhere=Explanation(
        "The leader's node {node} answered at {address}; at {published}, which it publishes, nobody answers.",
        "In sniff mode a follower dials what the nodes publish, not what was typed.",
        "Choose proxy mode (7.7 and later), or correct `transport.publish_host` on the leader.",
    ),
    remote_dials_nobody=Explanation(
        'The node of the follower that answers does not dial "{alias}", or any other remote cluster.',
        "[Its roles: {roles}.]",
        "Take `cluster.remote.connect: false` out of its configuration file, or give it the role "
        "`remote_cluster_client`; or enter the address of another node.",
    ),
    alias_other_cluster=Explanation(
        '"{alias}" leads to another cluster than the leader.',
        "[{index} has {leader_docs} documents on the leader, and {docs} when it is seen through the alias.]",
        "It is left alone, as others may rely on it: choose another alias in the profile.",
    ),
    proxy_too_old=Explanation(
        "Proxy mode needs 7.7, and the follower is[ {follower_version}].",
        "",
        "Choose sniff mode, or upgrade the follower.",
    ),
    leader_index_open=Explanation("On the leader, open and with its history kept: {indices}."),
    leader_index_to_create=Explanation("The leader has no index {index} yet; the profile asks to create it."),
    leader_index_missing=Explanation(
        "The leader has no index {index}.",
        "",
        "Check the name[; like it: {indices}]; or let it be created (`--create-index`).",
    ),
    leader_index_is_alias=Explanation(
        "{index} is an alias[ of {indices}].", "An alias cannot be followed.", "Choose the index itself."
    ),
    leader_index_is_data_stream=Explanation(
        "{index} is a data stream.",
        "Its backing indices are followed by an auto-follow pattern.",
        "Choose a plain index[, or one of {indices}].",
    ),
    index_red=Explanation(
        "{index} on the {side} is red: primaries of it are not started.",
        "It can neither be copied nor be counted while they are not.",
        "Bring its shards back (GET /_cluster/allocation/explain says what keeps them).",
    ),
    leader_index_blocked=Explanation(
        "{index} on the leader refuses to be read ({block}).",
        "A follower could not read it either; it would try again and again.",
        "Take the block away: PUT /{index}/_settings with {block} null.",
    ),
    leader_index_closed=Explanation(
        "{index} is closed on the leader.", "A closed index cannot be followed.", "Open it first."
    ),
    leader_index_lost=Explanation(
        "The leader has no index {index}; on the follower, {follower_index}[, with {follower_docs} documents,] "
        "follows it or has the name of its copy.",
        "It may be the last copy: nothing is created, copied or removed around it.",
        "Restore {index} on the leader, or turn {follower_index} into an ordinary index "
        "(pause, close, unfollow, open) and go on from there; or choose other names.",
    ),
    leader_index_name_invalid=Explanation(
        "{index} cannot be the name of an index.", "", "Lower case, without spaces, wildcards or commas."
    ),
    soft_deletes_off=Explanation(
        "{index} was made without soft deletes.",
        "The leader keeps no history of it that a follower could read.",
        "Reindex it into a new index: soft deletes can only be set at creation.",
    ),
    following=Explanation("Following, with contact to the leader: {indices}."),
    follower_missing=Explanation("The follower's {index} does not follow the leader's {leader_index} yet."),
    follower_paused=Explanation(
        "{index} is paused.",
        "The copy stands still while the leader goes on.",
        "[It is resumed with the settings it had: {follow_settings}.]"
        "[What it had been set up with is {settings_state}: it is resumed with the defaults.]",
    ),
    follower_closed=Explanation(
        "{index} is closed on the follower.",
        "A closed copy takes no operations: somebody is about to turn it into an ordinary index, or closed it.",
        "Open it (POST /{index}/_open), and it can follow on.",
    ),
    first_copy=Explanation(
        "The first copy of {index} is under way[: {percent} %, {recovered_bytes} of {total_bytes} bytes]."
    ),
    waiting_for_contact=Explanation(
        "{index} follows, but no read has come back from the leader yet.", "Until then equal figures prove nothing."
    ),
    name_taken_open=Explanation(
        "{index} exists already on the follower, open[, with {docs} documents].",
        "An index in use is never replaced.",
        "Choose another name for the follower index; what it holds may be nowhere else.",
    ),
    follower_promoted=Explanation(
        "{index} was a copy made by this profile and is an ordinary, writable index now[, with {docs} documents].",
        "What was written to it since is nowhere else: it is never replaced and never removed from here.",
        "To copy the leader once more, choose another name for the follower index.",
    ),
    last_copy=Explanation(
        "{index} on the follower[, with {docs} documents,] may be the last copy: {keeps} ({leader_index}).",
        "So it is neither replaced nor removed.",
        "Decide first which of the two is to be kept; to copy the leader beside it, choose another follower name.",
    ),
    name_taken_closed=Explanation(
        "{index} exists already on the follower, closed, and cannot be replaced[: it has {shards} "
        "shards, the leader's {leader_shards}].",
        "",
        "Choose another name for the follower index; what it holds may be nowhere else.",
    ),
    name_taken_alias=Explanation(
        "{index} is an alias on the follower[ of {indices}].", "", "Choose another name for the follower index."
    ),
    follows_another=Explanation(
        "{index} already follows {leader_index}[ of {alias}].",
        "The profile wants {wanted_leader_index}[ of {wanted_alias}].",
        "Choose another name for the follower index, or correct the profile.",
    ),
    first_copy_failed=Explanation(
        "The first copy of {index} failed.",
        "It is not begun again by itself.",
        "Mend what stopped it on the follower (disk space, allocation); then close {index} there and apply again.",
    ),
    follower_stopped=Explanation(
        "{index} has stopped[ on shard {shard}][: {error}].",
        "[{reason}]",
        "Nothing is removed by itself.[ {cure}]",
    ),
    follower_writes_refused=Explanation(
        "{index} has read operations that the follower does not let it write[: {failed} tries].",
        "A write or read-only block does that, of the index or of the whole cluster, and a disk that is almost full.",
        "Take the block away (or make room); it goes on by itself.",
    ),
    follower_retrying=Explanation(
        "{index} cannot read from the leader and tries again[: {error}].",
        "[{reason}]",
        "Mend the cause; it goes on by itself.",
    ),
    other_leader=Explanation(
        "{index} follows an index that is not the leader's {leader_index}.",
        "The leader holds no lease of it: another cluster stands behind the alias, or the leader index was recreated.",
        "Check what the alias points at.",
    ),
    counts_equal=Explanation("The standby holds all[ {leader_docs}] documents[ of {compared}]."),
    counts_equal_by_numbers=Explanation(
        "Both sides hold the same number of documents[: {leader_docs}].",
        "Whether they are the same documents could not be compared: our user may not search them (`read`), or nothing "
        "of the newest operations is left to compare.",
    ),
    history_differs=Explanation(
        "{index} has another history on the leader than on the standby.",
        "It was restored or emptied, or is another index: the documents differ, whatever the numbers say, and the "
        "standby may hold what the leader has lost.",
        "Compare both sides before anything is replaced.",
    ),
    leader_moving=Explanation(
        "The standby has everything the leader had when it was asked; the leader is being written to.",
        "So the two counts were taken at different moments and may differ.",
    ),
    leader_moving_by_numbers=Explanation(
        "By its numbers the standby has what the leader had when it was asked; the leader is being written to.",
        "The two counts were taken at different moments and may differ. Whether the documents are the same could not "
        "be compared.",
    ),
    samples_missing=Explanation(
        "{documents} sample documents are to be written to {index}.", "They show that what is written there arrives."
    ),
    catching_up=Explanation("The standby is catching up with the leader."),
    counts_differ=Explanation(
        "The counts of {index} differ although nothing is behind: {leader_docs} on the leader, "
        "{follower_docs} on the follower.",
        "Operations are level, documents are not.",
        "Look again with r; if it stays so, compare the documents themselves before anything is replaced.",
    ),
    outcome_unknown=Explanation(
        "A call was sent and nothing tells whether it was done.",
        "It is never sent again by itself.",
        "r looks at what is there now.",
    ),
    follow_settings_differ=Explanation(
        "The resume was refused: the settings of both indices differ.",
        "[{reason}]",
        "Give the follower the leader's value (some settings only while it is closed), or unfollow it; "
        "nothing has to be copied again.",
    ),
    write_refused=Explanation(
        "The call was refused[ ({status})][: {reason}].",
        "[{error}][ RequestId {request_id}.]",
        "Nothing else was sent. See the call in the journal, or with c in the console.",
    ),
    nothing_made=Explanation("Nothing that this profile made is left here."),
    made_by_us=Explanation("What this profile made is still there. Calls to take it back: {calls}."),
    alias_in_use=Explanation(
        'Indices still follow through "{alias}"[: {indices}].',
        "Without it they would stop.",
        "Take those followers back first; they are not ours to remove.",
    ),
    holds_others=Explanation(
        "{index} stays: it holds documents that this profile did not write, or cannot be seen to be empty.",
        "What others have written is not ours to delete.",
        "It is kept.",
    ),
)
