"""Account, clusters and readiness, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.ACCOUNT_KNOWN: Explanation(
        "Leader: account {leader_account}[, {leader_region}]. "
        "Follower: account {follower_account}[, {follower_region}]."
    ),
    Code.INSTANCE_NOT_FOUND: Explanation(
        "The {side}'s instance {instance} is not in {region}[, as account {account} sees it].",
        "",
        "Check id and region in the profile.[ There: {instances}.]",
    ),
    Code.INSTANCE_NOT_USABLE: Explanation(
        "The {side}'s instance {instance}[ ({name})] is not in its normal state: {instance_state}.",
        "A cluster in that state is not set up.",
        "See it in the Elasticsearch Service console[, {region}]; then look again (r in the console).",
    ),
    Code.INSTANCE_OF_ANOTHER_ACCOUNT: Explanation(
        "Our account does not see the {side}'s instance {instance}.",
        "A connection leads to account {account} there; the instance may be that account's.",
        "Give that account's key (`--leader-credentials`, `--follower-credentials`), or the address of the cluster "
        "(`--leader-url`, `--follower-url`).",
    ),
    Code.NO_INSTANCE_FITS: Explanation(
        "No instance in {region} fits as the {side}.[ Seen: {instances}.]",
        "It needs the Platinum or Enterprise edition[, version {needs} or newer], and its normal state.",
        "Buy or upgrade one: Elasticsearch Service console > {region}; then look again (r in the console).",
    ),
    Code.NO_PATH_YET: Explanation(
        "The {side}'s instance {instance} is there, but nothing leads to it from here yet[ ({address})].",
        "[{fault}]",
        "It is judged again when the network between the two holds.",
    ),
    Code.CLUSTERS_ANSWER: Explanation("Both clusters answer, and they are two."),
    Code.SAME_CLUSTER: Explanation(
        "Leader and follower are the same cluster[ ({leader_name}, uuid {leader_uuid})].",
        "A cluster cannot be the standby of itself.",
        "Correct one of the two addresses in the profile.",
    ),
    Code.READY: Explanation("Licences, versions, certificates and rights fit."),
    Code.READY_AS_CLOUD_TELLS: Explanation(
        "Nothing that the cloud tells so far stands in the way.", "The rest is judged when both clusters can be asked."
    ),
    Code.SECURITY_DIFFERS: Explanation(
        "Users must log in on one side only[: leader {leader_secured}, follower {follower_secured}].",
        "A cluster with security and one without do not connect to each other.",
        "Make both the same in the Elasticsearch Service console; then look again (r in the console).",
    ),
    Code.LICENCE_LACKS_CCR: Explanation(
        "The licence of the {side} is {licence}[ ({licence_status})].",
        "Cross-cluster replication needs trial, platinum or enterprise, on both sides."
        "[ What follows already ({following}) goes on for now; after a pause it could not be resumed.]",
        "Start a trial (POST /_license/start_trial) or change the edition of the cluster.",
    ),
    Code.FOLLOWER_OLDER: Explanation(
        "The follower[ ({follower_version})] is older than the leader[ ({leader_version})].",
        "A follower cannot read the index format of a newer version.",
        "Upgrade the follower first, or let the standby be the leader.",
    ),
    Code.VERSIONS_INCOMPATIBLE: Explanation(
        "Versions {leader_version} and {follower_version} cannot talk to each other.",
        "Across major versions only the last minor of the older one can.",
        "Upgrade one side until both fit.",
    ),
    Code.NO_SHARED_AUTHORITY: Explanation(
        "The two clusters have no certificate authority in common.",
        "Nodes trust each other by certificate only: the connection would be refused without a clear word.",
        "Ask support to align the certificates, or add each side's CA to the other."
        "[ From {api_key_since} on, which both are, an API key does as well, at port 9443 and without a common CA: say "
        "`--leader-transport HOST:9443`.]",
    ),
    Code.TICKET_FILED: Explanation(
        "The two clusters have no certificate authority in common yet; the ticket was filed on {filed_on}.",
        "The certificates of both are compared again with every look.",
        "Wait for support, then look again (r in the console); where it was refused, take `ticket_filed` out of the "
        "profile.",
    ),
    Code.PRIVILEGES_MISSING: Explanation(
        "The user[ {user}] lacks rights on the {side}: {privileges}.",
        "On the leader the names of the roles count: the follower's user brings his role names.",
        "Give a role with these privileges on that side, under the same name on both.",
    ),
}
