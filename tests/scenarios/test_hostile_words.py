"""Whatever servers say, nothing of it is obeyed by a terminal, forges a line of ours, or gives a password away."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from ccrtui.adapters.disk.history.body import unpacked
from ccrtui.core.steps.walk import WALK
from ccrtui.core.walk.step import StepName
from ccrtui.sim.cloud.account import Key
from tests.patience import PATIENCE_S
from tests.scenarios.cloud.hosted import Hosted
from tests.scenarios.console.story import story
from tests.scenarios.hostile_words import CLOUD_MODES, FORGED, MODES, behind
from tests.scenarios.inside import Inside
from tests.scenarios.pair import Pair
from tests.secret_forms import forms
from tests.simulated import Operator, Simulated

OWN = "OF_A_USER"
PASSWORD = 'gr\u00fcn & "blau" 4711/+'
ESCAPED = r"\u202e"
SHOWN = frozenset({"licence", "all", "refused", "text"})
"""Modes in which a good part of what is said is shown."""
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.fixture(scope="module")
def simulated() -> Iterator[Simulated]:
    with Simulated("--scenario", "following") as running:
        yield running


def hostile_pair(home: Path, simulated: Simulated, mode: str, stack: ExitStack) -> Pair:
    """An operator of a pair whose answers are spoiled on their way."""
    operator = Inside(home, {OWN: PASSWORD})
    given = ["--leader-transport", simulated.banner["leader"]["transport"], "--index", "orders"]
    for side in ("leader", "follower"):
        url = stack.enter_context(behind(simulated.banner[side]["url"], MODES[mode]))
        given += [f"--{side}", url, f"--{side}-user", "elastic", f"--{side}-password", f"env:{OWN}"]
    made = operator.run("profiles", "new", "orders-dr", *given, "--environment", "test")
    assert made.code == 0, made.err
    return Pair(simulated, operator, "orders-dr")


def obeyed(text: str) -> set[str]:
    """The signs in a text that are not shown, line ends apart."""
    return {f"{ord(each):04x}" for each in text if unicodedata.category(each) in UNSEEN and each != "\n"}


def given_away(text: str) -> list[str]:
    """The forms of the password that stand in a text."""
    return [form for form in forms(PASSWORD) if form in text]


def left_behind(operator: Operator) -> Iterator[tuple[str, str]]:
    """The texts that were written, profiles apart; of a history, which is no text, what it keeps in visible escapes."""
    for path in sorted(operator.home.rglob("*")):
        name = str(path.relative_to(operator.home))
        if path.suffix == ".db":
            yield name, remembered(path)
        elif path.is_file() and path.suffix != ".toml" and ".db-" not in path.name:
            yield name, path.read_bytes().decode()


def remembered(path: Path) -> str:
    """Everything that a history keeps."""
    with closing(sqlite3.connect(path)) as history:
        moments = [unpacked(body) for (body,) in history.execute("SELECT body FROM stretch")]
        rows = [history.execute(f"SELECT * FROM {table}").fetchall() for table in ("about", "event")]
    return repr((moments, rows))


VERBS = (
    ("setup", "--plan"),
    ("setup", "--json"),
    ("setup", "--undo"),
    ("setup", "--undo", "--json"),
    ("status", "--timeout", str(PATIENCE_S)),
    ("status", "--timeout", str(PATIENCE_S), "--json"),
    ("watch", "--samples", "1"),
    ("watch", "--samples", "1", "--json"),
    ("export", "--as", "curl"),
    ("export", "--as", "console"),
    ("export", "--as", "tccli"),
)


@pytest.mark.parametrize("mode", MODES)
def test_no_verb_says_what_a_terminal_obeys(tmp_path: Path, simulated: Simulated, mode: str) -> None:
    with ExitStack() as stack:
        pair = hostile_pair(tmp_path, simulated, mode, stack)
        everything = ""
        for verb, *options in VERBS:
            ran = pair.operator.run(verb, pair.profile, *options)
            where = f"{mode}: {verb} {' '.join(options)}"
            assert "Traceback" not in ran.err, where
            told = ran.out + ran.err
            everything += told
            assert obeyed(told) == set(), where
            assert given_away(told) == [], where
            assert [line for line in told.splitlines() if line.startswith(FORGED)] == [], where
            if "--json" in options:
                assert all(isinstance(json.loads(line), dict) for line in ran.out.splitlines()), where
    assert ESCAPED in everything or mode not in SHOWN
    for name, text in left_behind(pair.operator):
        assert (name, obeyed(text), given_away(text)) == (name, set(), [])


@pytest.mark.parametrize("mode", MODES)
async def test_no_screen_shows_what_a_terminal_obeys(tmp_path: Path, simulated: Simulated, mode: str) -> None:
    with ExitStack() as stack:
        pair = hostile_pair(tmp_path, simulated, mode, stack)
        async with story(pair) as teller:
            await teller.samples()
            for place in ("1", "2", "3", "c"):
                await teller.press(
                    place, "down", "enter", "escape", "question_mark", "escape", "y", "t", "s", "j", "s", "c"
                )
            await teller.press("2")
            for _ in range(len(WALK)):
                await teller.press("p", "escape", "down")
            frames = "\n".join(teller.frames)
    assert ESCAPED in frames or mode not in SHOWN
    assert obeyed(frames) == set()
    assert given_away(frames) == []
    assert [line for line in frames.splitlines() if line.strip().startswith(FORGED)] == []
    for name, text in left_behind(pair.operator):
        assert (name, obeyed(text), given_away(text)) == (name, set(), [])


KEY = ("AKIDsimulated-hush-id", "simulated-hush/only+key=", "simulated-hush.only_token")
KEY_NAMES = ("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN")
CLOUD_SHOWN = frozenset({"refused", "text"})
CLOUD_VERBS = (("setup", "--plan"), ("setup", "--json"), ("setup", "--undo", "--json"), ("export", "--as", "tccli"))


def key_given_away(text: str) -> list[str]:
    """The forms of the key that stand in a text."""
    return [form for part in KEY for form in forms(part) if form in text]


@contextmanager
def hostile_cloud(home: Path, mode: str) -> Iterator[Pair]:
    """An operator of two instances of a cloud whose answers are spoiled on their way."""
    operator = Inside(home, {**dict(zip(KEY_NAMES, KEY, strict=True)), "HOME": str(home)})
    with (
        Hosted("fresh", Key(KEY[0], KEY[1], token=KEY[2])) as hosted,
        behind(hosted.banner["cloud"]["endpoint"], CLOUD_MODES[mode]) as endpoint,
    ):
        name = operator.cloud_profile(hosted)
        edited = operator.run("profiles", "edit", name, "--cloud-endpoint", endpoint)
        assert edited.code == 0, edited.err
        yield Pair(hosted, operator, name)
    for file, text in left_behind(operator):
        assert (file, obeyed(text), key_given_away(text)) == (file, set(), [])


@pytest.mark.parametrize("mode", CLOUD_MODES)
def test_no_verb_says_what_the_cloud_would_have_a_terminal_obey(tmp_path: Path, mode: str) -> None:
    with hostile_cloud(tmp_path, mode) as pair:
        runs = [pair.operator.run(verb, pair.profile, *options) for verb, *options in CLOUD_VERBS]
    assert [ran for ran in runs if "Traceback" in ran.err] == []
    check_of_cloud("".join(ran.out + ran.err for ran in runs), mode)


@pytest.mark.parametrize("mode", CLOUD_MODES)
async def test_no_screen_shows_what_the_cloud_would_have_a_terminal_obey(tmp_path: Path, mode: str) -> None:
    with hostile_cloud(tmp_path, mode) as pair:
        async with story(pair) as teller:
            await (await teller.press("2")).sees(teller.words.steps[StepName.ACCOUNT].name)
            for _ in range(len(WALK)):
                await teller.press("p", "escape", "down")
            await teller.press("c", "enter", "escape", "1")
            frames = "\n".join(teller.frames)
    check_of_cloud(frames, mode)


def check_of_cloud(told: str, mode: str) -> None:
    """Nothing in it is obeyed, forged or given away, and a good part of what the cloud said is in it."""
    assert ESCAPED in told or mode not in CLOUD_SHOWN
    assert obeyed(told) == set()
    assert key_given_away(told) == []
    assert [line for line in told.splitlines() if line.strip().startswith(FORGED)] == []


def test_a_key_of_a_profile_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    given = ("--leader", "http://127.0.0.1:1", "--follower", "http://127.0.0.1:2", "--environment", "test")
    assert operator.run("profiles", "new", "orders-dr", *given).code == 0
    (file,) = operator.home.rglob("orders-dr.toml")
    file.write_text('"\\u001b]0;x\\u202e" = 1\n' + file.read_text())
    for arguments in (("status", "orders-dr"), ("status", "orders-dr", "--json"), ("profiles", "list")):
        ran = operator.run(*arguments)
        assert ESCAPED in ran.out + ran.err
        assert obeyed(ran.out + ran.err) == set()
