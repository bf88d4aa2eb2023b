"""Commands sent to machines: what became of each, in simulated time."""

from __future__ import annotations

from dataclasses import dataclass

PENDING, RUNNING, SUCCESS, FAILED, TIMEOUT, CANCELLED = (
    "PENDING",
    "RUNNING",
    "SUCCESS",
    "FAILED",
    "TIMEOUT",
    "CANCELLED",
)
FINAL = (SUCCESS, FAILED, TIMEOUT, CANCELLED)
LARGEST = 24 * 1024
"""Bytes of output that are kept."""


@dataclass(slots=True)
class Task:
    """A command on one machine. What it will print is known only when it ends."""

    id: str
    machine_id: str
    state: str = PENDING
    code: int = 0
    output: str = ""
    dropped: int = 0
    started: float | None = None
    ended: float | None = None


@dataclass(slots=True)
class Invocation:
    """A command with its tasks, one for each machine. `timeout` in seconds."""

    id: str
    command_id: str
    owner: int
    region: str
    name: str
    content: str
    timeout: int
    user: str
    folder: str
    tasks: list[Task]
    created: float = 0.0

    @property
    def state(self) -> str:
        """One word for all its tasks."""
        states = {task.state for task in self.tasks}
        if len(states) == 1:
            return states.pop()
        return RUNNING if states - set(FINAL) else "PARTIAL_FAILED"
