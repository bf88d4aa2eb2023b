"""One API action: its name, the fields it takes, and what it does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ccrtui.sim.cloud.account import Account, Key
from ccrtui.sim.cloud.state import Cloud

Answer = dict[str, Any]
Effect = Literal["read", "probe", "write"]
TEXT, WHOLE, FLAG, TEXTS, WHOLES, ITEMS, ITEM = "string", "int64", "bool", "[string]", "[int64]", "[object]", "object"
"""The JSON types of fields; values of another type are refused, nothing is converted."""


@dataclass(frozen=True, slots=True)
class ActionRequest:
    """A request whose signature, right and field types were found to be good. `region` is empty without the header."""

    account: Account
    key: Key
    region: str
    params: Mapping[str, Any]

    def text(self, name: str, default: str = "") -> str:
        """A string field."""
        return str(self.params.get(name, default))

    def whole(self, name: str, default: int = 0) -> int:
        """An integer field."""
        return int(self.params.get(name, default))

    def flag(self, name: str, default: bool = False) -> bool:
        """A boolean field."""
        return bool(self.params.get(name, default))

    def texts(self, name: str) -> list[str]:
        """A list of strings; empty when it is not there."""
        return list(self.params.get(name, ()))

    def items(self, name: str) -> list[dict[str, Any]]:
        """A list of objects; empty when it is not there."""
        return list(self.params.get(name, ()))


Run = Callable[[Cloud, ActionRequest], Answer | Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Action:
    """An action of a product. `needs` and `takes` are its required and optional fields by JSON type.

    `kind` is what a CAM resource is called (`vpc`, `pcx`, `rtb`, `instance`), `named_by` the field with its id.
    """

    service: str
    name: str
    run: Run
    effect: Effect = "read"
    needs: Mapping[str, str] = field(default_factory=dict)
    takes: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    named_by: str = ""
    regional: bool = True
