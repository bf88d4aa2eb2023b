"""Everything of the simulated cloud that a walk could change, asked with the official client, for before and after."""

from __future__ import annotations

from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from tests.simulated import Simulated

REGIONS = ("ap-beijing", "ap-shanghai")
_LISTS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("DescribeVpcPeeringConnections", {}, "PeerConnectionSet"),
    ("DescribeRouteTables", {"Limit": "100"}, "RouteTableSet"),
    ("DescribeCcns", {}, "CcnSet"),
    ("DescribeCcnAttachedInstances", {}, "InstanceSet"),
)


def dump(simulated: Simulated) -> dict[str, Any]:
    """What there is in every account, by account, region and list."""
    accounts = (False, True) if simulated.banner["cloud"].get("other") else (False,)
    dumps = ((other, CloudApi(simulated, other=other).dump()) for other in accounts)
    return {f"{'other' if other else 'first'} {key}": value for other, all_ in dumps for key, value in all_.items()}


def _common(module: str) -> Any:
    """A part of the official client, which has no types."""
    return import_module(f"tencentcloud.common.{module}")


class CloudApi:
    """The simulated cloud's API with the first account's key, or with the other's."""

    def __init__(self, simulated: Simulated, *, other: bool = False) -> None:
        cloud = simulated.banner["cloud"]
        key = cloud["other"] if other else cloud
        self._credential = _common("credential").Credential(key["secret_id"], key["secret_key"])
        self._endpoint = urlsplit(cloud["endpoint"]).netloc

    def ask(self, action: str, region: str, params: dict[str, Any], service: str = "vpc") -> dict[str, Any]:
        """Call one action."""
        version = {"vpc": "2017-03-12", "cvm": "2017-03-12", "es": "2018-04-16", "tat": "2020-10-28"}[service]
        http = _common("profile.http_profile").HttpProfile(protocol="http", endpoint=self._endpoint)
        profile = _common("profile.client_profile").ClientProfile(httpProfile=http)
        client = _common("common_client").CommonClient(service, version, self._credential, region, profile)
        response: dict[str, Any] = client.call_json(action, params)["Response"]
        return response

    def dump(self) -> dict[str, Any]:
        """Connections, routes, networks between many, and security rules of both regions."""
        lists: dict[str, Any] = {}
        for region in REGIONS:
            for action, params, key in _LISTS:
                lists[f"{region} {action}"] = self.ask(action, region, params)[key]
            groups = self.ask("DescribeSecurityGroups", region, {"Limit": "100"})["SecurityGroupSet"]
            for group in (entry["SecurityGroupId"] for entry in groups):
                rules = self.ask("DescribeSecurityGroupPolicies", region, {"SecurityGroupId": group})
                body = rules["SecurityGroupPolicySet"]
                lists[f"{region} {group}"] = [body["Ingress"], body["Egress"]]
        return lists
