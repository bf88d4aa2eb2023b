"""Who a key belongs to, and which regions there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose key it is (`sts.GetCallerIdentity`): `account` is the main account's UIN, `arn` names the user."""

    account: str
    arn: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions of a product: state (`AVAILABLE`, ...) by code (`ap-beijing`)."""

    states: Mapping[str, str]

    @property
    def available(self) -> tuple[str, ...]:
        """Those that can be used, sorted."""
        return tuple(sorted(code for code, state in self.states.items() if state == "AVAILABLE"))
