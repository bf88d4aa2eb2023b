"""What the network means for the clusters: it carries the links between them, and their clients, or it does not."""

from __future__ import annotations

from itertools import permutations

from ccrtui.sim.cloud.instance import SearchInstance
from ccrtui.sim.cloud.network import topology
from ccrtui.sim.cloud.network.path import TCP, Network, Outcome, Place, Traffic
from ccrtui.sim.cloud.state import Cloud
from ccrtui.sim.model.world import World

HTTP, TRANSPORT = Traffic(TCP, 9200), Traffic(TCP, 9300)


class Reach:
    """Keeps the links of a world, and who may ask its clusters, in step with the network of a cloud."""

    def __init__(self, cloud: Cloud, world: World) -> None:
        self._cloud = cloud
        self._world = world
        cloud.on_change.append(self.follow)

    def follow(self) -> None:
        """Look at the network again."""
        network = topology.network(self._cloud)
        instances = [
            candidate for candidate in self._cloud.instances.values() if candidate.cluster in self._world.clusters
        ]
        for instance in instances:
            for address in (instance.vip, *instance.nodes):
                self._world.private[str(address)] = instance.cluster
            self._world.clusters[instance.cluster].node.shut_off(not self._open(network, instance))
        for source, target in permutations(instances, 2):
            link = self._world.links[source.cluster, target.cluster]
            link.route(self._joined(network, source, target))

    def _joined(self, network: Network, source: SearchInstance, target: SearchInstance) -> bool:
        """A link needs a way from every node of the one to every node of the other: any of them may dial."""
        near, far = (topology.of_instance(self._cloud, instance) for instance in (source, target))
        return all(
            network.walk(near_place, far_place, TRANSPORT) is Outcome.OK for near_place in near for far_place in far
        )

    def _open(self, network: Network, instance: SearchInstance) -> bool:
        machine = self._cloud.machines.get(instance.asked_from or "")
        if machine is None:
            return True
        machine_place = topology.of_machine(self._cloud, machine)
        return all(network.walk(machine_place, place, HTTP) is Outcome.OK for place in self._front(instance))

    def _front(self, instance: SearchInstance) -> list[Place]:
        return [place for place in topology.of_instance(self._cloud, instance) if place.address == instance.vip]
