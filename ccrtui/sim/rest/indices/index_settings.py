"""Which index settings there are, and the refusals of those that may not be set or changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import Cause, refuse
from ccrtui.sim.model.indices import settings
from ccrtui.sim.model.indices.index import FOLLOWING, LEASE_PERIOD, Index

FINAL = frozenset(
    {
        "index.number_of_shards",
        "index.number_of_routing_shards",
        "index.routing_partition_size",
    }
)
STATIC_GROUPS = ("index.analysis.", "index.similarity.", "index.sort.")
STATIC = frozenset(
    {
        "index.soft_deletes.enabled",
        "index.codec",
        "index.store.type",
        "index.load_fixed_bitset_filters_eagerly",
        "index.shard.check_on_startup",
    }
)
DYNAMIC_GROUPS = (
    "index.routing.",
    "index.mapping.",
    "index.lifecycle.",
    "index.blocks.",
    "index.translog.",
    "index.merge.",
    "index.search.",
    "index.indexing.",
    "index.query.",
    "index.unassigned.",
    "index.highlight.",
)
DYNAMIC = frozenset(
    {
        "index.number_of_replicas",
        "index.auto_expand_replicas",
        "index.refresh_interval",
        "index.max_result_window",
        "index.max_inner_result_window",
        "index.max_rescore_window",
        "index.max_docvalue_fields_search",
        "index.max_script_fields",
        "index.max_ngram_diff",
        "index.max_shingle_diff",
        "index.max_terms_count",
        "index.max_regex_length",
        "index.priority",
        "index.gc_deletes",
        "index.default_pipeline",
        "index.final_pipeline",
        "index.hidden",
        "index.requests.cache.enable",
        "index.write.wait_for_active_shards",
        "index.soft_deletes.retention.operations",
        LEASE_PERIOD,
    }
)


def check_new(values: Mapping[str, Any]) -> None:
    """Check the settings of a new index (flat, with prefix). Raises 400."""
    for key, value in sorted(values.items()):
        if not _known(key):
            raise _unknown(key)
        _check_value(key, value)


def check_change(index: Index, changes: Mapping[str, Any]) -> None:
    """Check changes of an index's settings (flat, with prefix, None resets). Raises 400."""
    for key, value in changes.items():
        if key == FOLLOWING:
            text = f"can not update internal setting [{key}]; this setting is managed via a dedicated API"
            raise refuse(400, "illegal_argument_exception", text)
        if not _known(key):
            raise _unknown(key)
        if key in FINAL:
            text = f"final {index.name} setting [{key}], not updateable"
            raise refuse(400, "illegal_argument_exception", text)
        _check_value(key, value)
    static = sorted(key for key in changes if key in STATIC or key.startswith(STATIC_GROUPS))
    if static and index.open:
        names = ", ".join(static)
        text = f"Can't update non dynamic settings [[{names}]] for open indices [[{index.name}/{index.uuid}]]"
        raise refuse(400, "illegal_argument_exception", text)


def _known(key: str) -> bool:
    return key in DYNAMIC or key in FINAL or key in STATIC or key.startswith((*DYNAMIC_GROUPS, *STATIC_GROUPS))


def _unknown(key: str) -> Exception:
    text = (
        f"unknown setting [{key}] please check that any required plugins are installed, or check the breaking "
        "changes documentation for removed settings"
    )
    return refuse(400, "illegal_argument_exception", text)


def _check_value(key: str, value: Any) -> None:
    if value is None:
        return
    if key in ("index.number_of_shards", "index.number_of_replicas"):
        _check_number(key, str(value), 1 if key.endswith("shards") else 0)
    elif key in (LEASE_PERIOD, "index.refresh_interval"):
        length = settings.seconds(str(value), key)
        if key == LEASE_PERIOD and length < 0:
            text = f"failed to parse value [{value}] for setting [{key}], must be >= [0ms]"
            raise refuse(400, "illegal_argument_exception", text)
    elif key.startswith("index.blocks.") and str(value).lower() not in ("true", "false"):
        cause = Cause(
            "illegal_argument_exception", f"Failed to parse value [{value}] as only [true] or [false] are allowed."
        )
        text = f"Failed to parse value [{value}] for setting [{key}]"
        raise refuse(400, "illegal_argument_exception", text, cause)


def _check_number(key: str, value: str, least: int) -> None:
    try:
        number = int(value)
    except ValueError:
        cause = Cause("number_format_exception", f'For input string: "{value}"')
        text = f"Failed to parse value [{value}] for setting [{key}]"
        raise refuse(400, "illegal_argument_exception", text, cause) from None
    if number < least:
        text = f"Failed to parse value [{number}] for setting [{key}] must be >= {least}"
        raise refuse(400, "illegal_argument_exception", text)
    if least and number > 1024:
        text = f"Failed to parse value [{number}] for setting [{key}] must be <= 1024"
        raise refuse(400, "illegal_argument_exception", text)
