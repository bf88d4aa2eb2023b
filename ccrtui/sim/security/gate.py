"""Who is asking, and whether they may: the 401 and 403 answers as recorded (`privileges`, `privileges-across`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.version import Version
from ccrtui.sim.security.privileges import CLUSTER, INDEX, granting
from ccrtui.sim.security.realm import Realm, User, basic_credentials

BASIC = 'Basic realm="security" charset="UTF-8"'


def authenticate(realm: Realm, header: str | None, path: str, version: Version, https: bool) -> User:
    """Find the user of the credentials. Raises 401 when there are none, or they are wrong."""
    credentials = basic_credentials(header or "")
    if credentials is None:
        raise _unauthorized(f"missing authentication credentials for REST request [{path}]", version, https)
    user = realm.check(*credentials)
    if user is None:
        raise _unauthorized(f"unable to authenticate user [{credentials[0]}] for REST request [{path}]", version, https)
    return user


def challenges(version: Version, https: bool) -> list[str]:
    """The values of `WWW-Authenticate`: newer versions offer tokens and keys beside the password."""
    offered = [BASIC]
    if https and version.since(7, 10):
        offered.append('Bearer realm="security"')
    if version.since(7, 14):
        offered.append("ApiKey")
    return offered


def authorise(realm: Realm, user: User, action: str, version: Version) -> None:
    """Check a cluster action. Raises 403."""
    if not realm.may(user.roles, action):
        raise forbidden(action, user.name, user.roles, version)


def authorise_indices(realm: Realm, user: User, action: str, names: Iterable[str], version: Version) -> None:
    """Check an index action on every name; a pattern needs the action on some index only. Raises 403."""
    for name in names:
        wild = "*" in name or name == "_all"
        allowed = realm.may_anywhere(user.roles, action) if wild else realm.may(user.roles, action, name)
        if not allowed:
            raise forbidden(action, user.name, user.roles, version, None if wild else name)


def forbidden(action: str, user: str, roles: Sequence[str], version: Version, index: str | None = None) -> ApiError:
    """The 403 of an action that is not granted; newer versions tell the roles and what would grant it."""
    reason = f"action [{action}] is unauthorized for user [{user}]"
    if version.since(7, 12):
        role_kind = "effective roles" if version.since(8, 3) else "roles"
        reason += f" with {role_kind} [{','.join(roles)}]"
        reason += f" on indices [{index}]" if index else ""
        kind, known = ("index", INDEX) if action.startswith("indices:") else ("cluster", CLUSTER)
        reason += f", this action is granted by the {kind} privileges [{','.join(granting(action, known))}]"
    return refuse(403, "security_exception", reason)


def _unauthorized(reason: str, version: Version, https: bool) -> ApiError:
    offered = challenges(version, https)
    header = {"WWW-Authenticate": offered[0] if len(offered) == 1 else offered}
    return refuse(401, "security_exception", reason, header=header)
