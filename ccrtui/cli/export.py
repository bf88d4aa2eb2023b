"""The verb `export`: the plan that is still open, as text for other tools."""

from __future__ import annotations

import os

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.session import VerbSession, run_verb
from ccrtui.cli.setup import exit_code
from ccrtui.compose import open_places
from ccrtui.core.profile import Profile
from ccrtui.core.step import PlannedCall, StepView
from ccrtui.core.steps.walk import WALK
from ccrtui.engine.export import as_console, as_curl
from ccrtui.engine.setup import run_setup


def run(arguments: list[str]) -> int:
    """Observe, and print the calls of the current step; what stands in their way is a comment."""
    parser = Arguments("export")
    parser.add_argument("profile")
    parser.add_argument("--as", dest="form", choices=("curl", "console"), required=True)
    parser.add_argument("--confirm", action="append", default=[])
    return run_verb(parser, arguments, _export)


async def _export(session: VerbSession) -> int:
    connection = session.connect(session.profile)
    views: list[StepView] = []
    try:
        async for view in run_setup(
            connection,
            WALK,
            frozenset(session.given.confirm),
            write=False,
            until=None,
        ):
            print(_as_text(session, view), end="")
            views.append(view)
    finally:
        await connection.close()
    if not any(view.planned for view in views):
        print(f"# {session.words.verbs.nothing_to_send}")
    return exit_code(views)


def _as_text(session: VerbSession, view: StepView) -> str:
    """A step as a comment, and its calls; what is irreversible is a comment too, until its name was typed."""
    words = session.words
    said = words.explain(view.judgement.code, view.judgement.evidence).seen
    lines = [f"# {words.steps.of(view.name).name}: {words.step_states.of(view.judgement.state)}. {said}"]
    for planned in view.planned:
        where = words.side(planned.call.side.value)
        lines.append(f"# {where}: {words.kinds.of(planned.call.kind)}")
        text = _form(session.given.form, planned, session.profile)
        untyped = planned.confirm is not None and planned.confirm not in session.given.confirm
        lines += [f"# {line}" for line in text.splitlines()] if untyped else [text]
    return "\n".join(lines) + "\n"


def _form(form: str, planned: PlannedCall, profile: Profile) -> str:
    if form == "console":
        return as_console(planned.call)
    cluster = profile.cluster(planned.call.side)
    ca = str(open_places(os.environ).beside_profiles(cluster.ca)) if cluster.ca else None
    return as_curl(planned.call, cluster.url, cluster.user, ca)
