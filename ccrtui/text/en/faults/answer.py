"""What a server refuses, or answers in place of Elasticsearch, and what we do not send, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.fault import FaultCode
from ccrtui.text.explanation import Explanation

FAULTS: Mapping[FaultCode, Explanation] = {
    FaultCode.NOT_ELASTICSEARCH: Explanation(
        "What answers[ at {address}] is not Elasticsearch.",
        "Another service listens at that port, or a proxy answers in its place.",
        "Check the address; it must be that of the cluster's HTTP port."
        "[ It has a path, {url_path}: leave that out where no proxy asks for it.]",
    ),
    FaultCode.OPENSEARCH: Explanation(
        "OpenSearch answers[ at {address}][, version {version}].",
        "Its replication is a different one and does not work with Elasticsearch.",
        "Use an Elasticsearch cluster with a licence that includes cross-cluster replication.",
    ),
    FaultCode.HTML: Explanation(
        "A web page came[ from {address}] instead of JSON.",
        "A proxy, a login page or Kibana stands there.",
        "Give the address of Elasticsearch itself.",
    ),
    FaultCode.TRANSPORT_PORT: Explanation(
        "This is the transport port[ ({address})].",
        "Clusters talk to each other there, not programs.",
        "Use the HTTP port, usually 9200.",
    ),
    FaultCode.TOO_OLD: Explanation(
        "Elasticsearch[ {version}] is too old.", "This program talks to 6.8 and newer.", "Upgrade the cluster."
    ),
    FaultCode.UNREADABLE: Explanation(
        "The answer[ to {method} {path}][ to {cloud_action}] could not be read[: {problem}].",
        "It is not what any known version answers to this request.",
        "See the call with c in the console; sent by hand, such as with curl, it shows what answers.",
    ),
    FaultCode.TOO_LARGE: Explanation(
        "The answer is larger than this program accepts.",
        "It would not fit beside the work of this program, so it was not read to its end.",
        "Name fewer indices in the profile.",
    ),
    FaultCode.NOT_AUTHENTICATED: Explanation(
        "User name or password is wrong[ for {user}].",
        "The cluster knows nobody by that name and password.",
        "Check `user` and `password` of the {side} in the profile.",
    ),
    FaultCode.LOGIN_WANTED: Explanation(
        "The cluster wants a user name and a password, and none was sent.",
        "The profile names no user of the {side}.",
        "Give both: `{user_option} NAME {password_option} env:VARIABLE` (or `file:PATH`, `prompt`).",
    ),
    FaultCode.NOT_AUTHORIZED: Explanation(
        "The user[ {user}] may not do this[: {reason}].",
        "On the leader the names of the roles count: the follower's user brings his role names.",
        "Give a role with the missing privilege.",
    ),
    FaultCode.LICENCE: Explanation(
        "The licence does not include cross-cluster replication[: {reason}].",
        "Both clusters need one that does, or no follower can be made.",
        "A trial, platinum or enterprise licence is needed.",
    ),
    FaultCode.EDITION_WITHOUT_CCR: Explanation(
        "The {side} has no cross-cluster replication: it is an edition without x-pack, or it is switched off there.",
        "Nothing is sent to it: there a follow request would be a document, and leave an index behind.",
        "Both sides need the default distribution with a trial, platinum or enterprise licence (in the cloud: "
        "instances of the Platinum edition, or Enterprise); where that is what runs, take `xpack.ccr.enabled: false` "
        "out of its configuration file.",
    ),
    FaultCode.INDEX_BLOCKED: Explanation(
        "[{index} on ]the {side} is blocked[: {block}].",
        "It keeps us from looking or counting; whether the replication goes on is another matter.",
        "Take the block away where it was not set on purpose: PUT /{index}/_settings.",
    ),
    FaultCode.NOT_FOUND: Explanation(
        "Not found[: {reason}].",
        "It was removed meanwhile, or it has another name.[ RequestId {request_id}.]",
        "Look again (r in the console); check the name where it stays away.",
    ),
    FaultCode.REJECTED: Explanation(
        "The request was refused[: {reason}].",
        "[RequestId {request_id}.]",
        "See the call with c in the console.",
    ),
    FaultCode.CONFLICT: Explanation(
        "It exists already, or was changed meanwhile[: {reason}].",
        "[RequestId {request_id}.]",
        "Look again (r in the console).",
    ),
    FaultCode.BUSY: Explanation(
        "Too busy to answer[ ({status})][: {reason}].",
        "[RequestId {request_id}.]",
        "Reads are tried again by themselves.",
    ),
    FaultCode.NO_MASTER: Explanation(
        "The {side} has no elected master[: {reason}].",
        "Most of its master-eligible nodes are down or do not see each other, or it is starting: until then it tells "
        "nothing of its indices, and takes no change.",
        "See its nodes and its log; then look again (r in the console).",
    ),
    FaultCode.NOT_FORMED: Explanation(
        "The node that answers for the {side}[ ({node})] is in no cluster: no master was elected since it started, or "
        "the cluster was never formed.",
        "It has no cluster uuid yet.[ RequestId {request_id}.]",
        "See `discovery.seed_hosts` and `cluster.initial_master_nodes`, and its log; then look again "
        "(r in the console).",
    ),
    FaultCode.SERVER_ERROR: Explanation(
        "The server failed[ ({status})][: {reason}].",
        "[RequestId {request_id}.]",
        "See the call (c in the console) and the server's log.",
    ),
    FaultCode.ITEM_FAILED: Explanation(
        "Part of the request failed[: {reason}].",
        "The cluster did some of it and refused the rest.",
        "See the call in the journal, or with c in the console.",
    ),
    FaultCode.READ_ONLY: Explanation(
        "Not sent: this session is read-only.",
        "A session changes nothing until writing is switched on.",
        "w switches writing on.",
    ),
    FaultCode.JOURNAL_UNAVAILABLE: Explanation(
        "Not sent: the journal cannot be written[: {reason}].",
        "Nothing is changed that is not on record first.",
        "Make room or rights in the state folder.",
    ),
}
