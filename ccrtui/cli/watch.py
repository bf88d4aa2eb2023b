"""The verb `watch`: one line per sample, until it is interrupted."""

from __future__ import annotations

import asyncio

from ccrtui.cli.arguments import Arguments, typed_as
from ccrtui.cli.history.recording import recording
from ccrtui.cli.link_report import sample_text, status_object
from ccrtui.cli.outlets import Outlets, serve_at
from ccrtui.cli.output import write_object, write_result
from ccrtui.cli.session import VerbSession, run_verb
from ccrtui.core.metrics.link_metrics import Watched
from ccrtui.core.profile.form import number
from ccrtui.core.profile.rules import taken_problem
from ccrtui.engine.trust import read_trust, trust_beside
from ccrtui.engine.watch import Watch

_TRUST_TRIES = 3
"""In how many samples it is asked by what the clusters trust each other, while that is not known."""


def run(arguments: list[str]) -> int:
    """Print each sample; `--samples N` ends after that many, with the exit code of the last verdict."""
    parser = Arguments("watch", on_profile=True)
    parser.flag("--json")
    parser.option("--samples", typed_as(number(taken_problem)))
    parser.option("--metrics")
    parser.option("--serve", serve_at)
    return run_verb(parser, arguments, _watch)


async def _watch(session: VerbSession) -> int:
    connection = session.connect(session.profile)
    clock, send = connection.clock, connection.sender.send
    watch = Watch(session.profile, send, clock, connection.proofs)
    recorder = recording(session, connection)
    outlets = Outlets(session.words, session.options.metrics, session.options.serve)
    taken, trust = 0, None
    try:
        await outlets.open()
        while True:
            asked = session.options.json and trust is None and taken < _TRUST_TRIES
            asking = asyncio.ensure_future(read_trust(send, session.profile.link.alias)) if asked else None
            view = await watch.tick()
            recorder.take(view)
            outlets.tell([Watched(session.profile.name, view.alias, view)])
            if session.options.json:
                trust = await trust_beside(asking, view) if asking is not None else trust
                write_object(status_object(session.words, view, clock.monotonic(), trust=trust))
            else:
                write_result(sample_text(session.words, view))
            taken += 1
            if taken == session.options.samples:
                return view.exit_code
            await watch.rest()
    finally:
        await outlets.close()
        await connection.close()
        await asyncio.to_thread(recorder.stop)
