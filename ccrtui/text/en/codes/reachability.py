"""Whether the network carries, and the transport port answers, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.NETWORK_CARRIES: Explanation(
        "The network carries[, from the leader in {leader_delay_ms} ms][, from the follower in {follower_delay_ms} ms]."
    ),
    Code.NET_NO_ROUTE: Explanation(
        "From {subnet} of the {side} no route leads to {target}.",
        "The cloud's own network check says so.",
        "See the route table of that subnet: VPC console > Subnets > {subnet}.",
    ),
    Code.NET_EGRESS_ACL: Explanation(
        "Between {subnet} of the {side} and {target}, a network ACL drops what goes out[: {acl}][, rule {rule}].",
        "Network ACLs keep no state: the way back needs a rule of its own.",
        "Let out to {target}, and in from there, ICMP and TCP of the leader's port 9300: VPC console > Network ACLs"
        "[ > {acl}][, rule {rule}]; then look again (r in the console).",
    ),
    Code.NET_INGRESS_ACL: Explanation(
        "Between {subnet} of the {side} and {target}, a network ACL drops what comes in[: {acl}][, rule {rule}].",
        "Network ACLs keep no state: the way back needs a rule of its own.",
        "Let in to {target}, and out from there, ICMP and TCP of the leader's port 9300: VPC console > Network ACLs"
        "[ > {acl}][, rule {rule}]; then look again (r in the console).",
    ),
    Code.NET_LOSS: Explanation(
        "{target} does not answer {subnet} of the {side}[, {loss} % lost]; no reason is given.",
        "[Ping, as the security groups say: {ping}. ]A lost ping alone does not prove that the transport port is shut.",
        "Check security groups and network ACLs of both sides; then look again (r in the console).",
    ),
    Code.PING_TO_SEND: Explanation(
        "A ping from {machine} to {target} was asked for.",
        "It is a script that the automation agent runs on that machine as root.",
    ),
    Code.PING_RUNNING: Explanation("The ping from {machine}[ to {target}] is under way."),
    Code.PING_ANSWERED: Explanation(
        "{target} answers {machine}[ in {delay_ms} ms][, {loss} % lost].",
        "[Transport port {transport_port}.][ HTTP port {http_port}.]",
    ),
    Code.PING_LOST: Explanation(
        "{target} does not answer the ping from {machine}.",
        "[Transport port {transport_port}.][ HTTP port {http_port}.] A lost ping alone does not prove that the "
        "transport port is shut.",
        "[Check security groups and network ACLs of both sides. To ping again: a in the console, and type {confirm}; "
        "on the command line --confirm {confirm}.]",
    ),
    Code.MACHINE_NOT_USABLE: Explanation(
        "{machine} cannot be asked to ping[: {machine_state}][, agent {agent}].",
        "It must run in one of the two networks, and its automation agent must be online.",
        "See CVM console > {machine}, or name another machine (`--probe-from`).[ Or run this on it: {command}]",
    ),
    Code.REACHABLE_FROM_HERE: Explanation(
        "The transport address {address} answers from here[ in {connect_ms} ms].",
        "Whether it answers from the follower, the next step shows.",
    ),
    Code.PROVEN_BY_CONNECTION: Explanation('The remote cluster[ "{alias}"] is connected: that proves the way.'),
    Code.VERIFIED_BY_REMOTE_CLUSTER: Explanation(
        "Not settled here[: {address} gives no answer]; the remote cluster step will prove it."
    ),
    Code.TRANSPORT_IS_HTTP: Explanation(
        "{address} is the HTTP port.",
        "Clusters talk to each other on the transport port.",
        "Type the transport address, usually port 9300.",
    ),
    Code.TRANSPORT_IS_OWN: Explanation(
        "{address} belongs to the follower itself.", "It would follow itself.", "Type an address of the leader."
    ),
    Code.TRANSPORT_SILENT: Explanation(
        "{address} takes the connection and then says nothing.",
        "A proxy or load balancer may stand there, or a firewall that inspects.",
        "Type the address of a node, or choose proxy mode in the profile.",
    ),
    Code.NOT_REACHABLE_FROM_HERE: Explanation(
        "{address} does not answer from here.[ {fault}]",
        "The follower may still reach it by another way.",
        "Give another address (--leader-transport; enter in the console); where only the follower reaches it: "
        "`profiles edit NAME --network connected`.",
    ),
}
