"""No key of the cloud is ever left anywhere: not in what is printed, shown, logged, journaled, kept or raised."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from ccrtui.adapters.redaction.redactor import COVER
from ccrtui.sim.cloud.account import Key
from tests.scenarios.cloud.hosted import Hosted
from tests.scenarios.console.story import story
from tests.scenarios.inside import Inside
from tests.scenarios.pair import Pair
from tests.secret_forms import forms
from tests.serving import Silent, serving
from tests.simulated import Ran

SECRETS = ("AKIDsimulated-hush-id", "simulated-hush/only+key=", "simulated-hush.only_token")
NAMES = ("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN")
DEAD = "http://127.0.0.1:1"


class Witness:
    """An operator with a temporary key; whatever is printed is kept."""

    def __init__(self, home: Path, simulated: Hosted) -> None:
        self.operator = Inside(home, {**dict(zip(NAMES, SECRETS, strict=True)), "HOME": str(home)})
        self.simulated = simulated
        self.profile = self.operator.cloud_profile(simulated, "--sample-docs", "2")
        self.told: list[str] = []

    def run(self, *arguments: str) -> Ran:
        """Run a verb on the profile."""
        verb, *options = arguments
        return self.keep(self.operator.run(verb, self.profile, *options))

    def keep(self, ran: Ran) -> Ran:
        """Remember what was printed; a traceback is never printed."""
        self.told += [ran.out, ran.err]
        assert "Traceback" not in ran.err
        return ran

    def journaled(self, *texts: str) -> bool:
        """Whether all of that stands in the journal."""
        journal = "".join(path.read_text() for path in self.operator.home.rglob("*.jsonl"))
        return all(text in journal for text in texts)

    def found(self, *more: str) -> list[tuple[str, str]]:
        """Where a secret stands: in what was printed, in files of ours, or in what else is given."""
        home = self.operator.home
        texts = {str(path.relative_to(home)): path for path in sorted(home.rglob("*")) if path.is_file()}
        files = {name: path.read_bytes().decode(errors="replace") for name, path in texts.items()}
        assert any(name.endswith(".toml") for name in files)
        places = {**files, "printed": "\n".join(self.told), **{f"more {n}": text for n, text in enumerate(more)}}
        hidden = [form for secret in SECRETS for form in forms(secret)]
        return [(place, form) for place, text in places.items() for form in hidden if form in text]


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[Witness]:
    secret_id, secret_key, token = SECRETS
    with Hosted("fresh", Key(secret_id, secret_key, token=token)) as simulated:
        yield Witness(tmp_path, simulated)


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that anybody logs, at any level, goes into the log of ours as well."""
    caplog.set_level(logging.DEBUG)
    return caplog


def test_a_walk_and_its_undo_leave_no_key_behind(witness: Witness, logged: pytest.LogCaptureFixture) -> None:
    forms = ("curl", "tccli", "console")
    for form in forms:
        assert witness.run("export", "--as", form).code == 3
    assert witness.run("setup", "--plan").code == 3
    assert witness.run("setup", "--write", "--json").code == 0
    for arguments in (("setup", "--json"), ("status",), ("status", "--json"), ("watch", "--json", "--samples", "1")):
        assert witness.run(*arguments).code == 0
    for form in forms:
        assert witness.run("export", "--as", form).code == 0
    assert witness.run("setup", "--undo", "--json").code in (1, 3)
    assert witness.run("setup", "--undo", "--write", "--confirm", "orders").code == 0
    witness.keep(witness.operator.run("profiles", "show", witness.profile))
    witness.keep(witness.operator.run("profiles", "list"))
    assert witness.journaled("CreateVpcPeeringConnection", "DeleteVpcPeeringConnection")
    assert witness.found(logged.text) == []


def test_refusals_leave_no_key_behind(witness: Witness, logged: pytest.LogCaptureFixture) -> None:
    witness.simulated.deny("vpc:CreateRoutes")
    refused = witness.run("setup", "--write", "--json")
    assert (refused.code, refused.step("routes")["code"]) in ((1, "not_permitted"), (3, "not_permitted"))
    for name, code in zip(NAMES, ("credential_unknown", "credential_wrong", "credential_expired"), strict=True):
        right = witness.operator.environ[name]
        witness.operator.environ[name] = right + "x"
        assert witness.run("setup", "--json").step("account")["code"] == code
        witness.operator.environ[name] = right[:4] + "\n" + right[4:]
        assert witness.run("setup", "--json").step("account")["code"] == "no_credential"
        witness.operator.environ[name] = right
    witness.simulated.expire()
    assert witness.run("setup", "--json").step("account")["code"] == "credential_expired"
    assert witness.run("setup").code == 1
    assert witness.journaled("not_permitted")
    assert witness.found(logged.text) == []


@contextmanager
def echo() -> Iterator[str]:
    """An endpoint that refuses everything, and repeats all it was sent as the reason."""

    class Handler(Silent, BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = f"{self.headers} {self.rfile.read(int(self.headers['content-length'])).decode()}"
            error = {"Code": f"AuthFailure.{self.headers.get('X-TC-Token')}", "Message": request}
            body = json.dumps({"Response": {"Error": error, "RequestId": request}}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

    with serving(Handler) as url:
        yield url


def test_an_endpoint_that_repeats_what_it_was_sent_gives_no_key_away(
    witness: Witness, logged: pytest.LogCaptureFixture
) -> None:
    assert witness.run("setup", "--write", "--json", "--until", "peering").code == 0
    with echo() as url:
        for endpoint in (url, DEAD):
            witness.keep(witness.operator.run("profiles", "edit", witness.profile, "--cloud-endpoint", endpoint))
            assert witness.run("setup", "--write", "--json").code in (1, 4)
            assert witness.run("export", "--as", "curl").code in (1, 4)
    assert COVER in "".join(witness.told)
    assert witness.found(logged.text) == []


@pytest.mark.parametrize(
    "badly", ["{id}", "{{'secretId': '{id}', {key}", "[x\nsecret_id={id}\nsecret_key {key}", "{id}:"]
)
def test_a_key_that_is_written_badly_is_not_repeated(
    witness: Witness, logged: pytest.LogCaptureFixture, badly: str
) -> None:
    secret_id, secret_key, _ = SECRETS
    witness.operator.environ["OURS"] = badly.format(id=secret_id, key=secret_key)
    given = ("profiles", "edit", witness.profile, "--leader-credentials")
    assert witness.keep(witness.operator.run(*given, "env:OURS")).code == 0
    assert witness.run("setup", "--json").step("account")["code"] == "no_credential"
    assert witness.keep(witness.operator.run(*given, f"{secret_id}:{secret_key}")).code == 2
    assert witness.run("setup", "--write", "--json").code == 1
    assert witness.found(logged.text) == []


async def test_no_key_is_ever_on_the_screen(witness: Witness, logged: pytest.LogCaptureFixture) -> None:
    clusters = Pair(witness.simulated, witness.operator, witness.profile)
    frames: list[str] = []
    for token in (SECRETS[2], SECRETS[2] + "x"):
        witness.operator.environ[NAMES[2]] = token
        async with story(clusters) as teller:
            words = teller.words
            await teller.press("2")
            await teller.sees(words.setup.will_send if token in SECRETS else f"env:{NAMES[0]}")
            for key in ("y", "c", "p", "escape", "d", "escape", "c", "enter", "escape", "question_mark", "escape"):
                await teller.press(key)
            frames += teller.frames
    assert witness.found(logged.text, *frames) == []
