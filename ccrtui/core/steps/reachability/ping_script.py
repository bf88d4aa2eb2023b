"""The script that a machine runs to try an address, and what its output says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address

from ccrtui.core.steps.network.security_guards import HTTP, TRANSPORT

_LOSS = re.compile(r"([\d.]+)% packet loss")
_AVERAGE = re.compile(r"=\s*[\d.]+/([\d.]+)/")


@dataclass(frozen=True, slots=True)
class PingReport:
    """What was printed: loss in percent, average delay in milliseconds, and whether connections were taken.

    Each is None where nothing was printed about it; `route` is how the machine itself would send.
    """

    loss: float | None
    delay_ms: float | None
    transport_open: bool | None
    http_open: bool | None
    route: str | None


def ping_script(marker: str, target: IPv4Address, attempt: int) -> str:
    """Four pings, a connection to either port, and the machine's own route; the same text for the same attempt.

    It ends as the ping ended. A network of containers on the machine may hide the other VPC: its route tells.
    """
    ports = " ".join(map(str, (TRANSPORT, HTTP)))
    return "\n".join(
        (
            f"# {marker} ping {attempt}",
            f"ping -c 4 -W 2 {target}",
            "answered=$?",
            f"for port in {ports}; do",
            f'  if timeout 3 bash -c "echo > /dev/tcp/{target}/$port"; then',
            '    echo "tcp $port open"',
            "  else",
            '    echo "tcp $port closed"',
            "  fi",
            "done",
            f"ip route get {target}",
            "exit $answered",
            "",
        )
    )


def ping_line(target: IPv4Address) -> str:
    """What to type on a machine that can't be asked."""
    return f"ping -c 4 {target}; nc -zv -w 3 {target} {TRANSPORT}; ip route get {target}"


def read_ping(output: str) -> PingReport:
    """What the script printed; what it did not get to is None."""
    loss, average = _LOSS.search(output), _AVERAGE.search(output)
    route = next((line.strip() for line in output.splitlines() if " dev " in line), None)
    return PingReport(
        float(loss.group(1)) if loss else None,
        float(average.group(1)) if average else None,
        _taken(output, TRANSPORT),
        _taken(output, HTTP),
        route,
    )


def _taken(output: str, port: int) -> bool | None:
    if f"tcp {port} open" in output:
        return True
    return False if f"tcp {port} closed" in output else None
