"""The verb `status`: one verdict, and an exit code that says it."""

from __future__ import annotations

import json

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.link_report import status_object, status_text
from ccrtui.cli.session import VerbSession, run_verb
from ccrtui.engine.status import established, until_ok
from ccrtui.engine.watch import Watch

UNTIL_OK_S = 300.0


def run(arguments: list[str]) -> int:
    """Sample until the verdict is established, at most 5 s; with `--until ok` until it is a good one."""
    parser = Arguments("status")
    parser.add_argument("profile")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--until", choices=("ok",))
    parser.add_argument("--timeout", type=float, default=UNTIL_OK_S)
    return run_verb(parser, arguments, _status)


async def _status(session: VerbSession) -> int:
    connection = session.connect(session.profile)
    try:
        watch = Watch(session.profile, connection.sender.send, connection.clock)
        if session.given.until:
            view = await until_ok(watch, connection.clock, session.given.timeout)
        else:
            view = await established(watch, connection.clock)
    finally:
        await connection.close()
    if session.given.json:
        print(json.dumps(status_object(view, connection.clock.monotonic()), ensure_ascii=False))
    else:
        print(status_text(session.words, view))
    return view.verdict.exit_code
