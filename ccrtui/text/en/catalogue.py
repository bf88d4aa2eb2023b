"""The English catalogue, put together."""

from __future__ import annotations

from ccrtui.text.en.codes import (
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
from ccrtui.text.en.commands import COMMANDS, UNAVAILABLE
from ccrtui.text.en.evidence import EVIDENCE
from ccrtui.text.en.faults import answer, cloud, no_answer
from ccrtui.text.en.notices import NOTICES, REMARKS
from ccrtui.text.en.requests.calls import EFFECTS, KINDS, RESULTS
from ccrtui.text.en.requests.console_paths import CONSOLE_PATHS
from ccrtui.text.en.screens import CALLS, DETAIL, FRAME, HELP, OVERVIEW, SIDES, WATCH
from ccrtui.text.en.setup import SETUP
from ccrtui.text.en.steps import CHOICES, OTHER_CHOICE, STEP_STATES, STEPS
from ccrtui.text.en.terminal import TERMINAL
from ccrtui.text.en.tickets import TICKETS
from ccrtui.text.en.verbs import VERBS
from ccrtui.text.en.watch.alarms import ALARMS
from ccrtui.text.en.watch.charts import CHARTS
from ccrtui.text.en.watch.figures import FIGURES
from ccrtui.text.en.watch.history import HISTORY
from ccrtui.text.en.watch.links import LINKS
from ccrtui.text.en.watch.numbers import NUMBERS
from ccrtui.text.en.watch.standing import STANDING
from ccrtui.text.en.watch.verdicts import DIFFERENCES, REASONS, SOURCES, VERDICTS, VERDICTS_BECAUSE
from ccrtui.text.words import Words

ENGLISH = Words(
    language="en",
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
"""All words in English."""
