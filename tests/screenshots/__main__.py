"""Draw every picture in `screenshots/`, in both languages, from the console on the simulator."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from ccrtui.text.catalogue import Language, words
from tests.screenshots.rehearsal import Rehearsal, rehearsal

FOLDER = Path(__file__).parents[2] / "screenshots"
SIZE = (80, 24)


async def walk(language: Language) -> None:
    """From nothing to equal counts, by keys."""
    said = words(language)
    async with rehearsal("connected", ("orders",), language, SIZE) as stage:
        await stage.until(said.overview.nothing_set_up)
        keep(stage, f"overview-before-{language}")
        await stage.press("2")
        await stage.until("PUT /_cluster/settings")
        keep(stage, f"setup-plan-{language}")
        await stage.press("w")
        await stage.until(said.notices.write_on)
        for request in ("PUT /_cluster/settings", "PUT /orders", "/_ccr/follow", "POST /_bulk"):
            await stage.until(request, said.setup.apply_hint)
            await stage.press("a")
            await stage.until(said.setup.armed_keys)
            if "follow" in request:
                keep(stage, f"setup-armed-{language}")
            await stage.press("enter")
        await stage.until(said.codes.counts_equal.seen)
        await stage.press("escape")
        keep(stage, f"compare-{language}")
        await stage.press("c", "slash", *"effect", "colon", *"write", "enter")
        await stage.until("[effect:write]")
        keep(stage, f"calls-{language}")
        await stage.press("3", "question_mark")
        keep(stage, f"help-{language}")


async def watch(language: Language) -> None:
    """A busy link."""
    said = words(language)
    async with rehearsal("busy", ("orders",), language, SIZE) as stage:
        await stage.press("3")
        await stage.until(said.verdicts.paused.word, said.verdicts.stopped.word, said.verdicts.in_sync.word)
        await asyncio.sleep(15)
        await stage.press("down", "down")
        keep(stage, f"watch-{language}")
        await stage.press("1")
        await stage.until(said.overview.next)
        keep(stage, f"overview-{language}")


def keep(stage: Rehearsal, name: str) -> None:
    """Write one picture."""
    svg = stage.picture().encode()
    path = FOLDER / f"{name}.png"
    subprocess.run(["rsvg-convert", "--zoom", "1.5", "-o", str(path)], input=svg, check=True)
    sys.stdout.write(f"{path.relative_to(FOLDER.parent)}\n")


async def main() -> None:
    """All of them."""
    FOLDER.mkdir(exist_ok=True)
    for language in ("en", "zh"):
        await walk(language)
        await watch(language)


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    asyncio.run(main())
