"""`_security`: who am I, what may I, and the users and roles of the native realm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.http.shapes import mapping, mappings, texts
from ccrtui.sim.security.privileges import CLUSTER, INDEX, Grant, unknown
from ccrtui.sim.security.realm import SUPERUSER, IndexRule, Realm, Role, User

_LEAST = 6
STORE_SHARDS = 1
"""What the first user or role brings: an index that the health counts (privileges 47).

A superuser is shown it in every list (asks-secured 49); here nobody is.
"""


class SecurityApi:
    """The handlers on one realm."""

    def __init__(self, realm: Realm) -> None:
        self._realm = realm

    def routes(self) -> tuple[Route, ...]:
        """The routes there are while security is on."""
        query = frozenset({"refresh"})
        users, roles = "cluster:admin/xpack/security/user/", "cluster:admin/xpack/security/role/"
        return (
            Route(("GET",), "/_security/_authenticate", self.authenticate),
            Route(("GET", "POST"), "/_security/user/_has_privileges", self.has_privileges),
            Route(("GET",), "/_security/user", self.get_users, need=Need(users + "get")),
            Route(("GET",), "/_security/user/{name}", self.get_users, need=Need(users + "get")),
            Route(("PUT", "POST"), "/_security/user/{name}", self.put_user, query, need=Need(users + "put")),
            Route(("DELETE",), "/_security/user/{name}", self.delete_user, query, need=Need(users + "delete")),
            Route(("PUT", "POST"), "/_security/user/{name}/_password", self.password, query),
            Route(("GET",), "/_security/role", self.get_roles, need=Need(roles + "get")),
            Route(("GET",), "/_security/role/{name}", self.get_roles, need=Need(roles + "get")),
            Route(("PUT", "POST"), "/_security/role/{name}", self.put_role, query, need=Need(roles + "put")),
            Route(("DELETE",), "/_security/role/{name}", self.delete_role, query, need=Need(roles + "delete")),
        )

    async def authenticate(self, cluster: Cluster, request: Request) -> Reply:
        """Tell who the credentials belong to."""
        user = self._user(request)
        where = (
            {"name": "reserved", "type": "reserved"} if user.reserved else {"name": "default_native", "type": "native"}
        )
        body = {**_view(user), "authentication_realm": where, "lookup_realm": where}
        return Reply(body | {"authentication_type": "realm"} if cluster.version.since(7, 8) else body)

    async def has_privileges(self, _cluster: Cluster, request: Request) -> Reply:
        """Tell which of the named privileges the user holds; a name that there is not is refused."""
        user = self._user(request)
        body = bodies.required(request.body)
        asked = tuple(texts(body, "cluster"))
        _check("cluster", asked, CLUSTER)
        cluster = {name: self._realm.has_cluster(user.roles, name) for name in asked}
        index: dict[str, dict[str, bool]] = {}
        for rule in mappings(body, "index"):
            _check("index", tuple(texts(rule, "privileges")), INDEX)
            for name in texts(rule, "names"):
                granted = {
                    privilege: self._realm.has_index(user.roles, name, privilege)
                    for privilege in texts(rule, "privileges")
                }
                index.setdefault(name, {}).update(granted)
        everything = all(cluster.values()) and all(all(granted.values()) for granted in index.values())
        answer = {"username": user.name, "has_all_requested": everything, "cluster": cluster, "index": index}
        return Reply(answer | {"application": {}})

    async def get_users(self, _cluster: Cluster, request: Request) -> Reply:
        """Show users."""
        users = _chosen(self._realm.users, request.params.get("name"))
        return Reply({name: _view(user) for name, user in users.items()}, 200 if users else 404)

    async def put_user(self, cluster: Cluster, request: Request) -> Reply:
        """Create or change a user."""
        cluster.hidden_shards = STORE_SHARDS
        name, body = request.params["name"], bodies.required(request.body)
        before = self._realm.users.get(name)
        if before is not None and before.reserved:
            raise _invalid(f"user [{name}] is reserved and only the password can be changed")
        password = next(iter(texts(body, "password")), before.password if before else None)
        if password is None:
            raise _invalid("password must be specified unless you are updating an existing user")
        if len(password) < _LEAST:
            raise _invalid(f"passwords must be at least [{_LEAST}] characters long")
        self._realm.users[name] = User(
            name,
            password,
            tuple(texts(body, "roles")),
            body.get("full_name"),
            body.get("email"),
            mapping(body, "metadata"),
            bool(body.get("enabled", True)),
        )
        return Reply({"created": before is None})

    async def delete_user(self, _cluster: Cluster, request: Request) -> Reply:
        """Remove a user."""
        user = self._realm.users.get(request.params["name"])
        if user is not None and user.reserved:
            raise refuse(400, "illegal_argument_exception", f"user [{user.name}] is reserved and cannot be deleted")
        self._realm.users.pop(request.params["name"], None)
        return Reply({"found": user is not None}, 200 if user else 404)

    async def password(self, _cluster: Cluster, request: Request) -> Reply:
        """Change a password, one's own or as one who may change others'."""
        action, name = "cluster:admin/xpack/security/user/change_password", request.params["name"]
        if name != request.user and not self._realm.may(request.roles, action):
            raise refuse(403, "security_exception", f"action [{action}] is unauthorized for user [{request.user}]")
        user = self._realm.users.get(name)
        if user is None:
            raise _invalid("user must exist in order to change password")
        self._realm.users[name] = replace(user, password=str(bodies.required(request.body).get("password", "")))
        return Reply({})

    async def get_roles(self, _cluster: Cluster, request: Request) -> Reply:
        """Show roles."""
        roles = _chosen(self._realm.roles, request.params.get("name"))
        return Reply({name: role.stored for name, role in roles.items()}, 200 if roles else 404)

    async def put_role(self, cluster: Cluster, request: Request) -> Reply:
        """Create or replace a role."""
        cluster.hidden_shards = STORE_SHARDS
        name = request.params["name"]
        if name == SUPERUSER:
            raise refuse(400, "illegal_argument_exception", f"role [{name}] is reserved and cannot be modified.")
        created = name not in self._realm.roles
        self._realm.roles[name] = _role(name, bodies.required(request.body))
        return Reply({"role": {"created": created}})

    async def delete_role(self, _cluster: Cluster, request: Request) -> Reply:
        """Remove a role."""
        name = request.params["name"]
        if name == SUPERUSER:
            raise refuse(400, "illegal_argument_exception", f"role [{name}] is reserved and cannot be deleted")
        existed = self._realm.roles.pop(name, None) is not None
        return Reply({"found": existed}, 200 if existed else 404)

    def _user(self, request: Request) -> User:
        return self._realm.users[request.user or ""]


def _role(name: str, body: Mapping[str, Any]) -> Role:
    cluster = tuple(texts(body, "cluster"))
    rules = tuple(
        IndexRule(tuple(texts(entry, "names")), tuple(texts(entry, "privileges")))
        for entry in mappings(body, "indices") or mappings(body, "index")
    )
    _check("cluster", cluster, CLUSTER)
    for rule in rules:
        _check("index", rule.privileges, INDEX)
    stored = {
        "cluster": list(cluster),
        "indices": [
            {"names": list(rule.names), "privileges": list(rule.privileges), "allow_restricted_indices": False}
            for rule in rules
        ],
        "applications": body.get("applications") or [],
        "run_as": body.get("run_as") or [],
        "metadata": body.get("metadata") or {},
        "transient_metadata": {"enabled": True},
    }
    return Role(name, cluster, rules, stored)


def _check(kind: str, names: tuple[str, ...], known: Mapping[str, Grant]) -> None:
    bad = unknown(names, known)
    if bad is not None:
        hint = (
            f"unknown {kind} privilege [{bad}]. a privilege must be either one of the predefined fixed {kind} "
            f"privileges [{','.join(known)}] or a pattern over one of the available {kind} actions"
        )
        raise refuse(400, "illegal_argument_exception", hint)


def _chosen(entries: Mapping[str, Any], names: str | None) -> dict[str, Any]:
    selection = list(entries) if names is None else names.split(",")
    return {name: entries[name] for name in selection if name in entries}


def _view(user: User) -> dict[str, Any]:
    return {
        "username": user.name,
        "roles": list(user.roles),
        "full_name": user.full_name,
        "email": user.email,
        "metadata": user.metadata,
        "enabled": user.enabled,
    }


def _invalid(problem: str) -> ApiError:
    return refuse(400, "action_request_validation_exception", f"Validation Failed: 1: {problem};")
