"""The verb `history`: hand what was recorded to a colleague, and look at what one has handed over."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.console.run import run_on
from ccrtui.cli.history.past import read
from ccrtui.cli.output import write_result
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import UsageError
from ccrtui.compose import export_history, log_to_file, open_history, open_paths, profile_store, system_clock
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.record.about import identities_of, of_link, profile_of
from ccrtui.core.record.trouble import HistoryError
from ccrtui.core.timestamp import rfc3339
from ccrtui.engine.recording.offline import Offline
from ccrtui.engine.state_store import StateStore
from ccrtui.text.catalogue import words
from ccrtui.text.language import choose_language


def run(arguments: list[str]) -> int:
    """`NAME export FILE`, or `open FILE`. Raises UsageError and ProfileError."""
    parser = Arguments("history")
    options = parser.read(arguments)
    if len(options.words) == 3 and options.words[1] == "export":
        return _export(options.words[0], Path(options.words[2]), options.lang)
    if len(options.words) == 2 and options.words[0] == "open":
        return _open(Path(options.words[1]).expanduser().resolve(), options.lang)
    raise UsageError("history_verb")


def _export(name: str, file: Path, lang: str | None) -> int:
    """Write a copy of a profile's history, and say what is in it."""
    paths = open_paths(environment())
    log_to_file(paths)
    profile = profile_store(paths).load(name)
    try:
        export_history(paths.history_of(name), file.expanduser().absolute())
    except HistoryError as error:
        raise ProfileError(error.code.value, **error.params) from error
    with read(file.expanduser().absolute()) as past:
        spans = [span for link in past.links() if (span := past.span(link)) is not None]
    wording = words(choose_language(lang, profile.language, environment()))
    first, last = min((begin for begin, _ in spans), default=0.0), max((end for _, end in spans), default=0.0)
    size = file.expanduser().stat().st_size
    said = wording.say(wording.history.exported, file=str(file), size=size, first=rfc3339(first), last=rfc3339(last))
    write_result(said)
    return 0


def _open(file: Path, lang: str | None) -> int:
    """The console on a file: its names and figures are shown, and nothing in it is asked or run."""
    log_to_file(open_paths(environment()))
    with read(file) as past:
        noted, links = past.about(), past.links()
        spans = [span for link in links if (span := past.span(link)) is not None]
    if not spans:
        raise ProfileError("history_missing", file=str(file))
    wording = words(choose_language(lang, None, environment()))
    profile, end = profile_of(noted, links), max(last for _, last in spans)
    store = StateStore(profile, system_clock())
    identities = {link: identities_of(of_link(noted, link)) for link in links}
    return run_on(Offline(partial(open_history, file), end, identities, store), wording, environment())
