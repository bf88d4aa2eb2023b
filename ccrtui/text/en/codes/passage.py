"""What lets packets pass: routes and security groups, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.ROUTES_STAND: Explanation(
        "Both sides have a route to the other[: leader to {leader_destination}, follower to {follower_destination}]."
    ),
    Code.ROUTES_MISSING: Explanation(
        "Routes to the other side are missing.",
        "Both directions are needed, in every table that the subnets use.[ Other routes that stay as they are: "
        "{not_changed}.]",
    ),
    Code.ROUTE_INSIDE_OWN: Explanation(
        "{destination} lies inside the {side}'s own network[ ({block})].",
        "What is sent there never leaves that network.",
        "Move one cluster to a network of its own.",
    ),
    Code.ROUTE_TAKEN: Explanation(
        "{table} of the {side} leads {destination} elsewhere: {hop_type} {hop}.",
        "It must lead to the other network, but a route that we did not make is never changed.[ It is {route}.]",
        "Decide which it shall be: VPC console > Route Tables > {table}.",
    ),
    Code.ROUTE_SHADOWED: Explanation(
        "A narrower route in {table} of the {side} leads elsewhere: {destination} to {hop_type} {hop}.",
        "The narrower route wins[ over one to {wanted}]; it is not ours to change.[ It is {route}.]",
        "Decide which it shall be: VPC console > Route Tables > {table}.",
    ),
    Code.ROUTE_DISABLED: Explanation(
        "The route to {destination} in {table} of the {side} is there, but disabled[ ({route})].",
        "Who disabled it may have had a reason, so it is left alone.",
        "Enable it: VPC console > Route Tables > {table}.",
    ),
    Code.SUBNET_NOT_LISTED: Explanation(
        "Subnet {subnet} of the {side} is not in the lists of {vpc}, or its route table is not.",
        "So nothing can be said of its routes.",
        "Look again (r in the console); if it stays so, check that the key may read subnets and route tables of {vpc}.",
    ),
    Code.ROUTE_QUOTA: Explanation(
        "{table} of the {side} has {in_use} routes; {limit} are allowed.",
        "",
        "Delete routes that nobody needs, or ask for a higher quota by ticket.",
    ),
    Code.CCN_ROUTES_STAND: Explanation("Both sides have learned the way to the other[ from CCN {ccn}]."),
    Code.CCN_ROUTES_MISSING: Explanation(
        "{table} of the {side} has not learned {destination} from CCN {ccn} yet.",
        "Routes of a CCN are learned, not written.",
    ),
    Code.CCN_ROUTE_DISABLED: Explanation(
        "CCN {ccn} has learned {destination} of the {side}, and disabled it.",
        "It overlaps a route that was there before.",
        "Decide which it shall be: VPC console > CCN > {ccn} > Route table.",
    ),
    Code.SECURITY_OPEN: Explanation(
        "The security groups let through what replication needs.",
        "It needs the transport port alone; HTTP and ping are shown for information.",
    ),
    Code.SECURITY_CLOSED: Explanation(
        "A security group does not let in what replication needs.",
        "It needs the transport port alone; HTTP and ping are shown for information.[ Rules missing: {blocks}, added "
        "one after the other.][ Into the leader: transport {leader_transport}, HTTP {leader_http}, ping {leader_ping}.]"
        "[ Out of the follower: transport {follower_transport}, HTTP {follower_http}, ping {follower_ping}.]"
        "[ Rules that stay as they are: {not_changed}.]",
    ),
    Code.SECURITY_UNCLEAR: Explanation(
        "Whether {group} of the {side} lets replication through cannot be told.",
        "[Rule {rule} there is given by a template or another group. ]Reachability shows it.",
        "See VPC console > Security Groups > {group}.",
    ),
    Code.SECURITY_DROPS: Explanation(
        "{group} of the {side} does not let replication through[: {direction}][, {block}][, rule {rule}].",
        "What leaves there is not ours to change.",
        "Change it: VPC console > Security Groups > {group}; then look again (r in the console).",
    ),
}
