"""The places of a key of the cloud, in order, and what is said when none of them has one."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from aiohttp import web

from ccrtui.adapters.disk.secrets import SecretSource
from ccrtui.adapters.tencent.credentials.credential import Credential, NoCredential
from ccrtui.adapters.tencent.credentials.source import find_credential
from ccrtui.adapters.tencent.thread import run_in_thread
from ccrtui.core.secret import Secret
from tests.adapters.elasticsearch.servers import http_server, unused_port

VARIABLES = {"TENCENTCLOUD_SECRET_ID": "AKIDenv", "TENCENTCLOUD_SECRET_KEY": "env-key"}
USUAL = ("env:TENCENTCLOUD_SECRET_ID", "~/.tencentcloud/credentials", "SHARED", "~/.tccli/default.credential")


class Machine:
    """A home, a system, variables, and somebody who answers a prompt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shared = folder / "etc" / "credentials"
        self.environ = {"HOME": str(folder)}
        self.answer = ""
        self.metadata = "http://127.0.0.1:9"

    def find(self, reference: str | None = None) -> Credential | NoCredential:
        secrets = SecretSource(self.folder, self.environ, lambda _purpose: self.answer)
        return find_credential(reference, self.environ, secrets, "leader", shared=self.shared, metadata=self.metadata)

    def write(self, path: str, text: str, mode: int = 0o600) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(mode)
        return file

    def places(self, *more: str) -> tuple[str, ...]:
        return tuple(str(self.shared) if place == "SHARED" else place for place in (*USUAL, *more))


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def ini(name: str, section: str = "default", token: str = "") -> str:
    return f"[{section}]\nsecret_id = AKID{name}\nsecret_key = {name}-key\n" + (f"token = {token}\n" if token else "")


def credential(name: str, place: str, token: str | None = None) -> Credential:
    return Credential(Secret(f"AKID{name}"), Secret(f"{name}-key"), Secret(token) if token else None, place)


def test_every_place_is_tried_in_order_and_the_first_wins(machine: Machine) -> None:
    assert machine.find() == NoCredential(machine.places())
    machine.write(".tccli/default.credential", json.dumps({"secretId": "AKIDcli", "secretKey": "cli-key"}))
    assert machine.find() == credential("cli", "~/.tccli/default.credential")
    machine.write("etc/credentials", ini("shared"))
    assert machine.find() == credential("shared", str(machine.shared))
    machine.write(".tencentcloud/credentials", ini("home"))
    assert machine.find() == credential("home", "~/.tencentcloud/credentials")
    machine.environ |= VARIABLES
    assert machine.find() == credential("env", "env:TENCENTCLOUD_SECRET_ID")
    machine.environ["OTHER"] = "AKIDother:other-key"
    assert machine.find("env:OTHER") == credential("other", "env:OTHER")


@pytest.mark.parametrize("name", ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"])
def test_a_token_in_the_variables_belongs_to_the_key(machine: Machine, name: str) -> None:
    machine.environ |= {**VARIABLES, name: " a-token "}
    assert machine.find() == credential("env", "env:TENCENTCLOUD_SECRET_ID", "a-token")


def test_blanks_around_a_key_do_not_matter(machine: Machine) -> None:
    machine.environ |= {name: f" {value}\t\n" for name, value in VARIABLES.items()}
    assert machine.find() == credential("env", "env:TENCENTCLOUD_SECRET_ID")


@pytest.mark.parametrize(
    ("environ", "problem"),
    [
        ({"TENCENTCLOUD_SECRET_ID": "AKIDenv"}, "key_missing"),
        ({"TENCENTCLOUD_SECRET_ID": "AKIDenv", "TENCENTCLOUD_SECRET_KEY": "  "}, "key_missing"),
        ({"TENCENTCLOUD_SECRET_KEY": "env-key"}, "id_missing"),
        ({"TENCENTCLOUD_SECRET_ID": "AKID env", "TENCENTCLOUD_SECRET_KEY": "k"}, "malformed"),
        ({"TENCENTCLOUD_SECRET_ID": "AKIDenv", "TENCENTCLOUD_SECRET_KEY": "k\r\nX: y"}, "malformed"),
        ({"TENCENTCLOUD_SECRET_ID": "密钥", "TENCENTCLOUD_SECRET_KEY": "k"}, "malformed"),
    ],
)
def test_half_a_key_in_the_variables_is_told(machine: Machine, environ: dict[str, str], problem: str) -> None:
    machine.environ |= environ
    missing = NoCredential(machine.places(), {"env:TENCENTCLOUD_SECRET_ID": problem})
    assert machine.find() == missing
    assert missing.details["problems"] == {"env:TENCENTCLOUD_SECRET_ID": problem}
    machine.write(".tencentcloud/credentials", ini("home"))
    assert machine.find() == credential("home", "~/.tencentcloud/credentials")


def test_any_section_of_a_file_will_do_and_default_is_preferred(machine: Machine) -> None:
    path = ".tencentcloud/credentials"
    machine.write(path, "[empty]\nregion = ap-beijing\n" + ini("work", "work", "a-token"))
    assert machine.find() == credential("work", f"~/{path}", "a-token")
    machine.write(path, ini("work", "work") + ini("home"))
    assert machine.find() == credential("home", f"~/{path}")
    machine.write(path, ini("work", "work") + ini("upper", "DEFAULT"))
    assert machine.find() == credential("upper", f"~/{path}")


def test_the_profile_of_the_command_line_client_is_a_choice(machine: Machine) -> None:
    text = json.dumps({"secretId": "AKIDwork", "secretKey": "work-key", "token": "a-token", "type": "sso"})
    machine.write(".tccli/work.credential", text)
    machine.environ["TCCLI_PROFILE"] = "work"
    assert machine.find() == credential("work", "~/.tccli/work.credential", "a-token")


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        (".tencentcloud/credentials", "[default]\nsecret_id = AKIDhome\n", "key_missing"),
        (".tencentcloud/credentials", "[default]\nsecret_key = k\n", "id_missing"),
        (".tencentcloud/credentials", "", "id_missing"),
        (".tencentcloud/credentials", "[default\nwhat?", "malformed"),
        (".tencentcloud/credentials", "[default]\nsecret_id\n", "malformed"),
        (".tccli/default.credential", "{", "malformed"),
        (".tccli/default.credential", "[]", "malformed"),
        (".tccli/default.credential", '{"secretId": 7, "secretKey": "k"}', "malformed"),
        (".tccli/default.credential", '{"secretId": "AKIDcli"}', "key_missing"),
        (".tccli/default.credential", '{"type": "cvm-role"}', "id_missing"),
        (".tccli/default.credential", "[" * 100_000, "malformed"),
    ],
)
def test_a_file_that_will_not_do_is_told(machine: Machine, path: str, text: str, problem: str) -> None:
    machine.write(path, text)
    assert machine.find() == NoCredential(machine.places(), {f"~/{path}": problem})


def test_files_that_cannot_be_read_are_told(machine: Machine) -> None:
    machine.write(".tencentcloud/credentials", "").write_bytes(b"\xff\xfe")
    machine.shared.mkdir(parents=True)
    problems = {"~/.tencentcloud/credentials": "malformed", str(machine.shared): "unreadable"}
    assert machine.find() == NoCredential(machine.places(), problems)


def test_without_a_home_only_the_systems_places_are_tried(machine: Machine) -> None:
    machine.environ = {}
    assert machine.find() == NoCredential(("env:TENCENTCLOUD_SECRET_ID", str(machine.shared)))


@pytest.mark.parametrize(
    "text",
    [
        "AKIDother:other-key:a-token",
        " AKIDother : other-key : a-token \n",
        '{"secretId": "AKIDother", "secretKey": "other-key", "token": "a-token"}',
        "[anything]\nsecret_id=AKIDother\nsecret_key=other-key\ntoken=a-token",
        "secret_id = AKIDother\nsecret_key = other-key\ntoken = a-token",
        "# work\nSecretId = 'AKIDother'\nsecretKey = \"other-key\"\ntoken=a-token",
    ],
)
def test_a_reference_leads_to_any_of_the_forms(machine: Machine, text: str) -> None:
    machine.write("key", text)
    assert machine.find("file:key") == credential("other", "file:key", "a-token")
    machine.answer = text
    assert machine.find("prompt") == credential("other", "prompt", "a-token")


def test_a_token_may_have_the_signs_of_other_forms(machine: Machine) -> None:
    machine.answer = "AKIDother:other-key:a=b:[c]=="
    assert machine.find("prompt") == credential("other", "prompt", "a=b:[c]==")


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("env:NOWHERE", "secret_missing"),
        ("file:nowhere", "secret_unreadable"),
        ("file:exposed", "secret_exposed"),
        ("what:ever", "secret_reference_bad"),
        ("prompt", "secret_empty"),
        ("file:word", "malformed"),
        ("file:half", "key_missing"),
    ],
)
def test_a_reference_is_the_only_place_even_when_it_leads_nowhere(
    machine: Machine, reference: str, problem: str
) -> None:
    machine.environ |= VARIABLES
    machine.write("exposed", "AKIDother:other-key", 0o644)
    machine.write("word", "just-one-word")
    machine.write("half", "AKIDother:")
    assert machine.find(reference) == NoCredential((reference,), {reference: problem})


async def test_the_role_of_a_machine_is_asked_only_when_it_is_named(machine: Machine) -> None:
    requested_paths: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        requested_paths.append(request.path)
        return web.json_response({"TmpSecretId": "AKIDrole", "TmpSecretKey": "role-key", "Token": "a-token"})

    async with http_server(answer) as port:
        machine.metadata = f"http://127.0.0.1:{port}"
        assert await run_in_thread(machine.find) == NoCredential(machine.places())
        assert requested_paths == []
        machine.environ["CCRTUI_CVM_ROLE"] = "a role"
        assert await run_in_thread(machine.find) == credential("role", "cvm-role:a role", "a-token")
    assert requested_paths == ["/latest/meta-data/cam/security-credentials/a role"]


@pytest.mark.parametrize(("body", "problem"), [(b"<html>", "malformed"), (b"[]", "malformed"), (b"{}", "id_missing")])
async def test_a_role_that_gives_no_key_is_told(machine: Machine, body: bytes, problem: str) -> None:
    machine.environ["CCRTUI_CVM_ROLE"] = "role"

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=body)

    async with http_server(answer) as port:
        machine.metadata = f"http://127.0.0.1:{port}"
        missing = await run_in_thread(machine.find)
    assert missing == NoCredential(machine.places("cvm-role:role"), {"cvm-role:role": problem})


async def test_a_metadata_service_that_is_not_there_or_silent_is_given_up(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ccrtui.adapters.tencent.credentials.role.WAIT_S", 0.05)
    machine.environ["CCRTUI_CVM_ROLE"] = "role"
    machine.metadata = f"http://127.0.0.1:{await unused_port()}"
    missing = NoCredential(machine.places("cvm-role:role"), {"cvm-role:role": "unreachable"})
    assert await run_in_thread(machine.find) == missing
    with socket.create_server(("127.0.0.1", 0)) as silent:
        machine.metadata = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert await run_in_thread(machine.find) == missing


def test_nothing_of_a_key_is_in_what_is_said_of_it(machine: Machine) -> None:
    machine.write(".tencentcloud/credentials", "[default]\nsecret_id AKIDofsomebody\nkey-of-somebody\n")
    machine.write(".tccli/default.credential", '{"secretId": "AKIDofsomebody", "secretKey": "key-of-somebody')
    machine.environ["TENCENTCLOUD_SECRET_ID"] = "AKIDofsomebody"
    missing = machine.find()
    assert isinstance(missing, NoCredential)
    assert len(missing.problems) == 3
    machine.answer = "AKIDofsomebody:key-of-somebody:token-of-somebody"
    texts = f"{missing!r} {missing.details} {machine.find('prompt')!r}"
    assert not any(part in texts for part in ("AKIDofsomebody", "key-of-somebody", "token-of-somebody"))
