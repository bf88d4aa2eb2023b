"""What joins the two networks, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.NETWORK_UNKNOWN: Explanation(
        "Skipped: the {side} is a typed address.", "Which network it stands in is not known, so none is changed."
    ),
    Code.SAME_NETWORK: Explanation("Skipped: both instances are in {vpc}."),
    Code.CONNECTED_OTHERWISE: Explanation(
        "Skipped: the profile says that the two networks are joined already.", "Reachability shows whether they are."
    ),
    Code.VPC_NOT_FOUND: Explanation(
        "The {side}'s VPC {vpc} is not in {region}, as its key sees it.",
        "",
        "Check region and account of the {side} in the profile.",
    ),
    Code.PEERING_ACTIVE: Explanation(
        "Peering connection {connection}[ ({connection_name})] joins {leader_network} and {follower_network}."
    ),
    Code.PEERING_MISSING: Explanation(
        "No connection joins {leader_network} and {follower_network}.",
        "[Asked for: {bandwidth} Mbit/s.][ Charged {charge}.][ At most {price} yuan a {price_per}: list price "
        "seen in documents of {price_listed}, not a quote.][ Peered as well, but not visible from here and so not "
        "compared: {not_seen}.]",
    ),
    Code.PEERING_PENDING: Explanation("Peering connection {connection} is being made[: {state}]."),
    Code.PEERING_TO_ACCEPT: Explanation(
        "Peering connection {connection} waits for account {account}[, until {accept_by} China time].",
        "The profile names that account's key, so it can be accepted from here.",
        "[What is at its other end is not seen: accept it only if you expect it from account {confirm}. Then a in the "
        "console, and type {confirm}; on the command line --confirm {confirm}.]",
    ),
    Code.PEERING_AWAITS_OTHER: Explanation(
        "Peering connection {connection} waits for account {account}.",
        "Only that account can accept it.[ Not accepted by {accept_by} China time, it expires.]",
        "There: VPC console > Peering Connections[ > {region}] > Accept. Then look again (r in the console).",
    ),
    Code.PEERING_EXPIRED: Explanation(
        "Peering connection {connection} was not accepted in time[ by account {account}].",
        "An expired connection cannot be revived.",
        "It has to be deleted (VPC console > Peering Connections) and asked for again.",
    ),
    Code.PEERING_REJECTED: Explanation(
        "Peering connection {connection} was rejected[ by account {account}].",
        "",
        "Agree with the other account; then it has to be deleted (VPC console > Peering Connections) and asked for "
        "again.",
    ),
    Code.PEERING_FAILED: Explanation(
        "Peering connection {connection} could not be made.",
        "[State: {state}.]",
        "It has to be deleted (VPC console > Peering Connections) and asked for again; if that fails too, submit a "
        "ticket.",
    ),
    Code.PEERING_ISOLATED: Explanation(
        "Peering connection {connection} is isolated.",
        "That is done for arrears as a rule. The account that asked for the connection pays for it.",
        "Settle what is owed in the billing centre; then look again (r in the console).",
    ),
    Code.PEERING_STATE_UNKNOWN: Explanation(
        "Peering connection {connection} is in a state that is not known here: {state}.",
        "It does not count as usable.",
        "See VPC console > Peering Connections; then look again (r in the console).",
    ),
    Code.NETWORKS_OVERLAP: Explanation(
        "No route can tell the two networks apart, as they overlap[: {overlaps}].",
        "[Leader {leader_network}; follower {follower_network}.]",
        "Move one cluster to a network of its own. Where only other subnets overlap, a CCN may do (`--network ccn`).",
    ),
    Code.OVERLAPS_PEER: Explanation(
        "{vpc}, to which {connection} joins the {side} already, overlaps the other network[: {overlaps}].",
        "That connection is not ours to change.",
        "Remove that connection if nobody needs it, or join the two by CCN (`--network ccn`).",
    ),
    Code.PEERING_QUOTA: Explanation(
        "{vpc} of the {side} has {in_use} peering connections; {limit} are allowed.",
        "",
        "Delete one that nobody needs, or ask for a higher quota by ticket.",
    ),
    Code.CROSS_REGION_REFUSED: Explanation(
        "The cloud does not peer these two regions for this account.",
        "A Cloud Connect Network (CCN) joins regions too; it is another product, with its own price.",
        "Choose `ccn`, or `connected` when something else joins the two.",
    ),
    Code.CCN_JOINS: Explanation("CCN {ccn}[ ({ccn_name})] joins {leader_network} and {follower_network}."),
    Code.CCN_MISSING: Explanation(
        "No CCN joins {leader_network} and {follower_network}.",
        "One is made.[ Limit between the regions, as chosen: {bandwidth} Mbit/s.] A CCN has a price of its own, which "
        "this program does not know.[ Charged {charge}.][ At most {price} yuan a "
        "{price_per}: list price seen in documents of {price_listed}, not a quote.]",
    ),
    Code.CCN_TO_ATTACH: Explanation("Not attached to CCN {ccn}[ ({ccn_name})] yet: {vpcs}."),
    Code.CCN_BANDWIDTH_TO_SET: Explanation(
        "In CCN {ccn} the bandwidth between the two regions is to be set[: {bandwidth} Mbit/s]."
    ),
    Code.CCN_TO_ACCEPT: Explanation(
        "CCN {ccn}[ ({ccn_name})] waits for its account[ {account}] to let {vpc} in.",
        "The profile names that account's key, so it can be accepted from here.",
    ),
    Code.CCN_AWAITS_OTHER: Explanation(
        "CCN {ccn} waits for its account[ {account}] to let {vpc} in.",
        "Only that account can accept it. What is not accepted in time expires.",
        "There: VPC console > CCN > {ccn} > Associated instances > Agree. Then look again (r in the console).",
    ),
    Code.CCN_ELSEWHERE: Explanation(
        "The {side}'s {vpc} is attached to CCN {attached} already.",
        "The cloud may refuse to attach it to a second one (UnsupportedOperation.CcnAttached), so nothing is sent.",
        "Detach it there (VPC console > CCN > {attached} > Associated instances)[, or choose {ccns} for both sides].",
    ),
    Code.CCN_ATTACHING: Explanation(
        "Networks of CCN {ccn} are on their way[: leader {leader_state}][, follower {follower_state}]."
    ),
    Code.CCN_ATTACHMENT_STATE: Explanation(
        "In CCN {ccn} the {side}'s {vpc} is in the state {state}.",
        "That state does not pass by itself.",
        "See VPC console > CCN > {ccn} > Associated instances.",
    ),
    Code.CCN_NOT_FOUND: Explanation(
        "This account has no CCN {ccn}.",
        "",
        "Check `--ccn` in the profile[; there: {ccns}]. One of another account needs that account's key.",
    ),
}
