"""Names and passwords in any script, and secrets that are none: they work, or one sentence says why, without a byte."""

from __future__ import annotations

import base64
import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.patience import PATIENCE_S
from tests.scenarios.inside import Inside
from tests.secret_forms import left_of
from tests.simulated import Simulated

OWN = "OF_A_USER"
FORMS = ["plain", "marked", "line"]
PEOPLE = [
    ("张伟", "密码是一个秘密"),
    ("jos\u00e9", "contrase\u00f1a-d\u00e9j\u00e0"),
    ("m\u00fcller", 'gro\u00dfe "Stra\u00dfe" \\ 7%'),
    ("emoji", "\U0001f511\U0001f512 key"),
]


@pytest.fixture(scope="module")
def simulated() -> Iterator[Simulated]:
    with Simulated("--scenario", "following", "--security") as running:
        yield running


def make_user(simulated: Simulated, side: str, name: str, password: str) -> None:
    """Make a user as a person with curl would."""
    end = simulated.banner[side]
    token = base64.b64encode(f"{end['username']}:{end['password']}".encode()).decode()
    body = json.dumps({"password": password, "roles": ["superuser"]}).encode()
    headers = {"Content-Type": "application/json", "Authorization": f"Basic {token}"}
    url = f"{end['url']}/_security/user/{quote(name)}"
    with urllib.request.urlopen(urllib.request.Request(url, body, headers, method="PUT"), timeout=PATIENCE_S) as answer:
        assert answer.status == 200


def operator_as(home: Path, simulated: Simulated, user: str, reference: str) -> Inside:
    """An operator whose profile names that user at both ends."""
    operator = Inside(home)
    operator.profile(simulated)
    given = [f"--{side}-{what}" for side in ("leader", "follower") for what in ("user", "password")]
    values = [user, reference] * 2
    edited = operator.run(
        "profiles", "edit", "orders-dr", *(word for pair in zip(given, values, strict=True) for word in pair)
    )
    assert edited.code == 0, edited.err
    return operator


def kept_in(path: Path, data: bytes) -> str:
    """A file that its owner alone can read; gives the reference to it."""
    path.write_bytes(data)
    path.chmod(0o600)
    return f"file:{path}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("user", "password"), PEOPLE)
def test_a_name_and_a_password_in_any_script_log_in(
    tmp_path: Path, simulated: Simulated, user: str, password: str, form: str
) -> None:
    for side in ("leader", "follower"):
        make_user(simulated, side, user, password)
    data = {"plain": password, "marked": "\ufeff" + password, "line": password + "\r\n"}[form].encode()
    operator = operator_as(tmp_path, simulated, user, kept_in(tmp_path / "secret", data))
    walked = operator.run("setup", "orders-dr", "--json", "--until", "clusters")
    assert walked.step("clusters")["state"] == "satisfied", walked.out
    assert operator.run("status", "orders-dr").code == 0


@pytest.mark.parametrize(("user", "password"), PEOPLE)
def test_a_wrong_password_in_any_script_is_refused_without_a_character_of_it(
    tmp_path: Path, simulated: Simulated, user: str, password: str
) -> None:
    operator = operator_as(tmp_path, simulated, user, f"env:{OWN}")
    operator.environ[OWN] = f"{password}!"
    walked = operator.run("setup", "orders-dr", "--json", "--until", "clusters")
    assert walked.step("clusters")["code"] == "not_authenticated", walked.out
    for told in (walked, operator.run("status", "orders-dr"), operator.run("setup", "orders-dr")):
        assert "Traceback" not in told.err
        assert left_of(password, told.out + told.err) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "secret_empty"),
        (b"\n", "secret_empty"),
        (b"\xef\xbb\xbf", "secret_empty"),
        (b"hush-hush\xff\xfe", "secret_not_text"),
        (b"\xff\xfeh\0u\0s\0h\0-\0h\0u\0s\0h\0", "secret_not_text"),
        (b"hush-hush" * 120_000, "secret_not_text"),
        ("\u5bc6".encode() * 30_000, "secret_not_text"),
    ],
)
@pytest.mark.parametrize("verb", ["status", "setup", "watch", "export --as curl"])
def test_a_file_that_holds_no_secret_is_told_in_one_sentence(
    tmp_path: Path, simulated: Simulated, data: bytes, code: str, verb: str
) -> None:
    operator = operator_as(tmp_path, simulated, "elastic", kept_in(tmp_path / "secret", data))
    word, *options = verb.split()
    ran = operator.run(word, "orders-dr", *(options or ["--json"]))
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "hush" not in ran.err + ran.out
    assert "\u5bc6" not in ran.err + ran.out
    if not options:
        assert ran.lines[-1]["error"]["code"] == code


def test_a_variable_of_bytes_that_are_no_text_is_told_in_one_sentence(tmp_path: Path, simulated: Simulated) -> None:
    operator = operator_as(tmp_path, simulated, "elastic", f"env:{OWN}")
    operator.environ[OWN] = b"hush-hush\xff".decode("utf-8", "surrogateescape")
    ran = operator.run("status", "orders-dr")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "hush" not in ran.err


def test_a_password_with_a_line_end_in_it_is_sent_as_it_is(tmp_path: Path, simulated: Simulated) -> None:
    for side in ("leader", "follower"):
        make_user(simulated, side, "lines", "two\nlines\n")
    operator = operator_as(tmp_path, simulated, "lines", kept_in(tmp_path / "secret", b"two\nlines\n\n"))
    assert operator.run("status", "orders-dr").code == 0
