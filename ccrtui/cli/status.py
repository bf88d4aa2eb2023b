"""The verb `status`: one verdict, and an exit code that says it, as our own or as a monitoring plug-in's."""

from __future__ import annotations

import asyncio
import math
from enum import StrEnum

from ccrtui.cli.arguments import Arguments, typed_as
from ccrtui.cli.link_report import status_lines, status_object
from ccrtui.cli.links import joined, links_of, worst_exit_code
from ccrtui.cli.output import write_object, write_result
from ccrtui.cli.session import VerbSession, run_verb
from ccrtui.cli.usage import UsageError
from ccrtui.compose import load_clients
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.form import word
from ccrtui.core.profile.profile import Profile
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.status import ESTABLISH_S, established, until_ok, watch_for_a_verdict
from ccrtui.engine.trust import read_trust, trust_beside

UNTIL_OK_S = 300.0


class Until(StrEnum):
    """What may be waited for."""

    OK = "ok"


def run(arguments: list[str]) -> int:
    """Sample until the verdict is established, at most 5 s or `--timeout`; with `--until ok` until it is a good one."""
    parser = Arguments("status", on_profile=True)
    parser.flag("--json")
    parser.flag("--nagios")
    parser.not_together("--json", "--nagios")
    parser.option("--until", typed_as(word(Until)))
    parser.option("--timeout", _seconds)
    parser.option("--link")
    return run_verb(parser, arguments, _status)


async def _status(session: VerbSession) -> int:
    links = links_of(session)
    load_clients()
    looks = await asyncio.gather(*(_look(session, each) for each in links))
    views = [view for view, _ in looks]
    if session.options.nagios:
        from ccrtui.cli.nagios_report import plugin_lines, plugin_state

        write_result(*plugin_lines(session.words, session.profile, views))
        return plugin_state(views)
    if session.options.json:
        write_object(joined([told for _, told in looks]))
    else:
        write_result(*(line for view in views for line in status_lines(session.words, view)))
    return worst_exit_code(views)


async def _look(session: VerbSession, profile: Profile) -> tuple[LinkView, JsonObject]:
    """One link, looked at until its verdict is established; links do not wait for each other."""
    options = session.options
    timeout_s = _timeout_s(options.timeout, options.until)
    connection = session.connect(profile)
    try:
        look_s = ESTABLISH_S if options.until else timeout_s
        send, clock = connection.sender.send, connection.clock
        watch = watch_for_a_verdict(profile, send, clock, connection.proofs, look_s)
        asking = asyncio.ensure_future(read_trust(send, profile.link.alias)) if options.json else None
        look = until_ok if options.until else established
        view = await look(watch, clock, profile, timeout_s)
        trust = await trust_beside(asking, view) if asking is not None else None
    finally:
        await connection.close()
    return view, status_object(session.words, view, clock.monotonic(), trust=trust)


def _timeout_s(seconds: float | None, until: Until | None) -> float:
    """How long to go on."""
    if seconds is None:
        return ESTABLISH_S if until is None else UNTIL_OK_S
    return seconds


def _seconds(name: str, typed: str) -> float:
    """A time that is one. Raises UsageError."""
    try:
        seconds = float(typed)
    except ValueError:
        seconds = math.nan
    if not (math.isfinite(seconds) and seconds >= 0):
        raise UsageError("profile_value_bad", option=name, reason="seconds_form")
    return seconds
