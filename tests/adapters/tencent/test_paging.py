"""Lists longer than a page: every page is asked for, and numbers are sent in the type each action wants."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

import pytest

from ccrtui.adapters.tencent.paging import MOST_PAGES, PAGED, Pages, PagesError, Paging
from ccrtui.core.call.call import Call
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud import calls
from ccrtui.core.cloud.machine import CommandResults
from ccrtui.sim.cloud.machines.invocation import SUCCESS, Invocation, Task
from ccrtui.sim.cloud.machines.machine import Machine
from ccrtui.sim.cloud.network.peering import ACTIVE, End, Peering
from ccrtui.sim.cloud.network.route_table import RouteTable
from ccrtui.sim.cloud.network.vpc import Subnet
from tests.adapters.tencent.rig import LEADER, Rig
from tests.sim.cloud.furnished import BJ, MAIN, SH

VPC = "vpc-beijing0"


def _fill(simulated: Rig, count: int) -> None:
    cloud = simulated.cloud
    here = End(VPC, BJ, MAIN)
    for n in range(count):
        block = IPv4Network((int(IPv4Address("10.0.128.0")) + 16 * n, 28))
        cloud.add(Subnet(f"subnet-{n:08}", "one", VPC, block, "ap-beijing-3", "rtb-beijing0"))
        cloud.add(RouteTable(f"rtb-{n:08}", "one", VPC, False))
        address = IPv4Address("10.0.8.0") + n
        cloud.add(Machine(f"ins-{n:08}", "one", BJ, MAIN, VPC, "subnet-beijing0", address, "ap-beijing-3"))
        cloud.add(Peering(f"pcx-{n:08}", "one", here, End(f"vpc-{n:08}", SH, MAIN), ACTIVE))
        task = [Task(f"invt-{n:08}", "ins-beijing0", SUCCESS)]
        invocation = Invocation(f"inv-{n:08}", "cmd", MAIN, BJ, "one", "", 60, "root", "/root", task, n + 1.0)
        cloud.invocations[invocation.id] = invocation


@pytest.mark.parametrize(
    ("call", "listed", "more"),
    [
        (calls.subnets(LEADER, BJ, VPC), "subnets", 1),
        (calls.route_tables(LEADER, BJ, VPC), "tables", 1),
        (calls.machines(LEADER, BJ, VPC), "machines", 1),
        (calls.peerings(LEADER, BJ, VPC), "peerings", 0),
        (calls.command_results(LEADER, BJ, "ins-beijing0"), "results", 0),
    ],
    ids=lambda value: value.target if isinstance(value, Call) else None,
)
async def test_all_pages_become_one_list(simulated: Rig, call: Call, listed: str, more: int) -> None:
    _fill(simulated, 230)
    rows = getattr(await simulated.ask(call), listed)
    ids = [getattr(row, "id", None) or row.invocation for row in rows]
    assert len(ids) == len(set(ids)) == 230 + more
    pages = -(-(230 + more) // PAGED[call.kind].limit)
    assert simulated.received == [f"{call.service} {call.target}"] * pages


async def test_what_ran_is_put_newest_first_over_all_pages(simulated: Rig) -> None:
    _fill(simulated, 60)
    results = await simulated.ask(calls.command_results(LEADER, BJ, "ins-beijing0"))
    assert isinstance(results, CommandResults)
    invocations = [result.invocation for result in results.results]
    assert invocations == sorted(invocations, reverse=True)


def test_three_actions_want_text_and_all_others_numbers() -> None:
    as_text = {kind for kind, paging in PAGED.items() if paging.as_text}
    assert as_text == {Kind.VPCS, Kind.SUBNETS, Kind.ROUTE_TABLES}
    assert PAGED[Kind.VPCS].params({"Filters": []}, 100) == {"Filters": [], "Offset": "100", "Limit": "100"}
    assert PAGED[Kind.PEERINGS].params({}, 50) == {"Offset": 50, "Limit": 50}


def test_without_a_total_a_short_page_is_the_last() -> None:
    pages = Pages(Paging("Set", 2))
    assert pages.add({"Set": [1, 2]})
    assert pages.offset == 2
    assert not pages.add({"Set": [3]})
    assert pages.merged({"Set": [3], "RequestId": "r"}) == {"Set": [1, 2, 3], "RequestId": "r"}


def test_a_total_that_is_never_reached_ends_with_an_empty_page() -> None:
    pages = Pages(Paging("Set", 2))
    assert pages.add({"Set": [1], "TotalCount": 9})
    assert not pages.add({"Set": None, "TotalCount": 9})


@pytest.mark.parametrize("answer", [{}, {"Set": "x"}, {"Set": [], "TotalCount": "9"}])
def test_what_is_no_page_is_not_taken_for_an_empty_list(answer: dict[str, object]) -> None:
    with pytest.raises(PagesError):
        Pages(Paging("Set", 2)).add(answer)


def test_a_list_without_end_is_given_up() -> None:
    pages = Pages(Paging("Set", 1))
    for _ in range(MOST_PAGES):
        assert pages.add({"Set": [1], "TotalCount": 10**9})
    with pytest.raises(PagesError):
        pages.add({"Set": [1], "TotalCount": 10**9})
