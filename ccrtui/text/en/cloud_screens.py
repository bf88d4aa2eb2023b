"""What the console says of the cloud alone, in English."""

from __future__ import annotations

from ccrtui.text.records.cloud_screens import RequestWords, TextWords

REQUESTS = RequestWords(
    route="{block}  next hop {hop} {gateway}",
    route_removed="route {route}",
    own_id="the id it gets",
    peering="{vpc} to {other} in {region}, account {account}",
    rule="{direction}: accept {service} {block}, ahead of the other rules",
    rule_removed="{direction}: the rule at place {n}",
    ingress="from outside",
    egress="to outside",
    member="VPC {vpc} in {region}",
    charged="charged {how}",
    bandwidth="{region} to {other}: at most {n} Mbit/s",
    check="from {subnet} to {targets}",
    command="runs this as root:",
    marked="marked {marker}",
)
TEXTS = TextWords(
    ticket="support ticket",
    other_account="message for the other account",
    policy="policy",
    hint="t copies the {what}; s saves it.",
    save="save as   t {what}   c CSV   j JSON   m Markdown   esc",
)
