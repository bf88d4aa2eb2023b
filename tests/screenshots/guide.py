"""The vendor's guide walked by keys: from two unconnected networks to equal counts, and to a link that breaks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from ccrtui.core.call.kind import Kind
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.language import Language
from tests.scenarios.cloud.cloud_story import applies, goes_to, is_level, plans, reads, stands, until
from tests.scenarios.cloud.region_pair import regions
from tests.scenarios.cloud.test_cloud_ping import machines
from tests.scenarios.cloud.test_vendors_guide import choose, profile_of, route
from tests.scenarios.console.story import Story, story
from tests.screenshots.folder import keep

Keep = Callable[[str], None]


async def guide(language: Language) -> None:
    """Draw its moments."""
    with TemporaryDirectory() as home, regions(Path(home), "fresh") as pair:
        address = machines(pair, "ap-beijing")["operations-bj"]["PrivateIpAddresses"][0]
        async with story(pair, language, profile_of(pair)) as teller:

            def drawn(moment: str) -> None:
                keep(teller.console, f"cloud-{moment}-{language}")

            await _network(teller, drawn)
            await _ping(teller, drawn, address)
            await _copy(teller, drawn)
            pair.fault("link", state="refuse")
            await teller.press("1")
            not_connected = teller.words.overview.not_connected.partition("[")[0]
            await teller.sees(not_connected, teller.words.verdicts[Verdict.RETRYING].word)
            drawn("not-connected")
            await teller.press("c", "slash", *"effect", "colon", *"write", "enter")
            await teller.sees("[effect:write]")
            drawn("calls")


async def _network(teller: Story, drawn: Keep) -> None:
    """From nothing to a connection with routes on both ends."""
    instance, bandwidth = (teller.words.choice(name).question for name in ("leader-instance", "bandwidth"))
    await teller.sees(instance)
    drawn("overview-before")
    await teller.press("2", "w")
    await reads(teller, instance, teller.words.setup.choose_hint)
    await teller.press("enter")
    drawn("instances")
    await teller.press("enter")
    await choose(teller, "follower-instance")
    await reads(teller, bandwidth)
    drawn("bandwidth")
    await choose(teller, "bandwidth", down=1)
    await _sends(teller, drawn, "peering", Kind.CREATE_PEERING)
    await _sends(teller, drawn, "routes", Kind.CREATE_ROUTE)
    await stands(teller, StepName.REMOTE_CLUSTER, StepState.MISSING, Code.REMOTE_MISSING)


async def _ping(teller: Story, drawn: Keep, address: str) -> None:
    """From a machine of one side to a machine of the other, which both get routes for."""
    await goes_to(teller, StepName.REACHABILITY)
    await teller.press("e", "enter")
    await reads(teller, "operations-bj", "operations-sh", teller.words.setup.choose_hint)
    await teller.press("enter", "down", "down")
    await teller.sees(teller.words.setup.confirm_hint.partition("{")[0].strip())
    drawn("machines")
    await teller.press("enter")
    await route(teller)
    await stands(teller, StepName.REACHABILITY, StepState.MISSING, Code.PING_TO_SEND)
    await teller.press("e", "tab")
    await teller.sees(teller.words.choice("probe-to").question)
    await teller.press(*("full_stop" if key == "." else key for key in address), "enter")
    await until(teller, lambda: plans(teller, Kind.CREATE_ROUTE), "a plan of routes")
    await goes_to(teller, StepName.ROUTES)
    drawn("routes-to-machine")
    await route(teller)
    await stands(teller, StepName.REACHABILITY, StepState.MISSING, Code.PING_TO_SEND, f"ping -c 4 -W 2 {address}")
    await _sends(teller, drawn, "ping", Kind.RUN_COMMAND)
    await until(teller, lambda: plans(teller, Kind.PUT_REMOTE), "a plan of the remote cluster")
    await goes_to(teller, StepName.REACHABILITY)
    await stands(teller, StepName.REACHABILITY, StepState.SATISFIED, Code.PING_ANSWERED, address)
    drawn("reachability")
    await goes_to(teller, StepName.REMOTE_CLUSTER)


async def _copy(teller: Story, drawn: Keep) -> None:
    """Remote cluster, a follower index of another name, four documents on both sides."""
    await applies(teller, Kind.PUT_REMOTE)
    await until(teller, lambda: plans(teller, Kind.CREATE_INDEX), "a plan of the leader index")
    await goes_to(teller, StepName.REMOTE_CLUSTER)
    drawn("connected")
    await goes_to(teller, StepName.LEADER_INDEX)
    await applies(teller, Kind.CREATE_INDEX)
    await _sends(teller, drawn, "follower-index", Kind.FOLLOW)
    await applies(teller, Kind.WRITE_SAMPLES)
    await is_level(teller)
    await reads(teller, "orders-copy")
    drawn("compare")
    await teller.press("1")
    await teller.sees("orders-copy", "pcx-")
    drawn("overview")


async def _sends(teller: Story, drawn: Keep, moment: str, kind: Kind) -> None:
    """Draw a plan, and send it."""
    await until(teller, partial(plans, teller, kind), f"a plan of {kind}")
    await reads(teller, teller.words.setup.will_send, teller.words.kinds[kind])
    drawn(moment)
    await teller.press("a")
    await teller.sees(teller.words.setup.armed_keys)
    await teller.press("enter")
