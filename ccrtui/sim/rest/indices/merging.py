"""Merging a mapping into another, and the refusal of a field whose type would change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http.shapes import as_mapping, mapping

_ROOT = frozenset(
    {
        "properties",
        "dynamic",
        "_source",
        "_routing",
        "_meta",
        "date_detection",
        "numeric_detection",
        "dynamic_templates",
        "dynamic_date_formats",
    }
)


def merged(cluster: Cluster, old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping with another one merged in. Raises 400 for unknown keys and for other types."""
    unknown = [key for key in new if key not in _ROOT]
    if unknown:
        parameters = " ".join(f"[{key} : {new[key]}]" for key in unknown)
        text = f"Root mapping definition has unsupported parameters:  {parameters}"
        raise refuse(400, "mapper_parsing_exception", text)
    result = {**old, **new}
    if "properties" in new:
        result["properties"] = _properties(cluster, old.get("properties", {}), mapping(new, "properties"), "")
    return result


def _properties(cluster: Cluster, old: Mapping[str, Any], new: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    result = dict(old)
    for name, field in new.items():
        as_mapping(field, name)
        before = result.get(name)
        if before is None:
            result[name] = field
            continue
        was, becomes = _kind(before), _kind(field)
        if was != becomes:
            raise _other_type(cluster, f"{prefix}{name}", was, becomes)
        result[name] = {**before, **field}
        if "properties" in before and "properties" in field:
            inner = _properties(cluster, before["properties"], field["properties"], f"{prefix}{name}.")
            result[name]["properties"] = inner
    return dict(sorted(result.items()))


def _kind(field: Mapping[str, Any]) -> str:
    return str(field.get("type", "object"))


def _other_type(cluster: Cluster, name: str, was: str, becomes: str) -> Exception:
    if cluster.version.since(7, 9):
        text = f"mapper [{name}] cannot be changed from type [{was}] to [{becomes}]"
    else:
        text = f"mapper [{name}] of different type, current_type [{was}], merged_type [{becomes}]"
    return refuse(400, "illegal_argument_exception", text)
