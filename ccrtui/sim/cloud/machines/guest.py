"""The commands of a simulated machine that look at the network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from ipaddress import IPv4Address

from ccrtui.sim.cloud.machines.guest_builtins import PLAIN, options_of
from ccrtui.sim.cloud.machines.shell import Result, Run, Shell

PING_SIZE = 56
CONNECT_S = 127.0
"""How long a connect waits that nobody answers."""
Ask = Callable[[IPv4Address, int], float | None]


class RefusedError(Exception):
    """Something answers, and nothing listens."""


class Guest:
    """A machine at an address. `ask(address, port)` gives the round trip in milliseconds, port 0 for a ping.

    It gives None for what is swallowed, and raises RefusedError.
    """

    def __init__(self, address: IPv4Address, gateway: IPv4Address, name: str, ask: Ask) -> None:
        self._address = address
        self._gateway = gateway
        self._name = name
        self._ask = ask

    def shell(self) -> Shell:
        """A shell on it."""
        return Shell(self._commands(), self._dial)

    def _commands(self) -> Mapping[str, Run]:
        return {
            "ping": lambda _shell, words, _stdin: self._ping(words),
            "nc": lambda _shell, words, _stdin: self._netcat(words),
            "ncat": lambda _shell, words, _stdin: self._netcat(words),
            "ip": lambda _shell, words, _stdin: self._ip(words),
            "hostname": lambda _shell, _words, _stdin: Result(0, f"{self._name}\n"),
            **PLAIN,
        }

    def _ping(self, words: Sequence[str]) -> Result:
        options, rest = options_of(words, "cWiswt")
        target = _address(rest[0] if rest else "")
        if target is None:
            return Result(2, "", f"ping: {rest[0] if rest else ''}: Name or service not known\n")
        count, wait = int(options.get("c", "4")), float(options.get("W", "10"))
        interval = float(options.get("i", "1"))
        trip = self._ask(target, 0)
        head = f"PING {target} ({target}) {PING_SIZE}({PING_SIZE + 28}) bytes of data.\n"
        spent = (count - 1) * interval + (wait if trip is None else trip / 1000)
        if "w" in options:
            spent = min(spent, float(options["w"]))
        lines = (
            []
            if "q" in options or trip is None
            else [
                f"64 bytes from {target}: icmp_seq={number} ttl=60 time={trip:.1f} ms\n"
                for number in range(1, count + 1)
            ]
        )
        return Result(int(trip is None), head + "".join(lines) + _statistics(target, count, trip, spent), "", spent)

    def _dial(self, host: str, port: str) -> Result:
        """What the shell itself prints for `/dev/tcp`."""
        where = f"/dev/tcp/{host}/{port}"
        target = _address(host)
        if target is None or not port.isdigit():
            return Result(1, "", f"bash: {host}: Name or service not known\nbash: {where}: Invalid argument\n")
        try:
            trip = self._ask(target, int(port))
        except RefusedError:
            return Result(1, "", f"bash: connect: Connection refused\nbash: {where}: Connection refused\n")
        if trip is None:
            text = f"bash: connect: Connection timed out\nbash: {where}: Connection timed out\n"
            return Result(1, "", text, CONNECT_S)
        return Result(0, seconds=trip / 1000)

    def _netcat(self, words: Sequence[str]) -> Result:
        options, rest = options_of(words, "wiG")
        target = _address(rest[0] if rest else "")
        if target is None or len(rest) < 2 or not rest[1].isdigit():
            return Result(2, "", "Ncat: Could not resolve the host or the port. QUITTING.\n")
        wait = float(options.get("w", options.get("G", "10")))
        try:
            trip = self._ask(target, int(rest[1]))
        except RefusedError:
            return Result(1, "", "Ncat: Connection refused.\n")
        if trip is None:
            return Result(1, "", "Ncat: Connection timed out.\n", wait)
        greeting = f"Ncat: Connected to {target}:{rest[1]}.\n" if "v" in options else ""
        return Result(0, "", greeting, trip / 1000)

    def _ip(self, words: Sequence[str]) -> Result:
        target = _address(words[2]) if list(words[:2]) in (["route", "get"], ["r", "get"]) and len(words) > 2 else None
        if target is None:
            return Result(255, "", f'Object "{" ".join(words)}" is unknown, try "ip help".\n')
        return Result(0, f"{target} via {self._gateway} dev eth0 src {self._address} uid 0 \n    cache \n")


def _statistics(target: IPv4Address, count: int, trip: float | None, spent: float) -> str:
    heard = 0 if trip is None else count
    lost = 100 - 100 * heard // count
    text = (
        f"\n--- {target} ping statistics ---\n{count} packets transmitted, {heard} received, {lost}% packet loss, "
        f"time {round(spent * 1000)}ms\n"
    )
    if trip is None:
        return text + "\n"
    return f"{text}rtt min/avg/max/mdev = {trip:.3f}/{trip:.3f}/{trip:.3f}/0.000 ms\n"


def _address(text: str) -> IPv4Address | None:
    try:
        return IPv4Address(text)
    except ValueError:
        return None
