"""All actions by product and name."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.sim.cloud.actions import (
    ccn_list,
    ccn_write,
    cidr_check,
    cvm,
    es,
    group_list,
    group_write,
    net_detect,
    network_acl,
    peering_list,
    peering_write,
    region,
    route_list,
    route_write,
    sts,
    subnets,
    tat,
    vpc,
)
from ccrtui.sim.cloud.api.action import Action

VERSIONS = {
    "sts": "2018-08-13",
    "region": "2022-06-27",
    "vpc": "2017-03-12",
    "cvm": "2017-03-12",
    "es": "2018-04-16",
    "tat": "2020-10-28",
}
_FAMILIES: tuple[tuple[Action, ...], ...] = (
    ccn_list.ACTIONS,
    ccn_write.ACTIONS,
    cidr_check.ACTIONS,
    cvm.ACTIONS,
    es.ACTIONS,
    group_list.ACTIONS,
    group_write.ACTIONS,
    net_detect.ACTIONS,
    network_acl.ACTIONS,
    peering_list.ACTIONS,
    peering_write.ACTIONS,
    region.ACTIONS,
    route_list.ACTIONS,
    route_write.ACTIONS,
    sts.ACTIONS,
    subnets.ACTIONS,
    tat.ACTIONS,
    vpc.ACTIONS,
)
ACTIONS: Mapping[tuple[str, str], Action] = {
    (action.service, action.name): action for family in _FAMILIES for action in family
}
