"""Several links of one profile, one of them broken, and the list of all profiles."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from ccrtui.compose import connector, open_paths, profile_store, secret_source, system_clock
from ccrtui.core.board import BoardRow
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.links.board import BoardWatch
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.board import Board
from ccrtui.ui.options import ConsoleOptions
from tests.scenarios.console.story import story
from tests.scenarios.pair import Pair, pair
from tests.scenarios.test_several_links import both_ways
from tests.screenshots.folder import SIZE, WIDE, keep, sized
from tests.screenshots.rehearsal import PATIENCE, text_of


async def several(language: Language) -> None:
    """Draw them."""
    said = words(language)
    with ExitStack() as stack:
        home = stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True))
        clusters = stack.enter_context(pair(Path(home), "following"))
        both_ways(clusters)
        clusters.operator.profile(clusters.simulated, "--alias", "nobody", name="payments-dr", index="payments")
        async with story(clusters, language) as teller:
            await teller.sees("orders-dr / leader", "back")
            clusters.fault("link", state="refuse")
            await teller.sees(said.verdicts[Verdict.RETRYING].word)
            keep(teller.console, f"overview-links-{language}")
            await teller.press("l")
            keep(teller.console, f"links-{language}")
        await _profiles(clusters, language)


async def _profiles(clusters: Pair, language: Language) -> None:
    """The list that stands there without a name."""
    paths = open_paths(clusters.operator.surroundings)
    store = profile_store(paths)
    secrets = secret_source(paths, clusters.operator.surroundings, lambda _purpose: "")
    links = [each for name in store.names() for each in store.load(name).by_link]
    rows = [BoardRow(each.name, each, recorded=True) for each in links]
    connects = [(row, connector(paths, row.profile, secrets)) for row in rows if row.profile is not None]
    watch = BoardWatch(rows, connects, system_clock())
    board = Board(watch, words(language), ConsoleOptions(start=watch.start, save_folder=str(clusters.operator.home)))
    for_all = words(language).verdicts[Verdict.RETRYING].word
    async with board.run_test(size=SIZE) as pilot:
        for _ in range(PATIENCE):
            if for_all in text_of(board):
                break
            await asyncio.sleep(0.1)
        for size in (SIZE, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause(1)
            keep(board, f"profiles-{sized(size)}-{language}")
    await asyncio.to_thread(watch.stop)
