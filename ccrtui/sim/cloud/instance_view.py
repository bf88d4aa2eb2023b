"""How the Elasticsearch product shows an instance: odd names and empty fields included."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.cluster_facts import Facts
from ccrtui.sim.cloud.instance import SearchInstance
from ccrtui.sim.cloud.state import Cloud

HTTP, TRANSPORT = 9200, 9300
MEMORY_GB, DISK_GB = 8, 200


def instance_view(cloud: Cloud, instance: SearchInstance, facts: Facts) -> dict[str, Any]:
    """One element of `InstanceList`."""
    account = cloud.accounts[instance.owner]
    return {
        "InstanceId": instance.id,
        "InstanceName": instance.name,
        "Region": instance.region,
        "Zone": instance.zones[0].zone,
        "AppId": account.app_id,
        "Uin": str(account.uin),
        "VpcUid": instance.vpc_id,
        "SubnetUid": instance.zones[0].subnet_id,
        "Status": instance.status,
        "ChargeType": "POSTPAID_BY_HOUR",
        "ChargePeriod": 0,
        "RenewFlag": "RENEW_FLAG_MANUAL",
        "CreateTime": times.formatted(instance.created),
        "UpdateTime": times.formatted(instance.created),
        "Deadline": None,
        "InstanceType": 1,
        "ProcessPercent": 0.0 if instance.status == 0 else 100.0,
        **_sizes(instance),
        **_software(instance, facts),
        **_addresses(instance),
        "SecurityGroups": list(instance.groups),
        "NetConnectScheme": None,
        "ServerCertSource": None,
        "OpenMTLS": 0,
        "TagList": [],
        "EnableDestroyProtection": "CLOSE",
        "IsInRecycleBin": False,
        "ReadWriteMode": 0,
    }


def _sizes(instance: SearchInstance) -> dict[str, Any]:
    zones = [{"Zone": zone.zone, "SubnetId": zone.subnet_id, "Hidden": False} for zone in instance.zones]
    several = len(zones) > 1
    node = {
        "NodeNum": len(instance.nodes),
        "NodeType": "ES.S1.MEDIUM8",
        "Type": "hotData",
        "DiskType": "CLOUD_SSD",
        "DiskSize": DISK_GB,
        "DiskCount": 1,
    }
    return {
        "DeployMode": int(several),
        "MultiZoneInfo": zones if several else [],
        "NodeNum": len(instance.nodes),
        "NodeType": node["NodeType"],
        "CpuNum": 2,
        "MemSize": MEMORY_GB,
        "DiskType": node["DiskType"],
        "DiskSize": DISK_GB,
        "NodeInfoList": [node],
        "MasterNodeInfo": None,
    }


def _software(instance: SearchInstance, facts: Facts) -> dict[str, Any]:
    return {
        "EsVersion": facts.version,
        "EsConfig": "{}",
        "HealthStatus": facts.health,
        "LicenseType": facts.licence,
        "RealLicenseType": facts.real_licence,
        "SubProductCode": f"sp_es_{facts.licence}",
        "SecurityType": 2 if facts.secured else 1,
        "Protocol": "https" if instance.url.startswith("https:") else "http",
    }


def _addresses(instance: SearchInstance) -> dict[str, Any]:
    scheme = "https" if instance.url.startswith("https:") else "http"
    private = f"{scheme}://{instance.vip}:{HTTP}"
    reachable_url = instance.url if instance.cluster else ""
    return {
        "EsVip": str(instance.vip),
        "EsPort": HTTP,
        "EsDomain": "",
        "EsPrivateUrl": private if instance.public or not reachable_url else reachable_url,
        "EsPrivateDomain": "",
        "EsPrivateTcpUrl": f"{instance.vip}:{TRANSPORT}",
        "EsPublicUrl": reachable_url if instance.public else "",
        "PublicAccess": "OPEN" if instance.public else "CLOSE",
        "EsPublicAcl": {"BlackIpList": [], "WhiteIpList": ["0.0.0.0/0"]} if instance.public else None,
        "EsAcl": {"BlackIpList": [], "WhiteIpList": ["127.0.0.1"]},
        "OldEsVip": None,
        "OldEsPrivateTcpUrl": None,
        "NeedOfflineOldNodesNotify": None,
        "KibanaUrl": "",
        "KibanaPrivateUrl": "",
        "KibanaPublicAccess": "CLOSE",
        "KibanaPrivateAccess": "CLOSE",
    }


def nodes(instance: SearchInstance) -> list[dict[str, Any]]:
    """The `NodesView` of an instance: its nodes have their addresses in the customer's own VPC."""
    return [
        {
            "NodeId": f"{instance.id}-{number}",
            "NodeIp": str(address),
            "NodeHttpIp": str(address),
            "NodeRole": "hotData",
            "Visible": 1,
            "Zone": instance.zones[number % len(instance.zones)].zone,
            "Break": 0,
            "DiskSize": DISK_GB,
            "MemSize": MEMORY_GB,
        }
        for number, address in enumerate(instance.nodes)
    ]
