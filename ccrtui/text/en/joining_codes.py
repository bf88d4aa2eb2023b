"""What is said of accounts, instances and what joins their networks, in English."""

from __future__ import annotations

from ccrtui.text.cloud_code_words import JoiningCodeWords
from ccrtui.text.explanation import Explanation

JOINING_CODES = JoiningCodeWords(
    account_known=Explanation(
        "Leader: account {leader_account}[, {leader_region}]. "
        "Follower: account {follower_account}[, {follower_region}]."
    ),
    instance_not_found=Explanation(
        "The {side}'s instance {instance} is not in {region}[, as account {account} sees it].",
        "",
        "Check id and region in the profile.[ There: {instances}.]",
    ),
    instance_not_usable=Explanation(
        "The {side}'s instance {instance}[ ({name})] is not in its normal state: {instance_state}.",
        "A cluster in that state is not set up.",
        "See it in the Elasticsearch Service console[, {region}]; then look again (r in the console).",
    ),
    instance_of_another_account=Explanation(
        "Our account does not see the {side}'s instance {instance}.",
        "A connection leads to account {account} there; the instance may be that account's.",
        "Give that account's key (`--leader-credentials`, `--follower-credentials`), or the address of the cluster "
        "(`--leader-url`, `--follower-url`).",
    ),
    no_instance_fits=Explanation(
        "No instance in {region} fits as the {side}.[ Seen: {instances}.]",
        "It needs the Platinum or Enterprise edition[, version {needs} or newer], and its normal state.",
        "Buy or upgrade one: Elasticsearch Service console > {region}; then look again (r in the console).",
    ),
    no_path_yet=Explanation(
        "The {side}'s instance {instance} is there, but nothing leads to it from here yet[ ({address})].",
        "[{fault}]",
        "It is judged again when the network between the two holds.",
    ),
    ready_as_cloud_tells=Explanation(
        "Nothing that the cloud tells so far stands in the way.", "The rest is judged when both clusters can be asked."
    ),
    security_differs=Explanation(
        "Users must log in on one side only[: leader {leader_secured}, follower {follower_secured}].",
        "A cluster with security and one without do not connect to each other.",
        "Make both the same in the Elasticsearch Service console; then look again (r in the console).",
    ),
    network_unknown=Explanation(
        "Skipped: the {side} is a typed address.", "Which network it stands in is not known, so none is changed."
    ),
    same_network=Explanation("Skipped: both instances are in {vpc}."),
    connected_otherwise=Explanation(
        "Skipped: the profile says that the two networks are joined already.", "Reachability shows whether they are."
    ),
    vpc_not_found=Explanation(
        "The {side}'s VPC {vpc} is not in {region}, as its key sees it.",
        "",
        "Check region and account of the {side} in the profile.",
    ),
    peering_active=Explanation(
        "Peering connection {connection}[ ({connection_name})] joins {leader_network} and {follower_network}."
    ),
    peering_missing=Explanation(
        "No connection joins {leader_network} and {follower_network}.",
        "[Asked for: {bandwidth} Mbit/s.][ Charged {charge}.][ At most {price} yuan a {price_per}: list price "
        "seen in documents of {price_listed}, not a quote.][ Peered as well, but not visible from here and so not "
        "compared: {not_seen}.]",
    ),
    peering_pending=Explanation("Peering connection {connection} is being made[: {state}]."),
    peering_to_accept=Explanation(
        "Peering connection {connection} waits for account {account}[, until {accept_by} China time].",
        "The profile names that account's key, so it can be accepted from here.",
        "[What is at its other end is not seen: accept it only if you expect it from account {confirm}. Then a in the "
        "console, and type {confirm}; on the command line --confirm {confirm}.]",
    ),
    peering_awaits_other=Explanation(
        "Peering connection {connection} waits for account {account}.",
        "Only that account can accept it.[ Not accepted by {accept_by} China time, it expires.]",
        "There: VPC console > Peering Connections[ > {region}] > Accept. Then look again (r in the console).",
    ),
    peering_expired=Explanation(
        "Peering connection {connection} was not accepted in time[ by account {account}].",
        "An expired connection cannot be revived.",
        "It has to be deleted (VPC console > Peering Connections) and asked for again.",
    ),
    peering_rejected=Explanation(
        "Peering connection {connection} was rejected[ by account {account}].",
        "",
        "Agree with the other account; then it has to be deleted (VPC console > Peering Connections) and asked for "
        "again.",
    ),
    peering_failed=Explanation(
        "Peering connection {connection} could not be made.",
        "[State: {state}.]",
        "It has to be deleted (VPC console > Peering Connections) and asked for again; if that fails too, submit a "
        "ticket.",
    ),
    peering_isolated=Explanation(
        "Peering connection {connection} is isolated.",
        "That is done for arrears as a rule. The account that asked for the connection pays for it.",
        "Settle what is owed in the billing centre; then look again (r in the console).",
    ),
    peering_state_unknown=Explanation(
        "Peering connection {connection} is in a state that is not known here: {state}.",
        "It does not count as usable.",
        "See VPC console > Peering Connections; then look again (r in the console).",
    ),
    networks_overlap=Explanation(
        "No route can tell the two networks apart, as they overlap[: {overlaps}].",
        "[Leader {leader_network}; follower {follower_network}.]",
        "Move one cluster to a network of its own. Where only other subnets overlap, a CCN may do (`--network ccn`).",
    ),
    overlaps_peer=Explanation(
        "{vpc}, to which {connection} joins the {side} already, overlaps the other network[: {overlaps}].",
        "That connection is not ours to change.",
        "Remove that connection if nobody needs it, or join the two by CCN (`--network ccn`).",
    ),
    peering_quota=Explanation(
        "{vpc} of the {side} has {in_use} peering connections; {limit} are allowed.",
        "",
        "Delete one that nobody needs, or ask for a higher quota by ticket.",
    ),
    cross_region_refused=Explanation(
        "The cloud does not peer these two regions for this account.",
        "A Cloud Connect Network (CCN) joins regions too; it is another product, with its own price.",
        "Choose `ccn`, or `connected` when something else joins the two.",
    ),
    ccn_joins=Explanation("CCN {ccn}[ ({ccn_name})] joins {leader_network} and {follower_network}."),
    ccn_missing=Explanation(
        "No CCN joins {leader_network} and {follower_network}.",
        "One is made.[ Limit between the regions, as chosen: {bandwidth} Mbit/s.] A CCN has a price of its own, which "
        "this program does not know.[ Charged {charge}.][ At most {price} yuan a "
        "{price_per}: list price seen in documents of {price_listed}, not a quote.]",
    ),
    ccn_to_attach=Explanation("Not attached to CCN {ccn}[ ({ccn_name})] yet: {vpcs}."),
    ccn_bandwidth_to_set=Explanation(
        "In CCN {ccn} the bandwidth between the two regions is to be set[: {bandwidth} Mbit/s]."
    ),
    ccn_to_accept=Explanation(
        "CCN {ccn}[ ({ccn_name})] waits for its account[ {account}] to let {vpc} in.",
        "The profile names that account's key, so it can be accepted from here.",
    ),
    ccn_awaits_other=Explanation(
        "CCN {ccn} waits for its account[ {account}] to let {vpc} in.",
        "Only that account can accept it. What is not accepted in time expires.",
        "There: VPC console > CCN > {ccn} > Associated instances > Agree. Then look again (r in the console).",
    ),
    ccn_elsewhere=Explanation(
        "The {side}'s {vpc} is attached to CCN {attached} already.",
        "The cloud may refuse to attach it to a second one (UnsupportedOperation.CcnAttached), so nothing is sent.",
        "Detach it there (VPC console > CCN > {attached} > Associated instances)[, or choose {ccns} for both sides].",
    ),
    ccn_attaching=Explanation(
        "Networks of CCN {ccn} are on their way[: leader {leader_state}][, follower {follower_state}]."
    ),
    ccn_attachment_state=Explanation(
        "In CCN {ccn} the {side}'s {vpc} is in the state {state}.",
        "That state does not pass by itself.",
        "See VPC console > CCN > {ccn} > Associated instances.",
    ),
    ccn_not_found=Explanation(
        "This account has no CCN {ccn}.",
        "",
        "Check `--ccn` in the profile[; there: {ccns}]. One of another account needs that account's key.",
    ),
    create_uncertain=Explanation(
        "{marker} was asked for earlier, and the answer was lost.",
        "It is looked for by that name, and not asked for again meanwhile.",
    ),
    create_not_found=Explanation(
        "{marker} was asked for earlier, the answer was lost, and it is not found.",
        "It is never asked for again by itself: it might then be there twice.",
        "Look in the web console. To ask again: a in the console, and type {confirm}; on the command line "
        "--confirm {confirm}.",
    ),
    connection_in_use=Explanation(
        "Others use {connection}[: {routes}].",
        "They would lose what they have through it.",
        "Take those out first; they are not ours to remove.",
    ),
)
