"""A busy link under watch: at the sizes of usual terminals, its charts, what came and went, and what was."""

from __future__ import annotations

import asyncio

from ccrtui.core.state import NoticeCode
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from tests.screenshots.folder import SIZE, WIDE, WIDEST, keep, sized
from tests.screenshots.rehearsal import Rehearsal, rehearsal


async def watch(language: Language) -> None:
    """Draw it."""
    said = words(language)
    async with rehearsal("busy", ("orders",), language, SIZE) as stage:
        await stage.press("3")
        await stage.until(
            *(said.verdicts[verdict].word for verdict in (Verdict.PAUSED, Verdict.STOPPED, Verdict.IN_SYNC))
        )
        await asyncio.sleep(15)
        await stage.press("down", "down")
        keep(stage.console, f"watch-{language}")
        await stage.press("1")
        await stage.until(said.overview.next)
        keep(stage.console, f"overview-{language}")
        await asyncio.sleep(45)
        await _come_and_go(stage)
        await stage.press("3", "slash", *"metrics", "minus", "2", "enter")
        await stage.until(said.numbers.gone, said.numbers.new)
        keep(stage.console, f"watch-came-and-went-{language}")
        await stage.press("escape")
        for size in (WIDE, WIDEST):
            await stage.resize(*size)
            await _places(stage, sized(size), language)
        for size in (SIZE, WIDE):
            await stage.resize(*size)
            await stage.press("3", "left_curly_bracket")
            await stage.until(said.history.past.partition("{")[0].strip())
            keep(stage.console, f"watch-past-{sized(size)}-{language}")
            await stage.press("escape")


async def _places(stage: Rehearsal, size: str, language: Language) -> None:
    """Both places and both charts, as they are at that size."""
    said = words(language)
    drawn = said.charts.over.partition("{")[0].strip() or said.charts.spans[900.0]
    await stage.press("1")
    keep(stage.console, f"overview-{size}-{language}")
    await stage.press("u")
    await stage.until(drawn, said.notices[NoticeCode.COVERED])
    keep(stage.console, f"link-{size}-{language}")
    await stage.press("escape", "3", "home", "down", "down")
    keep(stage.console, f"watch-{size}-{language}")
    await stage.press("enter")
    await stage.until(drawn, said.detail.exact.partition("{")[0])
    keep(stage.console, f"watch-charts-{size}-{language}")
    await stage.press("escape")


async def _come_and_go(stage: Rehearsal) -> None:
    """One follower is deleted, and another begins."""
    await stage.send("POST", "/metrics-26/_ccr/pause_follow")
    await stage.send("DELETE", "/metrics-26")
    await stage.send("PUT", "/metrics-26-b/_ccr/follow", {"remote_cluster": "leader", "leader_index": "metrics-26"})
