"""Steps, choices and what was seen, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.step import StepName, StepState
from ccrtui.text.records.steps import ChoiceText, StepText

STEPS: Mapping[StepName, StepText] = {
    StepName.ACCOUNT: StepText("account", "Whose cloud account is used on both sides."),
    StepName.CLUSTERS: StepText("clusters", "Two Elasticsearch clusters that answer, and are not the same one."),
    StepName.READINESS: StepText("readiness", "Licence, version, certificates and rights that replication needs."),
    StepName.PEERING: StepText("peering", "A connection between the two networks."),
    StepName.ROUTES: StepText("routes", "Both networks know the way to the other."),
    StepName.SECURITY_GROUPS: StepText("security groups", "The ports that replication uses are let through."),
    StepName.REACHABILITY: StepText("reachability", "The leader's transport port answers."),
    StepName.REMOTE_CLUSTER: StepText("remote cluster", "The follower cluster knows the leader under a name."),
    StepName.LEADER_INDEX: StepText("leader index", "The indices to copy, on the leader."),
    StepName.FOLLOWER_INDEX: StepText("follower index", "The copies, on the follower, and that they follow."),
    StepName.COMPARE: StepText("compare", "Both sides hold the same documents."),
}
STEP_STATES: Mapping[StepState, str] = {
    StepState.SATISFIED: "holds",
    StepState.SKIPPED: "skipped",
    StepState.MISSING: "to do",
    StepState.WAITING: "waiting",
    StepState.BLOCKED: "blocked",
    StepState.UNKNOWN: "unknown",
}
CHOICES: Mapping[str, ChoiceText] = {
    "leader-url": ChoiceText("Where is the leader cluster?", "http://host:9200 or https://host:9200"),
    "follower-url": ChoiceText("Where is the follower cluster?", "http://host:9200 or https://host:9200"),
    "leader-region": ChoiceText("In which region is the leader?", "such as ap-beijing"),
    "follower-region": ChoiceText("In which region is the follower?", "such as ap-shanghai"),
    "leader-instance": ChoiceText(
        "Which instance is the leader?", "es- and 8 letters or digits, or pick", {"pick": "one of those in the region"}
    ),
    "follower-instance": ChoiceText(
        "Which instance is the follower?",
        "es- and 8 letters or digits, or pick",
        {"pick": "one of those in the region"},
    ),
    "leader-transport": ChoiceText(
        "At which transport address does the follower reach the leader?", "host:port, usually port 9300"
    ),
    "index": ChoiceText(
        "Which indices of the leader shall be copied?",
        "LEADER or LEADER=FOLLOWER, several with commas; an = in a name as \\=",
    ),
    "shards": ChoiceText("How many primary shards shall the index have?", "a number; it cannot be changed later"),
    "settings": ChoiceText("Which other settings shall the index have?", 'JSON, such as {"refresh_interval": "30s"}'),
    "create-index": ChoiceText("Shall the index be created on the leader?"),
    "network": ChoiceText(
        "How shall the two networks be joined?",
        "auto, peering, ccn or connected",
        {
            "auto": "what is there, else a peering connection",
            "peering": "a peering connection",
            "ccn": "Cloud Connect Network, with its own price",
            "connected": "they are joined already: only check",
        },
    ),
    "bandwidth": ChoiceText(
        "How much bandwidth between the two regions, at most?", "Mbit/s; 100 Mbit/s carry about 45 GB an hour"
    ),
    "charge": ChoiceText(
        "Which billing mode?",
        "the cloud's own word",
        {"POSTPAID_BY_DAY_MAX": "postpaid, by daily peak", "POSTPAID_BY_MONTH_95": "postpaid, by monthly 95th"},
    ),
    "ccn": ChoiceText(
        "Which Cloud Connect Network (CCN)?",
        "ccn- and 8 letters or digits, new or pick",
        {"new": "make a new one", "pick": "one of those that there are"},
    ),
    "destinations": ChoiceText(
        "Where shall the routes lead?",
        "subnets, hosts or vpc",
        {
            "subnets": "the subnets that take part",
            "hosts": "subnets of the clusters; of a ping single addresses (/32)",
            "vpc": "all of the other VPC: fewest routes",
        },
    ),
    "probe-from": ChoiceText(
        "Which machine shall ping?",
        "ins- and 8 letters or digits, or pick",
        {"pick": "one of those in the two networks"},
    ),
    "probe-to": ChoiceText("Which address shall be pinged?", "an address in the other network"),
    "ticket-filed": ChoiceText("Once the ticket is filed: on which day?", "YYYY-MM-DD"),
}
OTHER_CHOICE = ChoiceText("Which value for {option}?")
