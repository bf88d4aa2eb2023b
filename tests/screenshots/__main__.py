"""Draw every picture in `screenshots/`, in both languages, from the console on the simulator."""

from __future__ import annotations

import asyncio
import os
import sys
from itertools import takewhile
from pathlib import Path

from ccrtui.core.state import NoticeCode
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.text.words import Words
from tests.screenshots.picture import png
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
        await stage.until(said.notices[NoticeCode.WRITE_ON])
        for request in ("PUT /_cluster/settings", "PUT /orders", "/_ccr/follow", "POST /_bulk"):
            await stage.until(request, said.setup.apply_hint)
            await stage.press("a")
            await stage.until(said.setup.armed_keys)
            if "follow" in request:
                keep(stage, f"setup-armed-{language}")
            await stage.press("enter")
        await stage.until(all_steps(said))
        await stage.press("escape")
        keep(stage, f"compare-{language}")
        await stage.press("c", "slash", *"effect", "colon", *"write", "enter")
        await stage.until("[effect:write]")
        keep(stage, f"calls-{language}")
        await stage.press("3", "question_mark")
        keep(stage, f"help-{language}")


async def cloud_walk(language: Language) -> None:
    """From two unconnected networks to equal counts, by keys."""
    said = words(language)
    async with rehearsal("fresh", ("orders",), language, SIZE) as stage:
        await stage.until(said.choice("leader-instance").question)
        keep(stage, f"cloud-overview-before-{language}")
        await stage.press("w", "2")
        for question in (said.choice(f"{side}-instance").question for side in ("leader", "follower")):
            await stage.until(question, said.setup.choose_hint)
            await stage.press("enter")
            keep(stage, f"cloud-instances-{language}")
            await stage.press("enter")
        await stage.until(said.choice("bandwidth").question)
        keep(stage, f"cloud-bandwidth-{language}")
        await stage.press("enter", *["down"] * 4)
        keep(stage, f"cloud-price-{language}")
        await stage.press("enter")
        for name, request in CLOUD_PLANS:
            await stage.until(request, said.setup.will_send)
            keep(stage, f"cloud-{name}-{language}")
            await stage.press("a")
            await stage.until(said.setup.armed_keys)
            await stage.press("enter")
        await stage.until("PUT /_cluster/settings")
        await stage.press("b")
        await stage.until("ms")
        keep(stage, f"cloud-reachability-{language}")
        await stage.press("n")
        for request in ("PUT /_cluster/settings", "PUT /orders", "/_ccr/follow", "POST /_bulk"):
            await stage.until(request, said.setup.apply_hint)
            await stage.press("a")
            await stage.until(said.setup.armed_keys)
            await stage.press("enter")
        await stage.until(all_steps(said))
        await stage.press("escape")
        keep(stage, f"cloud-compare-{language}")
        await stage.press("1")
        await stage.until("pcx-", said.frame.write)
        keep(stage, f"cloud-overview-{language}")
        await stage.press("c", "slash", *"effect", "colon", *"write", "enter")
        await stage.until("[effect:write]")
        keep(stage, f"cloud-calls-{language}")


CLOUD_PLANS = (("peering", "CreateVpcPeeringConnection"), ("routes", "CreateRoutes"))


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
            keep(stage, f"cloud-{name}-{language}")


async def watch(language: Language) -> None:
    """A busy link."""
    said = words(language)
    async with rehearsal("busy", ("orders",), language, SIZE) as stage:
        await stage.press("3")
        await stage.until(
            *(said.verdicts[verdict].word for verdict in (Verdict.PAUSED, Verdict.STOPPED, Verdict.IN_SYNC))
        )
        await asyncio.sleep(15)
        await stage.press("down", "down")
        keep(stage, f"watch-{language}")
        await stage.press("1")
        await stage.until(said.overview.next)
        keep(stage, f"overview-{language}")


def all_steps(said: Words) -> str:
    """How the sentence of a finished walk begins, whether it is true now or was a moment ago."""
    pairs = zip(said.standing.all_hold, said.standing.all_held, strict=False)
    return "".join(one for one, _other in takewhile(lambda pair: pair[0] == pair[1], pairs))


def keep(stage: Rehearsal, name: str) -> None:
    """Write one picture."""
    path = FOLDER / f"{name}.png"
    path.write_bytes(png(stage.picture()))
    sys.stdout.write(f"{path.relative_to(FOLDER.parent)}\n")


async def main() -> None:
    """All of them."""
    FOLDER.mkdir(exist_ok=True)
    for language in ("en", "zh"):
        await walk(language)
        await cloud_walk(language)
        await hindered(language)
        await watch(language)


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    asyncio.run(main())
