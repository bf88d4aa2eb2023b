"""How the simulated cloud behaves: delays, limits and what it offers. A scenario sets them."""

from __future__ import annotations

from dataclasses import dataclass, field

DAY_S = 86400.0
QUOTAS = {
    "vpc-max-vpcpeers": 10,
    "vpc-max-available-vpcpeers": 10,
    "vpc-max-route-tables": 10,
    "route-table-max-policies": 50,
    "vpc-max-network-acls": 50,
    "vpc-max-assistant_cidrs": 5,
}
"""Documented defaults by LimitType; two of them count per VPC, one per route table."""


@dataclass(slots=True)
class Rules:
    """Times are in simulated seconds. `settle_s` is how long a PENDING or ATTACHING thing takes to be usable;
    `list_lag_s` how long lists do not show what was created; `delay_s` how long any answer takes."""

    settle_s: float = 1.0
    list_lag_s: float = 0.0
    delay_s: float = 0.0
    accept_within_s: float = 7 * DAY_S
    cross_region_peering: bool = True
    per_second: int | None = None
    """Requests per real second, account and action; None is what is documented per product."""
    quotas: dict[str, int] = field(default_factory=lambda: dict(QUOTAS))
    group_rules: int = 100
    ccns: int = 5
    ccn_attachments: int = 25
