"""`watch --since`: the lines of a watch from what was recorded, without asking any cluster."""

from __future__ import annotations

import heapq
from argparse import Namespace
from collections.abc import Iterator

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.history.past import past_of
from ccrtui.cli.output import write_object, write_result
from ccrtui.cli.shapes.link import sample_text, status_object
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import UsageError
from ccrtui.compose import Record, system_clock
from ccrtui.core.profile.profile import Profile
from ccrtui.core.record.restore import restored
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import choose_language

_NOT_WITH = ("metrics", "serve", "samples")
"""What is told of the present alone."""


def replay(parser: Arguments, arguments: list[str]) -> int:
    """Print each recorded moment, oldest first; gives the exit code of the last. Raises UsageError and ProfileError."""
    options = parser.read(arguments)
    if options.beat:
        raise UsageError("options_apart", option="--beat", other="--since")
    for name in _NOT_WITH:
        if getattr(options, name) is not None:
            raise UsageError("options_apart", option=f"--{name}", other="--since")
    code = Verdict.UNKNOWN.exit_code
    with past_of(options.profile) as (profile, past):
        wording = words(choose_language(options.lang, profile.language, environment()))
        several = len(_links(profile, options)) > 1
        for view in _views(profile, past, options):
            code = view.exit_code
            if options.json:
                write_object(status_object(wording, view, view.taken_at))
            else:
                write_result(sample_text(wording, view, named=several))
    return code


def _views(profile: Profile, past: Record, options: Namespace) -> Iterator[LinkView]:
    """Every moment of the links that are meant, in order."""
    until = system_clock().epoch()
    films = [past.moments(name, options.since, until) for name in _links(profile, options)]
    for kept in heapq.merge(*films, key=lambda kept: kept.at):
        yield restored(kept)


def _links(profile: Profile, options: Namespace) -> tuple[str, ...]:
    return profile.link_names if options.link is None else (profile.of_link(options.link).link_name,)
