"""Where a key of the cloud is looked for, in order; the first place that has a whole one ends the search.

A reference of the profile, if there is one, is the only place: another key could belong to another account.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ccrtui.adapters.tencent.credentials.credential import Credential, NoCredential
from ccrtui.adapters.tencent.credentials.key_formats import Keys, MalformedError, keys, read_ini, read_json, read_keys
from ccrtui.adapters.tencent.credentials.role import METADATA, role_keys
from ccrtui.adapters.tencent.credentials.variables import SECRET_ID, SECRET_KEY, TOKENS
from ccrtui.core.profile.error import ProfileError
from ccrtui.ports.profile import Secrets

CLI_PROFILE = "TCCLI_PROFILE"
ROLE = "CCRTUI_CVM_ROLE"
"""The variable that names the role whose key is asked from the metadata service; without it, it is not asked."""

SHARED_FILE = Path("/etc/tencentcloud/credentials")
_LONGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class KeySource:
    """One place: what it has, or why it has nothing; neither when it is just not there."""

    place: str
    keys: Keys | None = None
    problem: str | None = None


def find_credential(
    reference: str | None,
    environ: Mapping[str, str],
    secrets: Secrets,
    purpose: str,
    *,
    shared: Path = SHARED_FILE,
    metadata: str = METADATA,
) -> Credential | NoCredential:
    """Look for a key. `purpose` is what a prompt shows; `shared` and `metadata` are where the system's places are."""
    sources = (_referred(reference, secrets, purpose),) if reference else _usual(environ, shared, metadata)
    places: list[str] = []
    problems: dict[str, str] = {}
    for source in sources:
        places.append(source.place)
        problem = source.keys.problem if source.keys else source.problem
        if source.keys and problem is None:
            return Credential(source.keys.secret_id, source.keys.secret_key, source.keys.token, source.place)
        if problem is not None:
            problems[source.place] = problem
    return NoCredential(tuple(places), problems)


def _referred(reference: str, secrets: Secrets, purpose: str) -> KeySource:
    try:
        return KeySource(reference, read_keys(secrets.resolve(reference, purpose)))
    except ProfileError as error:
        return KeySource(reference, problem=error.code)
    except MalformedError:
        return KeySource(reference, problem="malformed")


def _usual(environ: Mapping[str, str], shared: Path, metadata: str) -> Iterator[KeySource]:
    yield _variables(environ)
    home = environ.get("HOME")
    if home:
        yield _file(Path(home) / ".tencentcloud" / "credentials", "~/.tencentcloud/credentials")
    yield _file(shared, str(shared))
    if home:
        name = f"{environ.get(CLI_PROFILE) or 'default'}.credential"
        yield _file(Path(home) / ".tccli" / name, f"~/.tccli/{name}", json=True)
    role = environ.get(ROLE)
    if role:
        yield _role(role, metadata)


def _variables(environ: Mapping[str, str]) -> KeySource:
    place = f"env:{SECRET_ID}"
    if not environ.get(SECRET_ID) and not environ.get(SECRET_KEY):
        return KeySource(place)
    token = next((environ[name] for name in TOKENS if environ.get(name)), None)
    return KeySource(place, keys(environ.get(SECRET_ID), environ.get(SECRET_KEY), token))


def _file(path: Path, place: str, *, json: bool = False) -> KeySource:
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST)
        return KeySource(place, (read_json if json else read_ini)(data.decode("utf-8-sig")))
    except (FileNotFoundError, NotADirectoryError):
        return KeySource(place)
    except OSError:
        return KeySource(place, problem="unreadable")
    except (MalformedError, ValueError):
        return KeySource(place, problem="malformed")


def _role(role: str, metadata: str) -> KeySource:
    place = f"cvm-role:{role}"
    try:
        role_key = role_keys(role, metadata)
    except MalformedError:
        return KeySource(place, problem="malformed")
    return KeySource(place, role_key, None if role_key else "unreachable")
