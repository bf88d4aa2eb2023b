"""The verb `events`: what has changed, from the history alone."""

from __future__ import annotations

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.history.past import past_of, since
from ccrtui.cli.output import write_object, write_remark, write_result
from ccrtui.cli.surroundings import environment
from ccrtui.compose import system_clock
from ccrtui.core.json_value import JsonObject
from ccrtui.core.record.event import Lasting, flapping, lasting
from ccrtui.core.timestamp import rfc3339
from ccrtui.text.catalogue import words
from ccrtui.text.language import choose_language
from ccrtui.text.phrases.event import event_text
from ccrtui.text.words import Words


def run(arguments: list[str]) -> int:
    """Tell every event, oldest first."""
    parser = Arguments("events", on_profile=True)
    parser.flag("--json")
    parser.option("--since", since)
    options = parser.read(arguments)
    with past_of(options.profile) as (profile, past):
        language = choose_language(options.lang, profile.language, environment())
        events = lasting(past.events(0.0, _END))
    told = [each for each in events if options.since is None or each.event.at >= options.since]
    if options.json:
        for each in told:
            write_object(event_object(each))
    else:
        _tell(words(language), told, options.since)
    return 0


_END = 4e10
"""Later than everything that is recorded."""


def _tell(wording: Words, told: list[Lasting], begin: float | None) -> None:
    for each in told:
        write_result(f"{rfc3339(each.event.at)}  {event_text(wording, each)}")
    if not told:
        write_remark(wording.say(wording.history.none, since=rfc3339(begin) if begin is not None else None))
    lately = [each.event for each in told if each.event.at >= system_clock().epoch() - _HOUR_S]
    for index, number in flapping(lately).items():
        write_remark(wording.say(wording.history.flapping, index=index, n=number))


_HOUR_S = 3600.0


def event_object(each: Lasting) -> JsonObject:
    """An event as machines read it."""
    event = each.event
    return {
        "at": rfc3339(event.at, "milliseconds"),
        "what": event.what.value,
        "link": event.link,
        "index": event.index,
        "from": event.before,
        "to": event.after,
        "lasted_s": None if each.lasted_s is None else round(each.lasted_s, 3),
    }
