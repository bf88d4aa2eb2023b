"""The statistics of one shard-follow task, all 29 fields (reference 2.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ccrtui.sim.errors import ApiError


@dataclass(slots=True)
class ReadFailure:
    """A read that failed and is still listed: how often it was retried, and its last error."""

    retries: int
    error: ApiError


@dataclass(slots=True)
class TaskStats:
    """Counters of a task, in memory only: they begin at zero whenever the task does. Times in seconds."""

    leader_global_checkpoint: int = 0
    leader_max_seq_no: int = 0
    follower_global_checkpoint: int = 0
    follower_max_seq_no: int = 0
    last_requested_seq_no: int = 0
    outstanding_read_requests: int = 0
    outstanding_write_requests: int = 0
    write_buffer_operation_count: int = 0
    write_buffer_size_in_bytes: int = 0
    follower_mapping_version: int = 0
    follower_settings_version: int = 0
    follower_aliases_version: int = 0
    read_s: float = 0.0
    read_exec_s: float = 0.0
    successful_read_requests: int = 0
    failed_read_requests: int = 0
    operations_read: int = 0
    bytes_read: int = 0
    write_s: float = 0.0
    successful_write_requests: int = 0
    failed_write_requests: int = 0
    operations_written: int = 0
    last_read_at: float | None = None
    read_exceptions: dict[int, ReadFailure] = field(default_factory=dict)
    fatal: ApiError | None = None

    def checkpoints(self) -> dict[str, int]:
        """The gauges, as they print."""
        names = (
            "leader_global_checkpoint",
            "leader_max_seq_no",
            "follower_global_checkpoint",
            "follower_max_seq_no",
            "last_requested_seq_no",
            "outstanding_read_requests",
            "outstanding_write_requests",
            "write_buffer_operation_count",
            "write_buffer_size_in_bytes",
            "follower_mapping_version",
            "follower_settings_version",
            "follower_aliases_version",
        )
        return {name: getattr(self, name) for name in names}

    def counters(self) -> dict[str, int]:
        """The counters, as they print: times in whole milliseconds."""
        return {
            "total_read_time_millis": _millis(self.read_s),
            "total_read_remote_exec_time_millis": _millis(self.read_exec_s),
            "successful_read_requests": self.successful_read_requests,
            "failed_read_requests": self.failed_read_requests,
            "operations_read": self.operations_read,
            "bytes_read": self.bytes_read,
            "total_write_time_millis": _millis(self.write_s),
            "successful_write_requests": self.successful_write_requests,
            "failed_write_requests": self.failed_write_requests,
            "operations_written": self.operations_written,
        }

    def since_last_read(self, now: float) -> int:
        """Milliseconds since the last read was sent, -1 before the first."""
        return -1 if self.last_read_at is None else _millis(now - self.last_read_at)

    def lag(self) -> int:
        """Operations behind, as far as this task has heard."""
        return max(0, self.leader_global_checkpoint - self.follower_global_checkpoint)

    def fail_read(self, start: int, took: float, retries: int, error: ApiError) -> None:
        """Count a failed read and list its error."""
        self.failed_read_requests += 1
        self.read_s += took
        self.read_exceptions[start] = ReadFailure(retries, error)

    def identified(self, **identity: Any) -> dict[str, Any]:
        """The gauges and counters, after what says whose they are."""
        return {**identity, **self.checkpoints(), **self.counters()}


def _millis(seconds: float) -> int:
    return int(round(seconds * 1000, 3))
