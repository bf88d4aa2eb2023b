"""What a session holds in memory says nothing of a secret: not when it is represented, and not in a traceback."""

from __future__ import annotations

import base64
import gc
import traceback
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

import ccrtui.adapters.elasticsearch.node as node
from ccrtui.adapters.tencent.wire import Wire
from ccrtui.compose import connector, open_paths, profile_store, secret_source
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.cloud import calls
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.secret import Variables
from ccrtui.engine.connection import Connection
from ccrtui.sim.cloud.account import Key
from tests.scenarios.cloud.hosted import Hosted
from tests.scenarios.inside import Inside
from tests.simulated import PASSWORD_VARIABLE, Operator, Simulated

KEY = ("AKIDsimulated-hush-id", "simulated-hush/only+key=", "simulated-hush.only_token")
NAMES = ("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN")
_PASSED_BY = (types.ModuleType, type, types.FrameType, types.BuiltinFunctionType, types.CodeType)


def parts(root: object) -> Iterator[object]:
    """Everything that is held by an object, itself first; modules, classes and code hold no session."""
    known: dict[int, object] = {}
    waiting = [root]
    while waiting:
        each = waiting.pop()
        if id(each) in known or isinstance(each, _PASSED_BY):
            continue
        known[id(each)] = each
        yield each
        if isinstance(each, types.FunctionType):
            waiting += [cell.cell_contents for cell in each.__closure__ or ()]
        else:
            waiting += gc.get_referents(each)


def shown(root: object) -> list[str]:
    """What each part of it says of itself; a bare text is represented by what holds it."""
    return [repr(part) for part in parts(root) if not isinstance(part, str | bytes)]


def connect(operator: Operator, name: str) -> tuple[object, Connection]:
    """How a session of the operator connects, and the connection."""
    environ = Variables(operator.surroundings)
    paths = open_paths(environ)
    profile = profile_store(paths).load(name)
    connecting = connector(paths, profile, secret_source(paths, environ, lambda _: ""))
    return connecting, connecting(profile)


def seen(error: BaseException) -> list[str]:
    """What the frames of the program and its libraries show of their locals."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    return [
        f"{Path(frame.filename).name} {frame.name}: {name} = {value}"
        for frame in told.stack
        if not frame.filename.endswith(Path(__file__).name)
        for name, value in (frame.locals or {}).items()
    ]


async def test_a_session_with_a_password_says_nothing_of_it(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    with Simulated("--scenario", "following", "--security") as simulated:
        name = operator.profile(simulated)
        connecting, connection = connect(operator, name)
        assert isinstance(await connection.sender.send(cluster_identity(Side.LEADER)), Answer)
        hidden = password_forms(operator)
        texts = shown(connecting) + shown(connection)
        held = [part for part in parts(connection) if isinstance(part, str)]
        await connection.close()
    assert all(any(form in text for text in held) for form in hidden)
    assert [text for text in texts for form in hidden if form in text] == []


async def test_a_session_with_a_key_says_nothing_of_it(tmp_path: Path) -> None:
    operator = Inside(tmp_path, {**dict(zip(NAMES, KEY, strict=True)), "HOME": str(tmp_path)})
    with Hosted("fresh", Key(KEY[0], KEY[1], token=KEY[2])) as simulated:
        name = operator.cloud_profile(simulated)
        connecting, connection = connect(operator, name)
        assert isinstance(await connection.sender.send(calls.caller(Side.LEADER)), Answer)
        texts = shown(connecting) + shown(connection)
        await connection.close()
    assert [text for text in texts for part in KEY if part in text] == []


def password_forms(operator: Operator) -> tuple[str, str]:
    """The password as it is given, and as it is sent."""
    password = operator.environ[PASSWORD_VARIABLE]
    return password, base64.b64encode(f"elastic:{password}".encode()).decode()


class MistakeError(Exception):
    """A mistake of ours that nobody foresaw."""


async def test_a_mistake_in_the_midst_of_a_request_shows_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> bytes:
        raise MistakeError

    monkeypatch.setattr(node, "read_body", fail)
    operator = Inside(tmp_path)
    with Simulated("--scenario", "following", "--security") as simulated:
        name = operator.profile(simulated)
        _, connection = connect(operator, name)
        with pytest.raises(MistakeError) as caught:
            await connection.sender.send(cluster_identity(Side.LEADER))
        told = seen(caught.value)
        await connection.close()
    assert [line for line in told if "authorization" in line] != []
    assert [line for line in told for form in password_forms(operator) if form in line] == []


async def test_a_mistake_in_the_midst_of_a_call_of_the_cloud_shows_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MistakeError

    monkeypatch.setattr(Wire, "_read", fail)
    operator = Inside(tmp_path, {**dict(zip(NAMES, KEY, strict=True)), "HOME": str(tmp_path)})
    with Hosted("fresh", Key(KEY[0], KEY[1], token=KEY[2])) as simulated:
        name = operator.cloud_profile(simulated)
        _, connection = connect(operator, name)
        with pytest.raises(MistakeError) as caught:
            await connection.sender.send(calls.caller(Side.LEADER))
        told = seen(caught.value)
        await connection.close()
    assert [line for line in told if "X-TC-Token" in line] != []
    assert [line for line in told for part in KEY if part in line] == []


@pytest.mark.parametrize("variable", ["", "\udce9t\udce9"])
def test_a_verb_that_fails_shows_none_of_its_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MistakeError

    operator = Inside(tmp_path, {"OURS": f"a word of ours{variable}"})
    operator.run("profiles", "new", "orders-dr", "--leader", "http://127.0.0.1:1", "--follower", "http://127.0.0.1:1")
    monkeypatch.setattr("ccrtui.adapters.disk.profile.store.ProfileFolder.load", fail)
    monkeypatch.setattr("ccrtui.compose.find_paths", fail)
    with pytest.raises(MistakeError) as caught:
        operator.run("status", "orders-dr")
    told = [line for line in seen(caught.value) if "environ = " in line]
    assert any("Variables(" in line for line in told)
    assert [line for line in told if "a word of ours" in line and "Variables(" in line] == []
