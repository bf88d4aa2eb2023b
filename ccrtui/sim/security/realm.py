"""The users and roles of one cluster, and the questions asked of them."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from ccrtui.sim.security.privileges import CLUSTER, INDEX, cluster_covers, granted, index_covers

SUPERUSER = "superuser"


@dataclass(frozen=True, slots=True)
class IndexRule:
    """Index name patterns, and the privileges on them."""

    names: tuple[str, ...]
    privileges: tuple[str, ...]

    def names_index(self, index: str) -> bool:
        """Tell whether the rule names the index (or covers the pattern, taken as written; recorded)."""
        return any(fnmatchcase(index, name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Role:
    """A role: cluster privileges and rules on indices; `stored` is its definition as it was put."""

    name: str
    cluster: tuple[str, ...] = ()
    indices: tuple[IndexRule, ...] = ()
    stored: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class User:
    """A user of the native realm, or a reserved one."""

    name: str
    password: str
    roles: tuple[str, ...]
    full_name: str | None = None
    email: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    enabled: bool = True

    @property
    def reserved(self) -> bool:
        """Tell whether it came with the cluster."""
        return bool(self.metadata.get("_reserved"))


class Realm:
    """Users and roles of a cluster with security on."""

    def __init__(self, password: str) -> None:
        self.users = {"elastic": User("elastic", password, (SUPERUSER,), metadata={"_reserved": True})}
        self.roles = {SUPERUSER: Role(SUPERUSER, ("all",), (IndexRule(("*",), ("all",)),), _SUPERUSER)}

    def check(self, name: str, password: str) -> User | None:
        """The user, when name and password are right and it is enabled."""
        user = self.users.get(name)
        return user if user is not None and user.enabled and user.password == password else None

    def role_names(self, user: str) -> tuple[str, ...]:
        """The role names of a user; none when there is no such user."""
        account = self.users.get(user)
        return account.roles if account is not None else ()

    def may(self, roles: Iterable[str], action: str, index: str | None = None) -> bool:
        """Tell whether the roles of these names, as this cluster defines them, grant the action."""
        if index is None:
            return any(cluster_covers(role.cluster, action) for role in self._held(roles))
        return index_covers(self._on(roles, index), action)

    def may_anywhere(self, roles: Iterable[str], action: str) -> bool:
        """Tell whether an index action is granted on at least some index names."""
        return any(index_covers(rule.privileges, action) for role in self._held(roles) for rule in role.indices)

    def has_cluster(self, roles: Sequence[str], privilege: str) -> bool:
        """Tell whether a cluster privilege is held whole."""
        grant = granted(privilege, CLUSTER)
        privileges = [name for role in self._held(roles) for name in role.cluster]
        if privilege in privileges or "all" in privileges:
            return True
        return _within(grant.allow, lambda pattern: cluster_covers(privileges, pattern))

    def has_index(self, roles: Sequence[str], index: str, privilege: str) -> bool:
        """Tell whether an index privilege is held whole on an index name."""
        privileges = self._on(roles, index)
        if privilege in privileges or "all" in privileges:
            return True
        return _within(granted(privilege, INDEX).allow, lambda pattern: index_covers(privileges, pattern))

    def _held(self, names: Iterable[str]) -> list[Role]:
        return [self.roles[name] for name in names if name in self.roles]

    def _on(self, roles: Iterable[str], index: str) -> list[str]:
        return [
            p for role in self._held(roles) for rule in role.indices if rule.names_index(index) for p in rule.privileges
        ]


def basic_credentials(header: str) -> tuple[str, str] | None:
    """Name and password of an `Authorization` header of the basic scheme; None for anything else."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, separator, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (ValueError, UnicodeDecodeError):
        return None
    return (name, password) if separator else None


def _within(patterns: Sequence[str], covered: Any) -> bool:
    return bool(patterns) and all(covered(pattern) for pattern in patterns)


_SUPERUSER: Mapping[str, Any] = {
    "cluster": ["all"],
    "indices": [{"names": ["*"], "privileges": ["all"], "allow_restricted_indices": True}],
    "applications": [{"application": "*", "privileges": ["*"], "resources": ["*"]}],
    "run_as": ["*"],
    "metadata": {"_reserved": True},
    "transient_metadata": {"enabled": True},
}
