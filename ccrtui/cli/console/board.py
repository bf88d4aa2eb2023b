"""The board of all profiles: how each link was last seen, or with `--all` how it stands, and the one that is chosen."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ccrtui.cli.failure import failure_text
from ccrtui.cli.output import write_remark
from ccrtui.cli.session import prompter
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import USAGE
from ccrtui.compose import connector, open_history, open_paths, profile_store, secret_source, system_clock
from ccrtui.core.board import BoardRow
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.profile import Profile
from ccrtui.engine.links.board import BoardWatch
from ccrtui.engine.recording.last_seen import last_seen
from ccrtui.text.words import Words

if TYPE_CHECKING:
    from ccrtui.engine.connection import Connect

Opened = tuple[list[BoardRow], "list[tuple[BoardRow, Connect]]"]


def choose(arguments: list[str], words: Words, *, live: bool) -> BoardRow | int:
    """Show the board; gives the link that was chosen, else the exit code."""
    from ccrtui.ui.terminal import console_options, refusal

    problem = refusal(words, environment())
    if problem is not None:
        write_remark(problem)
        return USAGE
    rows, connects = _opened(arguments, words, live=live)
    watch = BoardWatch(rows, connects, system_clock())
    from ccrtui.ui.board import Board
    from ccrtui.ui.driver import ConsoleDriver

    options = console_options(environment(), start=watch.start, save_folder=tempfile.gettempdir())
    board = Board(watch, words, options, ConsoleDriver)
    try:
        board.run()
    finally:
        watch.stop()
    return board.chosen if board.chosen is not None else board.return_code or 0


def _opened(arguments: Sequence[str], words: Words, *, live: bool) -> Opened:
    """A row for each link of each profile; of one that cannot be used one that says why."""
    store = profile_store(open_paths(environment()))
    rows: list[BoardRow] = []
    connects: list[tuple[BoardRow, Connect]] = []
    for name in store.names():
        try:
            profile = store.load(name)
            connect = _connect(profile, words) if live else None
        except ProfileError as error:
            rows.append(BoardRow(name, None, problem=failure_text(arguments, error)))
            continue
        for each in profile.by_link:
            row = _recorded(each)
            rows.append(row)
            if connect is not None:
                connects.append((row, connect))
    return rows, connects


def _connect(profile: Profile, words: Words) -> Connect:
    paths = open_paths(environment())
    return connector(paths, profile, secret_source(paths, environment(), prompter(words)), words.language)


def _recorded(profile: Profile) -> BoardRow:
    """A link as an earlier session last saw it."""
    past = partial(open_history, open_paths(environment()).history_of(profile.name))
    return BoardRow(profile.name, profile, last_seen(past, profile.link_name, system_clock()), recorded=True)
