"""How the follower is connected to the leader, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.REMOTE_CONNECTED: Explanation(
        'The remote cluster "{alias}" is connected, and what is seen through it is the leader\'s.'
    ),
    Code.REMOTE_IS_TRANSIENT: Explanation(
        'Warning: "{alias}" stands in transient settings: once the whole follower cluster is restarted it is '
        "gone[, and {persistent} counts instead]. Put the same into `persistent`."
    ),
    Code.REMOTE_OTHER_MODE: Explanation(
        "It is in {mode} mode; the profile asks for {wanted_mode}. It works, and is left as it is."
    ),
    Code.REMOTE_MISSING: Explanation('The follower does not know the leader as "{alias}" yet.'),
    Code.REMOTE_UNDER_OTHER_ALIAS: Explanation(
        'The follower knows {address} already, as "{other_alias}", and not as "{alias}".',
        "A second alias makes connections of its own. To use the one there is, say --alias {other_alias}.",
    ),
    Code.REMOTE_REFUSED: Explanation(
        "The follower dialled {address} and was refused.",
        "The machine is reached, and nothing listens there now: the leader's node is down or starting, or the port is "
        "another.",
        "See whether the leader's node runs. Check the port if it does: the transport port, usually 9300.",
    ),
    Code.REMOTE_UNREACHABLE: Explanation(
        "The follower cannot reach {address}.",
        "No answer came to its connection: address, route or security group.",
        "Check the way from the follower's nodes to that address, and back.",
    ),
    Code.REMOTE_HANDSHAKE_TIMEOUT: Explanation(
        "The follower reached {address}, but the handshake got no answer.",
        "Something else listens there, or a firewall swallows what follows the connection.",
        "Check that it is the transport port, and that no device between inspects it.",
    ),
    Code.REMOTE_TLS: Explanation(
        "The follower reached {address}, and the other end hung up.",
        "That is how TLS mismatch looks: TLS on one side only, or no certificate authority in common.",
        "Compare the transport certificates of both clusters.",
    ),
    Code.REMOTE_SILENT: Explanation(
        'No answer through "{alias}"[ to {address}] in time.',
        "The link swallows what is sent.",
        "Check security groups and MTU between the clusters; then look again (r in the console).",
    ),
    Code.REMOTE_PRIVILEGES: Explanation(
        'The leader refuses what the follower\'s user[ {user}] asks through "{alias}": none of its roles[ ({roles})] '
        "grants it on the leader[, as far as {index} goes].",
        "On the leader the names of the follower's roles count, as they are defined there; one that is missing there "
        "grants nothing.[ {reason}.]",
        "On the leader, make a role of the same name[: {roles}], with cluster privilege {cluster_privileges} and index "
        "privileges {index_privileges} on {index}.",
    ),
    Code.REMOTE_KEY_MISSING: Explanation(
        'The leader at {address} wants an API key, and the follower has none for "{alias}".',
        "Its nodes read it from their keystore: `{keystore_setting}`.",
        "Make a cross-cluster API key on the leader (POST /_security/cross_cluster/api_key), put it into the keystore "
        "of every node of the follower, and reload it (POST /_nodes/reload_secure_settings).",
    ),
    Code.REMOTE_KEY_WRONG_TYPE: Explanation(
        'The key that the follower shows for "{alias}" is of another type: the leader takes cross-cluster keys alone.',
        "A key made for REST (POST /_security/api_key) opens no remote cluster.",
        "Make one with POST /_security/cross_cluster/api_key on the leader; put it into `{keystore_setting}` on every "
        "node of the follower, and reload it.",
    ),
    Code.REMOTE_KEY_EXPIRED: Explanation(
        'The key that the follower shows for "{alias}" has expired[: {key_id}].',
        "The leader lets nobody in with it, and what follows through it stands still.",
        "Make a new cross-cluster key on the leader; put it into `{keystore_setting}` on every node of the follower, "
        "and reload it.",
    ),
    Code.REMOTE_KEY_INVALIDATED: Explanation(
        'The key that the follower shows for "{alias}" was invalidated on the leader[: {key_id}].',
        "The leader lets nobody in with it, and what follows through it stands still.",
        "Make a new cross-cluster key on the leader; put it into `{keystore_setting}` on every node of the follower, "
        "and reload it.",
    ),
    Code.REMOTE_KEY_REFUSED: Explanation(
        'The leader does not take the key that the follower shows for "{alias}"[: {key_id}].',
        "It does not know it, it was invalidated, or it has expired: the leader tells which "
        "(GET /_security/api_key[?id={key_id}]).",
        "Make a new cross-cluster key there; put it into `{keystore_setting}` on every node of the follower, and "
        "reload it.",
    ),
    Code.REMOTE_KEY_WRONG_PORT: Explanation(
        '"{alias}" shows a key, and dials {address}, where the leader takes certificates.',
        "Connections with a key have a port of their own, 9443 where nothing else was set.",
        "Set the address with port 9443, or the leader's `remote_cluster.port`; there `remote_cluster_server.enabled` "
        "must be true. Without a key, take `{keystore_setting}` out of the keystore.",
    ),
    Code.REMOTE_FAILED: Explanation(
        'The connection "{alias}" failed[: {reason}].',
        "[The server names {error}.]",
        "See the call with c in the console.",
    ),
    Code.REMOTE_UNEXPLAINED: Explanation(
        'The follower does not connect through "{alias}"[ to {address}][: {reason}].',
        "It does not say why.[ From here: {fault}][ From here that port answers as {speaks}.]",
        "Check that the leader runs, the address, and the transport certificates of both clusters."
        "[ It shows the key in `{keystore_setting}`: whether that is still good the leader tells "
        "(GET /_security/api_key).]",
    ),
    Code.REMOTE_PUBLISHES_ELSEWHERE: Explanation(
        "The leader's node {node} answered at {address}; at {published}, which it publishes, nobody answers.",
        "In sniff mode a follower dials what the nodes publish, not what was typed.",
        "Choose proxy mode (7.7 and later), or correct `transport.publish_host` on the leader.",
    ),
    Code.REMOTE_DIALS_NOBODY: Explanation(
        'The node of the follower that answers does not dial "{alias}", or any other remote cluster.',
        "[Its roles: {roles}.]",
        "Take `cluster.remote.connect: false` out of its configuration file, or give it the role "
        "`remote_cluster_client`; or enter the address of another node.",
    ),
    Code.REMOTE_INTERRUPTED: Explanation(
        'The connection[ "{alias}"] worked[ until {worked_until}][: the followers here have read {operations_read} '
        "operations through it], and does not now.",
        "[Now: {told}]",
        "See first whether the leader's node runs, then the way to it. "
        "Followers that retry go on by themselves once the leader answers."
        "[ It shows the key in `{keystore_setting}`: whether that is still good the leader tells "
        "(GET /_security/api_key).]",
    ),
    Code.ALIAS_OTHER_CLUSTER: Explanation(
        '"{alias}" leads to another cluster than the leader.',
        "[{index} has {leader_docs} documents on the leader, and {docs} when it is seen through the alias.]",
        "[This profile registered it, with {own_address}: give the address at which the follower's nodes dial the "
        "leader (--leader-transport), and it is registered with that.]"
        "[It is left alone, as others may rely on it: choose another alias than {others_alias} (--alias).]",
    ),
    Code.PROXY_TOO_OLD: Explanation(
        "Proxy mode needs 7.7, and the follower is[ {follower_version}].",
        "",
        "Choose sniff mode, or upgrade the follower.",
    ),
}
