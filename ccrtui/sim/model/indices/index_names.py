"""Which names an index may have, and how the others are refused."""

from __future__ import annotations

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.version import Version

FORBIDDEN = ' "*\\<|,>/?'
_LISTED = """[' ','"','*',',','/','<','>','?','\\','|']"""


def check_name(cluster: Cluster, name: str) -> None:
    """Raise 400 for a name that is taken, or that no index may have."""
    problem = _name_problem(cluster.version, name)
    if problem is not None:
        raise invalid_name(name, problem)
    if name in cluster.indices:
        uuid = cluster.indices[name].uuid
        reason = f"index [{name}/{uuid}] already exists"
        raise refuse(400, "resource_already_exists_exception", reason, None, index_uuid=uuid, index=name)
    if cluster.is_alias(name):
        raise invalid_name(name, "already exists as alias")


def invalid_name(name: str, problem: str) -> Exception:
    """The 400 for an impossible index name."""
    reason = f"Invalid index name [{name}], {problem}"
    return refuse(400, "invalid_index_name_exception", reason, None, index_uuid="_na_", index=name)


def _name_problem(version: Version, name: str) -> str | None:
    if any(char in name for char in FORBIDDEN):
        if version.since(8):
            return f"must not contain the following characters {_LISTED}"
        return 'must not contain the following characters [ , ", *, \\, <, |, ,, >, /, ?]'
    if "#" in name:
        return "must not contain '#'"
    if ":" in name:
        return "must not contain ':'"
    if name[:1] in ("_", "-", "+"):
        return "must not start with '_', '-', or '+'"
    if name != name.lower():
        return "must be lowercase"
    return "must not be '.' or '..'" if name in (".", "..") else None
