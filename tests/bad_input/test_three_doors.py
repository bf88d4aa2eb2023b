"""What cannot be in a profile is refused in the same words wherever it is tried: command line, console, edited file.

Nothing is sent for it and nothing is lost. That an option is given twice a console cannot say: a choice is one value.
"""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ccrtui.compose import connector, open_paths, profile_store, secret_source, system_clock
from ccrtui.core.state import NoticeCode, State
from ccrtui.core.walk.step import StepName
from ccrtui.engine.intents import Choose
from ccrtui.engine.runtime import Runtime
from ccrtui.engine.state_store import StateStore
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.notice import notice_text
from tests.patience import PATIENCE_S
from tests.scenarios.inside import Inside
from tests.simulated import Simulated

NAME = "orders-dr"
LEADER, FOLLOWER = "http://127.0.0.1:1", "http://127.0.0.1:2"
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Mistake:
    """One mistake as it is made at each door."""

    code: str
    given: tuple[str, ...]
    chosen: tuple[str, str] | None
    written: tuple[str, str]
    """What stands in the file, and what is written in its place."""


FILES = {"off.json": '{"soft_deletes": {"enabled": false}}', "three.json": '{"number_of_shards": 3}'}
"""Files of settings that lie in the operator's home."""
ALIAS = 'alias = "leader"'
MISTAKES = {
    "two pairs with one follower": Mistake(
        "profile_follower_twice",
        ("--index", "a=x", "--index", "b=x"),
        ("index", "a=x,b=x"),
        (ALIAS, f'{ALIAS}\nindices = [["a", "x"], ["b", "x"]]'),
    ),
    "an alias that begins as an exclusion": Mistake(
        "profile_value_bad", ("--alias=-east",), ("alias", "-east"), (ALIAS, 'alias = "-east"')
    ),
    "an alias with a blank": Mistake(
        "profile_value_bad", ("--alias", "far east"), ("alias", "far east"), (ALIAS, 'alias = "far east"')
    ),
    "more shards than an index can have": Mistake(
        "profile_value_bad", ("--shards", "1025"), ("shards", "1025"), (ALIAS, f"{ALIAS}\nshards = 1025")
    ),
    "settings without soft deletes": Mistake(
        "profile_value_bad",
        ("--settings", "off.json"),
        ("settings", '{"soft_deletes": {"enabled": false}}'),
        (ALIAS, f"{ALIAS}\nsettings = '{{\"index.soft_deletes.enabled\": false}}'"),
    ),
    "shards that are said twice": Mistake(
        "profile_shards_twice",
        ("--shards", "2", "--settings", "three.json"),
        None,
        (ALIAS, f"{ALIAS}\nshards = 2\nsettings = '{{\"number_of_shards\": 3}}'"),
    ),
    "an address of the cloud with a path": Mistake(
        "profile_value_bad",
        ("--cloud-endpoint", "http://127.0.0.1:1/vpc"),
        ("cloud-endpoint", "http://127.0.0.1:1/vpc"),
        ("schema = 1", 'schema = 1\ncloud_endpoint = "http://127.0.0.1:1/vpc"'),
    ),
    "a number too long": Mistake(
        "profile_value_bad",
        ("--bandwidth", "9" * 5000),
        ("bandwidth", "9" * 5000),
        (ALIAS, f"{ALIAS}\nbandwidth = {'9' * 5000}"),
    ),
    "a number too big": Mistake(
        "profile_value_bad",
        ("--sample-docs", "10001"),
        ("sample-docs", "10001"),
        (ALIAS, f"{ALIAS}\nsample_docs = 10001"),
    ),
    "no number": Mistake(
        "profile_value_bad",
        ("--bandwidth", "fast"),
        ("bandwidth", "fast"),
        (ALIAS, f'{ALIAS}\nbandwidth = "fast"'),
    ),
    "a word that is none of these": Mistake(
        "profile_word_unknown",
        ("--network", "vpn"),
        ("network", "vpn"),
        (ALIAS, f'{ALIAS}\nnetwork = "vpn"'),
    ),
    "leader and follower at one place": Mistake(
        "profile_same_place",
        ("--follower", f"{LEADER}/"),
        ("follower-url", f"{LEADER}/"),
        (f'"{FOLLOWER}"', f'"{LEADER}/"'),
    ),
    "an option given twice": Mistake(
        "given_twice",
        ("--bandwidth", "10", "--bandwidth", "20"),
        None,
        (ALIAS, f"{ALIAS}\nbandwidth = 10\nbandwidth = 20"),
    ),
}


@pytest.fixture
def operator(tmp_path: Path) -> Inside:
    """Someone with a profile of two clusters that nobody can reach."""
    someone = Inside(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    assert someone.run("profiles", "new", NAME, "--leader", LEADER, "--follower", FOLLOWER).code == 0
    return someone


def file_of(operator: Inside) -> Path:
    return Path(operator.run("profiles", "path", NAME).out.strip())


@contextmanager
def console(operator: Inside) -> Iterator[tuple[Runtime, queue.Queue[State]]]:
    """The engine as the console runs it on that profile, and the states it publishes."""
    paths = open_paths(operator.surroundings)
    profile = profile_store(paths).load(NAME)

    def typed(purpose: str) -> str:
        raise AssertionError(purpose)

    connect = connector(paths, profile, secret_source(paths, operator.surroundings, typed))
    store = StateStore(profile, system_clock())
    states: queue.Queue[State] = queue.Queue()
    store.listen(lambda: states.put(store.state))
    runtime = Runtime(lambda: (profile, connect), store)
    runtime.start()
    try:
        yield runtime, states
    finally:
        runtime.stop()


def refused(states: queue.Queue[State]) -> State:
    while True:
        state = states.get(timeout=PATIENCE_S)
        if state.notice is not None and state.notice.code is NoticeCode.PROFILE_FAILED:
            return state


def at_the_command_line(operator: Inside, mistake: Mistake, language: Language) -> str:
    """What is said of it, to whoever makes a profile and to whoever changes one."""
    file = file_of(operator)
    before = file.read_bytes()
    ends = ("--leader", LEADER) if "--follower" in mistake.given else ("--leader", LEADER, "--follower", FOLLOWER)
    given = [str(operator.home / word) if word in FILES else word for word in mistake.given]
    made = operator.run("profiles", "new", "dup", *ends, *given, "--lang", language)
    changed = operator.run("profiles", "edit", NAME, *given, "--lang", language)
    assert (made.code, changed.code, made.out) == (2, 2, "")
    assert made.err == changed.err
    assert file.read_bytes() == before
    assert list(file.parent.glob("*.toml")) == [file]
    return made.err.strip()


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_an_edited_file_is_refused_in_the_words_of_the_command_line(operator: Inside, mistake: Mistake) -> None:
    sentences = {language: at_the_command_line(operator, mistake, language) for language in LANGUAGES}
    assert len(set(sentences.values())) == len(LANGUAGES)
    file = file_of(operator)
    written = file.read_text()
    assert mistake.written[0] in written
    file.write_text(written.replace(*mistake.written))
    edited = file.read_bytes()
    for language in LANGUAGES:
        ran = operator.run("setup", NAME, "--write", "--json", "--lang", language)
        failure = json.loads(ran.out)["error"]
        assert (ran.code, failure["code"]) == (2, mistake.code)
        assert str(file) in ran.err
        assert ran.err.strip().endswith(sentences[language])
        assert len(ran.err) < 500
    assert file.read_bytes() == edited


@pytest.mark.parametrize("mistake", [each for each in MISTAKES.values() if each.chosen], ids=lambda each: each.code)
def test_the_console_refuses_a_choice_in_the_words_of_the_command_line(operator: Inside, mistake: Mistake) -> None:
    assert mistake.chosen is not None
    before = file_of(operator).read_bytes()
    with console(operator) as (runtime, states):
        runtime.submit(Choose(StepName.PEERING, *mistake.chosen))
        state = refused(states)
        assert state.notice is not None
        assert state.notice.params["problem"] == mistake.code
        for language in LANGUAGES:
            assert notice_text(words(language), state.notice) == at_the_command_line(operator, mistake, language)
        assert file_of(operator).read_bytes() == before
        runtime.submit(Choose(StepName.PEERING, "bandwidth", "20"))
        while state.profile.link.bandwidth != 20:
            state = states.get(timeout=PATIENCE_S)
        assert state.counts.write == 0
    assert "bandwidth = 20" in file_of(operator).read_text()


def test_a_session_that_may_write_sends_nothing_once_the_file_breaks_a_rule(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        name = operator.profile(simulated)
        assert operator.run("setup", name, "--plan", "--until", "remote_cluster").code == 3
        file = Path(operator.run("profiles", "path", name).out.strip())
        file.write_text(file.read_text().replace('["orders", "orders"]', '["orders", "x"], ["bills", "x"]'))
        ran = operator.run("setup", name, "--write", "--json")
        assert (ran.code, json.loads(ran.out)["error"]["code"]) == (2, "profile_follower_twice")
        assert simulated.acted_writes() == []
