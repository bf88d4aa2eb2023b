"""What is said of routes, security groups and whether the network carries, in English."""

from __future__ import annotations

from ccrtui.text.cloud_code_words import PassageCodeWords
from ccrtui.text.explanation import Explanation

PASSAGE_CODES = PassageCodeWords(
    routes_stand=Explanation(
        "Both sides have a route to the other[: leader to {leader_destination}, follower to {follower_destination}]."
    ),
    routes_missing=Explanation(
        "Routes to the other side are missing.",
        "Both directions are needed, in every table that the subnets use.[ Other routes that stay as they are: "
        "{not_changed}.]",
    ),
    route_inside_own=Explanation(
        "{destination} lies inside the {side}'s own network[ ({block})].",
        "What is sent there never leaves that network.",
        "Move one cluster to a network of its own.",
    ),
    route_taken=Explanation(
        "{table} of the {side} leads {destination} elsewhere: {hop_type} {hop}.",
        "It must lead to the other network, but a route that we did not make is never changed.[ It is {route}.]",
        "Decide which it shall be: VPC console > Route Tables > {table}.",
    ),
    route_shadowed=Explanation(
        "A narrower route in {table} of the {side} leads elsewhere: {destination} to {hop_type} {hop}.",
        "The narrower route wins[ over one to {wanted}]; it is not ours to change.[ It is {route}.]",
        "Decide which it shall be: VPC console > Route Tables > {table}.",
    ),
    route_disabled=Explanation(
        "The route to {destination} in {table} of the {side} is there, but disabled[ ({route})].",
        "Who disabled it may have had a reason, so it is left alone.",
        "Enable it: VPC console > Route Tables > {table}.",
    ),
    subnet_not_listed=Explanation(
        "Subnet {subnet} of the {side} is not in the lists of {vpc}, or its route table is not.",
        "So nothing can be said of its routes.",
        "Look again (r in the console); if it stays so, check that the key may read subnets and route tables of {vpc}.",
    ),
    route_quota=Explanation(
        "{table} of the {side} has {in_use} routes; {limit} are allowed.",
        "",
        "Delete routes that nobody needs, or ask for a higher quota by ticket.",
    ),
    ccn_routes_stand=Explanation("Both sides have learned the way to the other[ from CCN {ccn}]."),
    ccn_routes_missing=Explanation(
        "{table} of the {side} has not learned {destination} from CCN {ccn} yet.",
        "Routes of a CCN are learned, not written.",
    ),
    ccn_route_disabled=Explanation(
        "CCN {ccn} has learned {destination} of the {side}, and disabled it.",
        "It overlaps a route that was there before.",
        "Decide which it shall be: VPC console > CCN > {ccn} > Route table.",
    ),
    security_open=Explanation(
        "The security groups let through what replication needs.",
        "It needs the transport port alone; HTTP and ping are shown for information.",
    ),
    security_closed=Explanation(
        "A security group does not let in what replication needs.",
        "It needs the transport port alone; HTTP and ping are shown for information.[ Rules missing: {blocks}, added "
        "one after the other.][ Into the leader: transport {leader_transport}, HTTP {leader_http}, ping {leader_ping}.]"
        "[ Out of the follower: transport {follower_transport}, HTTP {follower_http}, ping {follower_ping}.]"
        "[ Rules that stay as they are: {not_changed}.]",
    ),
    security_unclear=Explanation(
        "Whether {group} of the {side} lets replication through cannot be told.",
        "[Rule {rule} there is given by a template or another group. ]Reachability shows it.",
        "See VPC console > Security Groups > {group}.",
    ),
    security_drops=Explanation(
        "{group} of the {side} does not let replication through[: {direction}][, {block}][, rule {rule}].",
        "What leaves there is not ours to change.",
        "Change it: VPC console > Security Groups > {group}; then look again (r in the console).",
    ),
    network_carries=Explanation(
        "The network carries[, from the leader in {leader_delay_ms} ms][, from the follower in {follower_delay_ms} ms]."
    ),
    net_no_route=Explanation(
        "From {subnet} of the {side} no route leads to {target}.",
        "The cloud's own network check says so.",
        "See the route table of that subnet: VPC console > Subnets > {subnet}.",
    ),
    net_egress_acl=Explanation(
        "Between {subnet} of the {side} and {target}, a network ACL drops what goes out[: {acl}][, rule {rule}].",
        "Network ACLs keep no state: the way back needs a rule of its own.",
        "Let out to {target}, and in from there, ICMP and TCP of the leader's port 9300: VPC console > Network ACLs"
        "[ > {acl}][, rule {rule}]; then look again (r in the console).",
    ),
    net_ingress_acl=Explanation(
        "Between {subnet} of the {side} and {target}, a network ACL drops what comes in[: {acl}][, rule {rule}].",
        "Network ACLs keep no state: the way back needs a rule of its own.",
        "Let in to {target}, and out from there, ICMP and TCP of the leader's port 9300: VPC console > Network ACLs"
        "[ > {acl}][, rule {rule}]; then look again (r in the console).",
    ),
    net_loss=Explanation(
        "{target} does not answer {subnet} of the {side}[, {loss} % lost]; no reason is given.",
        "[Ping, as the security groups say: {ping}. ]A lost ping alone does not prove that the transport port is shut.",
        "Check security groups and network ACLs of both sides; then look again (r in the console).",
    ),
    ping_to_send=Explanation(
        "A ping from {machine} to {target} was asked for.",
        "It is a script that the automation agent runs on that machine as root.",
    ),
    ping_running=Explanation("The ping from {machine}[ to {target}] is under way."),
    ping_answered=Explanation(
        "{target} answers {machine}[ in {delay_ms} ms][, {loss} % lost].",
        "[Transport port {transport_port}.][ HTTP port {http_port}.]",
    ),
    ping_lost=Explanation(
        "{target} does not answer the ping from {machine}.",
        "[Transport port {transport_port}.][ HTTP port {http_port}.] A lost ping alone does not prove that the "
        "transport port is shut.",
        "[Check security groups and network ACLs of both sides. To ping again: a in the console, and type {confirm}; "
        "on the command line --confirm {confirm}.]",
    ),
    machine_not_usable=Explanation(
        "{machine} cannot be asked to ping[: {machine_state}][, agent {agent}].",
        "It must run in one of the two networks, and its automation agent must be online.",
        "See CVM console > {machine}, or name another machine (`--probe-from`).[ Or run this on it: {command}]",
    ),
)
