"""What `setup`, `export` and `status` say to people at their ends, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.text.catalogue import help_page, words
from ccrtui.text.language import Language
from tests.scenarios.inside import Inside
from tests.scenarios.pair import Pair, pair


def said(clusters: Pair, language: Language, verb: str, *options: str) -> tuple[int, str, str]:
    """Exit code and both outputs of a verb that speaks to people."""
    ran = clusters.operator.run(verb, clusters.profile, "--lang", language, *options)
    return ran.code, ran.out, ran.err


def head(template: str) -> str:
    """The first sentence of a template, without its parameters."""
    return re.split(r"[\[{]| Sent", template, maxsplit=1)[0]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_undo_speaks_of_taking_back(tmp_path: Path, language: Language) -> None:
    text = words(language)
    with pair(tmp_path, "connected", given=("--create-index",)) as clusters:
        code, out, err = said(clusters, language, "setup", "--write")
        assert code == 0, out + err
        assert text.calls.by_hand.removesuffix("{path}") in err
        assert f"· {text.side('leader')}: POST" in err
        code, out, _ = said(clusters, language, "export", "--as", "curl")
        assert (code, out.splitlines()[-1]) == (0, f"# {text.verbs.nothing_to_send}")
        code, out, _ = said(clusters, language, "status")
        assert "1 indices" not in out
        code, out, _ = said(clusters, language, "setup", "--undo", "--plan")
        assert head(text.verbs.undo_not_done) in out
        again = f"ccrtui setup {clusters.profile} --lang {language} --undo --write --confirm orders"
        assert out.splitlines()[-1] == text.say(text.verbs.undo_how, command=again)
        assert head(text.verbs.setup_how) not in out
        code, out, _ = said(clusters, language, "setup", "--undo", "--write")
        assert code == 1
        assert head(text.verbs.undo_names) in out
        assert out.splitlines()[-1] == text.say(text.verbs.undo_names, command=again)
        code, out, _ = said(clusters, language, "setup", "--undo", "--write", "--confirm", "orders")
        assert code == 0, out
        assert head(text.verbs.undo_done) in out.splitlines()[-1]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_export_of_a_blocked_walk_names_the_step_in_the_way(tmp_path: Path, language: Language) -> None:
    text = words(language)
    with pair(tmp_path, "basic-licence") as clusters:
        code, out, _ = said(clusters, language, "export", "--as", "curl")
        assert code == 1
        step, state = text.steps[StepName.READINESS].name, text.step_states[StepState.BLOCKED]
        assert out.splitlines()[-1] == f"# {text.say(text.verbs.nothing_yet, step=step, state=state)}"


@pytest.mark.parametrize("verb", ["setup", "status", "watch", "export", "events", "history", "report", "doctor"])
def test_help_is_given_without_a_profile(tmp_path: Path, verb: str) -> None:
    ran = Inside(tmp_path).run(verb, "--help")
    assert (ran.code, ran.out, ran.err) == (0, help_page("en", verb), "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_a_blocked_step_cannot_send_is_not_announced(tmp_path: Path, language: Language) -> None:
    text = words(language)
    with pair(tmp_path, "name-taken", given=("--index", "sessions", "--network", "connected")) as clusters:
        assert clusters.setup("--write", "--until", "leader_index").code == 0
        code, out, _ = said(clusters, language, "setup", "--plan")
        assert code == 1
        assert text.explain(Code.NAME_TAKEN_OPEN, {"index": "orders"}).seen[:12] in out
        assert "_ccr/follow" not in out
        assert head(text.verbs.setup_how) not in out
        _, out, _ = said(clusters, language, "export", "--as", "curl")
        assert "_ccr/follow" not in out
        _, out, err = said(clusters, language, "setup", "--write")
        assert "_ccr/follow" not in out + err
