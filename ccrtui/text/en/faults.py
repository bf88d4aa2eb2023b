"""Faults in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.fault import FaultCode
from ccrtui.text.explanation import Explanation

FAULTS: Mapping[FaultCode, Explanation] = {
    FaultCode.NAME_NOT_FOUND: Explanation(
        "The name[ {address}] is not known to DNS here.",
        "The name is misspelt, or only the resolver inside the VPC knows it.",
        "Check the spelling, or use the IP address.",
    ),
    FaultCode.REFUSED: Explanation(
        "The connection[ to {address}] was refused.",
        "Nothing listens there now: the node is down or starting, or the port is another.",
        "See whether its node runs[: it answered until {worked_until}]"
        "[. Check the port if it does: {usual_port} is usual for HTTP].",
    ),
    FaultCode.UNREACHABLE: Explanation(
        "There is no way to[ {address}] from here.",
        "This machine has no route there, or a router on the way says that nobody has.",
        "Check route, VPN and security group of this machine.",
    ),
    FaultCode.TIMED_OUT: Explanation(
        "No answer[ from {address}] in time[: {request} was waited for {waited_s} s].",
        "Packets are lost on the way, or the server is overloaded.",
        "Check the security group for the port; then look again (r in the console).",
    ),
    FaultCode.OWN_LOAD: Explanation(
        "No answer[ from {address}] was taken in time: ccrtui itself was busy.",
        "This program, or the machine it runs on, has too much to do; that says nothing of the network.",
        "Look again (r in the console); if it stays so, give the machine more room.",
    ),
    FaultCode.CUT_OFF: Explanation(
        "The connection was cut in the middle of the answer.",
        "The node restarted, or something between here and there ended the connection.",
        "Look again (r in the console).",
    ),
    FaultCode.CERTIFICATE_UNTRUSTED: Explanation(
        "The certificate[ of {address}][ ({subject})] is not trusted here[; it leads to {issuer}]"
        "[; {ca_file} holds {ca_subjects}][ and {ca_more} more]"
        "[; that authority was made anew: same name, {other_key}, other key][; {refusal}].",
        "Nothing was sent: the password would have gone to an unproven server.",
        "Give the file of the authority[ {issuer}] with `--leader-ca` or `--follower-ca`, or as `ca` in the profile.",
    ),
    FaultCode.CERTIFICATE_EXPIRED: Explanation(
        "The certificate[ of {address}][ ({subject})] has expired[ on {expires_at}].",
        "Nothing was sent: an expired certificate proves nobody.",
        "Renew it on the server, then look again (r in the console).",
    ),
    FaultCode.CERTIFICATE_NOT_YET_VALID: Explanation(
        "The certificate[ of {address}][ ({subject})] is not valid yet[: only from {valid_from} on].",
        "Nothing was sent: a certificate out of its time proves nobody. Most often it is this machine's clock that "
        "is slow.",
        "Check this machine's clock and time zone; else have it issued anew on the server.",
    ),
    FaultCode.CERTIFICATE_WRONG_NAME: Explanation(
        "The certificate is not for[ {address}].",
        "Nothing was sent: another server may stand behind that address.",
        "Use a name or address that stands in the certificate[: {names}].",
    ),
    FaultCode.AUTHORITY_UNUSABLE: Explanation(
        "The file of the certificate authority, {ca_file}, cannot be used: {flaw}.",
        "Nothing was sent: without it nobody can tell whether the server is the right one.",
        "Give a file with the authority's certificate (PEM, DER, or PKCS#12 without a password) with `--leader-ca` or "
        "`--follower-ca`, or as `ca` in the profile.",
    ),
    FaultCode.TLS_EXPECTED: Explanation(
        "The server speaks TLS and http:// was given.",
        "Plain text sent to a TLS port is dropped before it is read.",
        "Write https:// in the address.",
    ),
    FaultCode.TLS_NOT_EXPECTED: Explanation(
        "The server speaks plain HTTP and https:// was given.",
        "A plain port cannot answer a TLS handshake.",
        "Write http:// in the address.",
    ),
    FaultCode.TLS_FAILED: Explanation(
        "The TLS handshake failed[: {problem}].",
        "Both ends share no TLS version or cipher, or one of them wants a certificate of the other.",
        "Check TLS versions and certificates on both ends.",
    ),
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
        "The answer could not be read[: {reason}].",
        "It is not what any known version answers to this request.",
        "See the call in the journal, or with c in the console.",
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
        "See the call in the journal, or with c in the console.",
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
    FaultCode.NO_CREDENTIAL: Explanation(
        "No cloud key of the {side} was found[: {reason}].",
        "[Looked for, in this order: {places}. ][Not usable: {problems}. ]Nothing was sent.",
        "Set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, or name another place with "
        "`--leader-credentials` or `--follower-credentials`.",
    ),
    FaultCode.CREDENTIAL_UNKNOWN: Explanation(
        "The cloud does not know the key id of the {side}.",
        "[The key came from {found_in}. ]It may be mistyped, disabled or deleted.[ RequestId {request_id}.]",
        "Check it: Cloud Access Management console > API keys.",
    ),
    FaultCode.CREDENTIAL_WRONG: Explanation(
        "The secret key of the {side} does not belong to its key id.",
        "[The key came from {found_in}. ]A stray blank is enough.[ RequestId {request_id}.]",
        "Copy both again: Cloud Access Management console > API keys.",
    ),
    FaultCode.CREDENTIAL_EXPIRED: Explanation(
        "The temporary key of the {side} has expired, or came without its token.",
        "[The key came from {found_in}.][ RequestId {request_id}.]",
        "Get a new one, and give all three: id, key and token (`TENCENTCLOUD_TOKEN`).",
    ),
    FaultCode.CLOCK_WRONG: Explanation(
        "The clock of this machine is more than five minutes off.",
        "The cloud refuses what is signed with such a time.[ Its own: {server_time}.][ RequestId {request_id}.]",
        "Set the clock (NTP); then look again (r in the console).",
    ),
    FaultCode.NOT_PERMITTED: Explanation(
        "The key of the {side} may not do {action}[ on {resource}].",
        "[RequestId {request_id}.]",
        "Grant it in Cloud Access Management.[ The least policy that would do: {policy}]",
    ),
    FaultCode.QUOTA: Explanation(
        "A quota of the account is used up[: {reason}].",
        "[{error}.][ RequestId {request_id}.]",
        "Delete what nobody needs, or ask for a higher quota by ticket.",
    ),
    FaultCode.NOT_OFFERED: Explanation(
        "The cloud does not offer this to the account, or not here[: {reason}].",
        "[{error}.][ RequestId {request_id}.]",
        "Choose another way, or ask by ticket.",
    ),
    FaultCode.ACCOUNT_BLOCKED: Explanation(
        "The account is not verified, or an approval stands in between[: {reason}].",
        "[{error}.][ RequestId {request_id}.]",
        "Finish that in the web console; then look again (r in the console).",
    ),
    FaultCode.NO_ADDRESS: Explanation(
        "Where the {side} answers is not known[: instance {instance}][ in {region}].",
        "The cloud did not tell an address of it to our account.",
        "Go on with the set-up: it says which instance, region or key is missing.",
    ),
    FaultCode.REGION_UNKNOWN: Explanation(
        "The cloud does not know that region[: {region}].",
        "[RequestId {request_id}.]",
        "Correct the region of the {side} in the profile.[ There are: {regions}.]",
    ),
    FaultCode.EMPTY_ANSWER: Explanation(
        "The answer lacks the id of what was to be made.",
        "Nobody knows whether it was done, so it is not sent again.[ RequestId {request_id}.]",
        "Look at what is there now (r in the console).",
    ),
    FaultCode.JOURNAL_UNAVAILABLE: Explanation(
        "Not sent: the journal cannot be written[: {reason}].",
        "Nothing is changed that is not on record first.",
        "Make room or rights in the state folder.",
    ),
}
