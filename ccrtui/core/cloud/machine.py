"""Machines that can ping, what runs on them, and the check that needs none (cvm, tat, vpc)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address


@dataclass(frozen=True, slots=True)
class Machine:
    """A CVM: `state` `RUNNING`, .. and `restricted` unless `RestrictState` is `NORMAL`."""

    id: str
    name: str
    state: str
    restricted: bool
    address: IPv4Address | None
    vpc: str
    subnet: str
    system: str


@dataclass(frozen=True, slots=True)
class Machines:
    """The machines of a VPC."""

    machines: tuple[Machine, ...]

    def get(self, machine_id: str | None) -> Machine | None:
        """The one of that id."""
        return next((machine for machine in self.machines if machine.id == machine_id), None)


@dataclass(frozen=True, slots=True)
class Agents:
    """Whether the automation agent is online, by machine; a machine without one is not listed."""

    online: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class CommandResult:
    """One run of a command on a machine: `state` `SUCCESS`, `FAILED`, `RUNNING`, ..; `script` and `output` as text."""

    invocation: str
    machine: str
    state: str
    script: str
    exit_code: int | None
    output: str
    error: str


@dataclass(frozen=True, slots=True)
class CommandResults:
    """The runs on a machine, newest first."""

    results: tuple[CommandResult, ...]


@dataclass(frozen=True, slots=True)
class DetectResult:
    """One target of a network check: `state` 0 fine, -1 no route, -2 egress ACL, -3 ingress ACL, -4 other.

    `delay_ms` milliseconds, `loss` percent.
    """

    target: IPv4Address
    state: int
    delay_ms: int
    loss: int


@dataclass(frozen=True, slots=True)
class NetDetect:
    """What a network check found, by target."""

    results: tuple[DetectResult, ...]
