"""Two answers side by side: what must be equal, what only of the same type, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from tests.sim.scenes.naming import Naming

# Durations, sizes on disk or on the wire, moments, and counts that grow with the speed of a machine.
MEASURED = frozenset(
    {
        "took", "timestamp", "epoch", "percent", "creation_date", "expiry", "issue_date", "issue_date_in_millis",
        "start_date_in_millis", "last_follow_time_in_millis", "uid", "serial_number", "stack_trace",
        "bytes_read", "write_buffer_size_in_bytes", "store", "store.size", "pri.store.size", "dataset.size",
        "follower_settings_version", "follower_aliases_version", "last_seen_metadata_version",
        "number_of_failed_remote_cluster_state_requests", "number_of_pending_tasks", "unassigned.for",
        "translog_generation",
    }
)  # fmt: skip
MEASURED_ENDINGS = ("_millis", "_in_bytes", "_nanos", "_time")
# How many requests it took depends on how the operations happened to be batched.
BATCHED = frozenset(
    {
        "successful_read_requests", "successful_write_requests", "failed_read_requests", "failed_write_requests",
        "outstanding_read_requests", "outstanding_write_requests", "last_requested_seq_no", "retries",
    }
)  # fmt: skip
# Lists the server gives in no particular order, by what tells their members apart.
IDENTITIES = (
    ("index", "shard"), ("index",), ("follower_index",), ("allocation_id",), ("id",), ("subject_dn",), ("name",),
    ("from_seq_no",),
)  # fmt: skip
UNORDERED_TEXTS = frozenset({"roles"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two answers are not the same."""

    path: str
    recorded: object
    actual: object

    def __str__(self) -> str:
        return f"{self.path}: recorded {self.recorded!r}, got {self.actual!r}"


def measured(key: str) -> bool:
    """Tell whether the value under a key is a duration, a size or a moment."""
    return key in MEASURED or key.endswith(MEASURED_ENDINGS)


def differences(naming: Naming, recorded: Any, actual: Any) -> list[Difference]:
    """List where an answer is not the recorded one, names and measured values apart."""
    return list(_compare(naming, "$", "", recorded, actual))


def _compare(naming: Naming, path: str, key: str, recorded: Any, actual: Any) -> Iterator[Difference]:
    if type(recorded) is not type(actual):
        yield Difference(path, recorded, actual)
    elif isinstance(recorded, dict):
        yield from _compare_keys(naming, path, recorded, actual)
    elif isinstance(recorded, list):
        yield from _compare_lists(naming, path, key, recorded, actual)
    elif measured(key) or key in BATCHED or ".files." in path:
        return
    elif isinstance(recorded, str):
        if not naming.same(recorded, actual):
            yield Difference(path, naming.rename(recorded), actual)
    elif recorded != actual:
        yield Difference(path, recorded, actual)


def _compare_keys(naming: Naming, path: str, recorded: dict[str, Any], actual: dict[str, Any]) -> Iterator[Difference]:
    partner = {key: _partner(naming, key, recorded, actual) for key in recorded}
    for key, other in partner.items():
        if other is None:
            yield Difference(f"{path}.{key}", recorded[key], "no such key")
        else:
            yield from _compare(naming, f"{path}.{key}", key, recorded[key], actual[other])
    for key in actual.keys() - set(partner.values()):
        yield Difference(f"{path}.{key}", "no such key", actual[key])


def _partner(naming: Naming, key: str, recorded: dict[str, Any], actual: dict[str, Any]) -> str | None:
    if key in actual:
        return key
    return next((other for other in actual if other not in recorded and naming.same(key, other)), None)


def _compare_lists(naming: Naming, path: str, key: str, recorded: list[Any], actual: list[Any]) -> Iterator[Difference]:
    if len(recorded) != len(actual):
        yield Difference(f"{path}.length", len(recorded), f"{len(actual)}: {actual!r}"[:300])
        return
    left, right = ordered(key, recorded), ordered(key, actual)
    for index, (recorded_item, actual_item) in enumerate(zip(left, right, strict=True)):
        yield from _compare(naming, f"{path}[{index}]", key, recorded_item, actual_item)


def ordered(key: str, items: list[Any]) -> list[Any]:
    """Bring a list of the server that has no order of its own into one."""
    if key in UNORDERED_TEXTS:
        return sorted(items)
    if items and all(isinstance(item, dict) for item in items):
        for names in IDENTITIES:
            if all(isinstance(item.get(name), str | int) for item in items for name in names):
                return sorted(items, key=itemgetter(*names))
    return items
