"""Draw every picture in `screenshots/`, in both languages, from the console on the simulator."""

from __future__ import annotations

import asyncio
import os

from ccrtui.core.state import NoticeCode
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from tests.screenshots.folder import FOLDER, SIZE, keep
from tests.screenshots.guide import guide
from tests.screenshots.rehearsal import rehearsal
from tests.screenshots.several import several
from tests.screenshots.watching import watch


async def walk(language: Language) -> None:
    """From nothing to equal counts, by keys."""
    said = words(language)
    async with rehearsal("connected", ("orders",), language, SIZE) as stage:
        await stage.until(said.overview.nothing_set_up)
        keep(stage.console, f"overview-before-{language}")
        await stage.press("2")
        await stage.until("PUT /_cluster/settings")
        keep(stage.console, f"setup-plan-{language}")
        await stage.press("w")
        await stage.until(said.notices[NoticeCode.WRITE_ON])
        for request in ("PUT /_cluster/settings", "PUT /orders", "/_ccr/follow", "POST /_bulk"):
            await stage.until(request, said.setup.apply_hint)
            await stage.press("a")
            await stage.until(said.setup.armed_keys)
            if "follow" in request:
                keep(stage.console, f"setup-armed-{language}")
            await stage.press("enter")
        await stage.until(said.standing.all_hold[:3])
        await stage.press("escape")
        keep(stage.console, f"compare-{language}")
        await stage.press("c", "slash", *"effect", "colon", *"write", "enter")
        await stage.until("[effect:write]")
        keep(stage.console, f"calls-{language}")
        await stage.press("3", "question_mark")
        keep(stage.console, f"help-{language}")


async def hindered(language: Language) -> None:
    """What stands in the way, and how it is said."""
    said = words(language)
    for scenario, name, text in (
        ("cidr-overlap", "overlap", "10.0.128.0/17"),
        ("route-to-wrong-gateway", "route-taken", "VPN"),
        ("peering-pending", "other-account", "100087654321"),
        ("acl-egress", "acl", "acl-"),
    ):
        async with rehearsal(scenario, ("orders",), language, SIZE) as stage:
            await stage.press("2")
            await stage.until(text, said.frame.read_only)
            keep(stage.console, f"cloud-{name}-{language}")


async def main() -> None:
    """All of them."""
    FOLDER.mkdir(exist_ok=True)
    for language in ("en", "zh"):
        await walk(language)
        await guide(language)
        await hindered(language)
        await watch(language)
        await several(language)


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    asyncio.run(main())
