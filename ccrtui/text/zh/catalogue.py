"""The Chinese catalogue, put together."""

from __future__ import annotations

from ccrtui.text.words import Words
from ccrtui.text.zh.codes import (
    clusters,
    compare,
    connection,
    indices,
    passage,
    reachability,
    remote_cluster,
    undo,
    walk,
)
from ccrtui.text.zh.commands import COMMANDS, UNAVAILABLE
from ccrtui.text.zh.evidence import EVIDENCE
from ccrtui.text.zh.faults import answer, cloud, no_answer
from ccrtui.text.zh.notices import NOTICES, REMARKS
from ccrtui.text.zh.requests.calls import EFFECTS, KINDS, RESULTS
from ccrtui.text.zh.requests.console_paths import CONSOLE_PATHS
from ccrtui.text.zh.screens import CALLS, DETAIL, FRAME, HELP, OVERVIEW, SIDES, WATCH
from ccrtui.text.zh.setup import SETUP
from ccrtui.text.zh.steps import CHOICES, OTHER_CHOICE, STEP_STATES, STEPS
from ccrtui.text.zh.terminal import TERMINAL
from ccrtui.text.zh.tickets import TICKETS
from ccrtui.text.zh.verbs import VERBS
from ccrtui.text.zh.watch.alarms import ALARMS
from ccrtui.text.zh.watch.charts import CHARTS
from ccrtui.text.zh.watch.figures import FIGURES
from ccrtui.text.zh.watch.history import HISTORY
from ccrtui.text.zh.watch.links import LINKS
from ccrtui.text.zh.watch.numbers import NUMBERS
from ccrtui.text.zh.watch.standing import STANDING
from ccrtui.text.zh.watch.verdicts import DIFFERENCES, REASONS, SOURCES, VERDICTS, VERDICTS_BECAUSE

CHINESE = Words(
    language="zh",
    figures=FIGURES,
    numbers=NUMBERS,
    frame=FRAME,
    sides=SIDES,
    steps=STEPS,
    step_states=STEP_STATES,
    choices=CHOICES,
    other_choice=OTHER_CHOICE,
    evidence=EVIDENCE,
    codes={
        **walk.CODES,
        **clusters.CODES,
        **connection.CODES,
        **passage.CODES,
        **reachability.CODES,
        **remote_cluster.CODES,
        **indices.CODES,
        **compare.CODES,
        **undo.CODES,
    },
    standing=STANDING,
    faults={**no_answer.FAULTS, **answer.FAULTS, **cloud.FAULTS},
    verdicts=VERDICTS,
    verdicts_because=VERDICTS_BECAUSE,
    reasons=REASONS,
    sources=SOURCES,
    differences=DIFFERENCES,
    kinds=KINDS,
    effects=EFFECTS,
    results=RESULTS,
    notices=NOTICES,
    remarks=REMARKS,
    commands=COMMANDS,
    unavailable=UNAVAILABLE,
    overview=OVERVIEW,
    setup=SETUP,
    watch=WATCH,
    detail=DETAIL,
    calls=CALLS,
    help=HELP,
    history=HISTORY,
    terminal=TERMINAL,
    verbs=VERBS,
    console_paths=CONSOLE_PATHS,
    tickets=TICKETS,
    alarms=ALARMS,
    links=LINKS,
    charts=CHARTS,
)
"""All words in Chinese."""
