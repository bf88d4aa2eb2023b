"""A cluster that is given by its instance is found before the first request to it, and asked for but once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.calls import instances
from ccrtui.core.cloud.instance import Instance, Instances, InstanceState
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import ClusterProfile, Profile
from ccrtui.engine.address_resolver import ASK_AGAIN_S, AddressResolver
from tests.engine.fakes import PROFILE, PassingClock, Script, ScriptedCluster, always, answer

ID = "es-1a2b3c4d"
GIVEN = ClusterProfile(instance=ID, region="ap-beijing")
CALL = cluster_identity(Side.LEADER)


def instance(private: str | None, public: str | None) -> Instance:
    return Instance(
        id=ID,
        name="orders",
        region="ap-beijing",
        state=InstanceState.NORMAL,
        vpc="vpc-a",
        subnets=("subnet-a",),
        version=Version(7, 14, 2),
        licence="platinum",
        health="green",
        secured=True,
        https=False,
        address=None,
        private_url=private,
        public_url=public,
        transport=None,
        security_groups=(),
        network_scheme=None,
        certificate_source=None,
    )


@dataclass
class Waiting(ScriptedCluster):
    """A cluster without an address, which may not be asked before it has one."""

    script: Script = field(default_factory=lambda: always(Fault(FaultCode.UNREACHABLE)))
    urls: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def is_located(self) -> bool:
        return bool(self.urls)

    def locate(self, urls: tuple[str, ...]) -> None:
        self.urls.append(urls)

    async def send(self, call: Call) -> Outcome:
        assert self.is_located
        return await super().send(call)


@dataclass
class CloudOf:
    """Answers every list of instances alike."""

    outcome: Outcome
    asked: list[Call] = field(default_factory=list)

    async def send(self, call: Call) -> Outcome:
        self.asked.append(call)
        await asyncio.sleep(0)
        return self.outcome


def made(cluster: ClusterProfile) -> tuple[AddressResolver, Waiting, PassingClock]:
    profile: Profile = replace(PROFILE, clusters={**PROFILE.clusters, "leader": cluster})
    waiting, clock = Waiting(), PassingClock()
    return AddressResolver(profile, {Side.LEADER: waiting}, clock), waiting, clock


async def located(addresses: AddressResolver, cloud: CloudOf) -> bool:
    return await addresses.problem(CALL, cloud.send) is None


def listing(*instances: Instance) -> Answer:
    return answer(Instances(instances))


async def test_the_private_address_is_tried_before_the_public_one_and_the_cloud_is_asked_once() -> None:
    addresses, waiting, _ = made(GIVEN)
    cloud = CloudOf(listing(instance("http://10.0.3.12:9200", "https://orders.example")))
    both = await asyncio.gather(*(located(addresses, cloud) for _ in range(4)))
    assert both == [True] * 4
    assert waiting.urls == [("http://10.0.3.12:9200", "https://orders.example")]
    assert cloud.asked == [instances(Side.LEADER, "ap-beijing")]


async def test_where_the_cloud_does_not_answer_it_is_asked_again_later_and_not_for_each_request() -> None:
    addresses, waiting, clock = made(GIVEN)
    cloud = CloudOf(Fault(FaultCode.TIMED_OUT))
    assert not await located(addresses, cloud)
    assert not await located(addresses, cloud)
    assert len(cloud.asked) == 1
    await clock.sleep(ASK_AGAIN_S)
    cloud.outcome = listing(instance("http://10.0.3.12:9200", None))
    assert await located(addresses, cloud)
    assert waiting.urls == [("http://10.0.3.12:9200",)]


async def test_a_typed_address_does_where_the_cloud_does_not_know_the_instance() -> None:
    addresses, waiting, _ = made(replace(GIVEN, url="http://typed:9200"))
    assert await located(addresses, CloudOf(listing()))
    assert waiting.urls == [("http://typed:9200",)]


async def test_an_instance_that_is_not_chosen_is_not_asked_for() -> None:
    addresses, _, _ = made(ClusterProfile(region="ap-beijing"))
    cloud = CloudOf(listing())
    assert not await located(addresses, cloud)
    assert cloud.asked == []


async def test_what_the_cloud_says_instead_of_an_address_is_why_nothing_was_sent() -> None:
    addresses, _, _ = made(GIVEN)
    refused = Fault(FaultCode.CREDENTIAL_WRONG, 200, "AuthFailure.SignatureFailure", details={"request_id": "r"})
    fault = await addresses.problem(CALL, CloudOf(refused).send)
    assert fault is not None
    assert (fault.code, fault.sent, fault.answered) == (FaultCode.CREDENTIAL_WRONG, False, False)


async def test_an_instance_that_is_not_listed_is_named_with_its_region() -> None:
    addresses, _, _ = made(GIVEN)
    fault = await addresses.problem(CALL, CloudOf(listing()).send)
    assert fault == Fault(FaultCode.NO_ADDRESS, sent=False, details={"instance": ID, "region": "ap-beijing"})


async def test_a_list_that_somebody_else_asked_for_will_do() -> None:
    addresses, waiting, _ = made(GIVEN)
    addresses.learn(Side.LEADER, listing(instance("http://10.0.3.12:9200", None)))
    assert waiting.urls == [("http://10.0.3.12:9200",)]
    cloud = CloudOf(Fault(FaultCode.TIMED_OUT))
    assert await located(addresses, cloud)
    assert cloud.asked == []
