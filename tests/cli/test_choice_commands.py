"""The command that `setup` prints beside a choice makes that choice."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from ccrtui.cli.main import run
from ccrtui.cli.shapes.step import report_lines
from ccrtui.compose import open_paths, profile_store
from ccrtui.core.profile.options import with_options
from ccrtui.core.steps.conclude import choice_needed
from ccrtui.core.walk.step import Choice, StepName, StepView
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language

CHOICES = [
    Choice("leader-instance", ("es-2h7x0a1b", "es-zzzzzzzz"), None, ({"name": "orders"}, {"name": "bills"})),
    Choice("follower-region", ("ap-beijing", "ap-shanghai")),
    Choice("bandwidth", ("10", "100"), "100"),
    Choice("charge", ("POSTPAID_BY_DAY_MAX", "POSTPAID_BY_MONTH_95"), "POSTPAID_BY_DAY_MAX"),
    Choice("network", ("ccn", "connected"), "ccn"),
    Choice("ccn", ("ccn-2h7x0a1b", "new")),
    Choice("index", ("orders",)),
    Choice("leader-transport", ("10.0.0.1:9300",)),
    Choice("probe-to", ("10.0.0.1",)),
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.option)
def test_the_printed_command_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choice: Choice, language: Language
) -> None:
    monkeypatch.setenv("CCRTUI_HOME", str(tmp_path))
    assert run(shlex.split("profiles new orders --leader http://a:9200 --follower http://b:9200")) == 0
    store, wording = profile_store(open_paths({"CCRTUI_HOME": str(tmp_path)})), words(language)
    before = store.load("orders")
    text = "\n".join(report_lines(wording, StepView(StepName.PEERING, choice_needed(choice)), before))
    (command,) = [line[line.index("ccrtui ") :] for line in text.splitlines() if "ccrtui profiles edit" in line]
    value = choice.default or choice.values[0]
    program, *rest = shlex.split(command.replace(wording.verbs.value, value))
    assert program == "ccrtui"
    assert run(rest) == 0
    chosen, wanted = store.load("orders"), with_options(before, {choice.option: value})
    assert chosen.link == wanted.link
    for side in ("leader", "follower"):
        assert (chosen.clusters[side].instance, chosen.clusters[side].region, chosen.clusters[side].transport) == (
            wanted.clusters[side].instance,
            wanted.clusters[side].region,
            wanted.clusters[side].transport,
        )
