"""What is configured under an alias, and which settings a version takes for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.version import Version

PREFIX = "cluster.remote."
ALWAYS = ("seeds", "proxy", "skip_unavailable", "transport.ping_schedule", "transport.compress")
SNIFF = ("seeds", "node_connections")
PROXY = ("proxy_address", "proxy_socket_connections", "server_name")
SINCE = {
    "mode": (7, 6),
    "node_connections": (7, 6),
    "proxy_address": (7, 7),
    "proxy_socket_connections": (7, 7),
    "server_name": (7, 7),
    "transport.compression_scheme": (7, 14),
}
NUMBERS = ("node_connections", "proxy_socket_connections")
BOOLEANS = ("skip_unavailable",)
_NO_MODE = "No enum constant org.elasticsearch.transport.RemoteConnectionStrategy.ConnectionStrategy.{}"


@dataclass(frozen=True, slots=True)
class RemoteConfig:
    """An alias: its mode, where it dials, and how many connections it wants."""

    alias: str
    mode: str
    seeds: tuple[str, ...]
    proxy_address: str | None
    server_name: str
    connections: int
    skip_unavailable: bool

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where to dial, in order."""
        return self.seeds if self.mode == "sniff" else (self.proxy_address or "",)


def split(key: str) -> tuple[str, str] | None:
    """The alias and the rest of a remote cluster's setting; None for any other key."""
    if not key.startswith(PREFIX):
        return None
    alias, _, rest = key.removeprefix(PREFIX).partition(".")
    return (alias, rest) if rest and re.fullmatch(r"[\w-]+", alias) else None


def aliases(keys: Iterable[str]) -> list[str]:
    """The aliases that some settings are about, each once."""
    return list(dict.fromkeys(parts[0] for key in keys if (parts := split(key)) is not None))


def known(rest: str, version: Version) -> bool:
    """Tell whether a version knows this setting of a remote cluster."""
    if rest in ALWAYS:
        return True
    since = SINCE.get(rest)
    return since is not None and version.since(*since)


def configs(settings: Mapping[str, Any], version: Version) -> dict[str, RemoteConfig]:
    """Every alias that is configured well enough to be dialled, in the order it was configured."""
    grouped: dict[str, dict[str, Any]] = {}
    for key, value in settings.items():
        parts = split(key)
        if parts is not None:
            grouped.setdefault(parts[0], {})[parts[1]] = value
    all_configs = {alias: _config(alias, keys, version) for alias, keys in grouped.items()}
    return {alias: config for alias, config in all_configs.items() if any(config.addresses)}


def _config(alias: str, keys: Mapping[str, Any], version: Version) -> RemoteConfig:
    mode = str(keys.get("mode", "sniff"))
    connections = keys.get("node_connections", 3) if mode == "sniff" else keys.get("proxy_socket_connections", 18)
    skip = keys.get("skip_unavailable", "true" if version.since(8, 15) else "false")
    return RemoteConfig(
        alias,
        mode,
        tuple(as_list(keys.get("seeds"))),
        keys.get("proxy_address") or None,
        str(keys.get("server_name", "")),
        int(connections),
        str(skip) == "true",
    )


def as_list(value: Any) -> list[str]:
    """A list setting, which may be written as one text with commas."""
    if value is None or value == "":
        return []
    return (
        [str(element) for element in value]
        if isinstance(value, list)
        else [element.strip() for element in str(value).split(",")]
    )


def check(settings: Mapping[str, Any], changed: Mapping[str, Any], version: Version) -> None:
    """Check all settings as they would be, `changed` being what was just sent. Raises 400."""
    for key, value in changed.items():
        parts = split(key)
        if parts is not None and value is not None:
            _check_value(key, parts[1], value)
    problems = [problem for key in sorted(settings) if (problem := _dependency(key, settings, version)) is not None]
    if problems:
        first, *others = (Cause("illegal_argument_exception", problem) for problem in problems)
        raise ApiError(400, Cause(first.type, first.reason, {}, None, tuple(others)), first)


def _check_value(key: str, rest: str, value: Any) -> None:
    if rest == "seeds":
        for seed in as_list(value):
            check_address(seed)
    elif rest == "proxy_address" and value:
        check_address(str(value))
    elif rest == "mode" and str(value).lower() not in ("sniff", "proxy"):
        raise refuse(400, "illegal_argument_exception", _NO_MODE.format(str(value).upper()))
    elif rest in NUMBERS:
        _check_number(key, str(value))
    elif rest in BOOLEANS and str(value).lower() not in ("true", "false"):
        reason = f"Failed to parse value [{value}] as only [true] or [false] are allowed."
        raise refuse(400, "illegal_argument_exception", reason)


def _check_number(key: str, value: str) -> None:
    if not re.fullmatch(r"-?\d+", value):
        cause = Cause("number_format_exception", f'For input string: "{value}"')
        reason = f"Failed to parse value [{value}] for setting [{key}]"
        raise refuse(400, "illegal_argument_exception", reason, cause)
    if int(value) < 1:
        reason = f"Failed to parse value [{value}] for setting [{key}] must be >= 1"
        raise refuse(400, "illegal_argument_exception", reason)


def check_address(address: str) -> None:
    """Raise 400 for an address that is not `host:port` (remote-cluster 11 to 14)."""
    host, colon, port = address.rpartition(":")
    if not colon or not host:
        reason = f"remote hosts need to be configured as [host:port], found [{address}] instead"
        raise refuse(400, "illegal_argument_exception", reason)
    if not re.fullmatch(r"-?\d+", port):
        cause = Cause("number_format_exception", f'For input string: "{port}"')
        raise refuse(400, "illegal_argument_exception", "failed to parse port", cause)
    if int(port) <= 0:
        raise refuse(400, "illegal_argument_exception", f"port number must be > 0 but was: [{int(port)}]")


def _dependency(key: str, settings: Mapping[str, Any], version: Version) -> str | None:
    parts = split(key)
    if parts is None:
        return None
    alias, rest = parts
    base = f"{PREFIX}{alias}."
    if not version.since(7, 6):
        lonely = rest != "seeds" and f"{base}seeds" not in settings
        return f"missing required setting [{base}seeds] for setting [{key}]" if lonely else None
    mode = str(settings.get(f"{base}mode", "sniff")).lower()
    wrong = SNIFF if mode == "proxy" else PROXY
    if rest in wrong:
        required = "SNIFF" if rest in SNIFF else "PROXY"
        return (
            f'Setting "{key}" cannot be used with the configured "{base}mode" '
            f"[required={required}, configured={mode.upper()}]"
        )
    target = "proxy_address" if mode == "proxy" else "seeds"
    if rest not in ("mode", *SNIFF, *PROXY) and f"{base}{target}" not in settings:
        return f"Cannot configure setting [{key}] if remote cluster is not enabled."
    return None
