"""What is known of one end before replication: from the cluster itself, else as far as the cloud tells."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import instance_certificates, instance_licence, instances
from ccrtui.core.cloud.instance import Instance
from ccrtui.core.elasticsearch.cluster import Certificates, ClusterIdentity, Health, Licence, User
from ccrtui.core.elasticsearch.requests.cluster import certificates, cluster_identity, health, licence, who_am_i
from ccrtui.core.elasticsearch.trust import listed_certificates
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.steps.clusters.pair import told_by_cloud
from ccrtui.core.steps.sites import in_cloud
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention


@dataclass(frozen=True, slots=True)
class End:
    """One end; None stands for what could not be read."""

    by_cloud: bool
    """Whether the cluster itself cannot be asked yet."""
    instance: Instance | None
    version: Version | None
    licence: Licence | None
    health: str | None
    certificates: Certificates | None
    user: User | None = None


def asked_of(facts: Facts, intention: Intention, side: Side) -> tuple[Call, ...]:
    """What to ask that end; of an instance first whether a path leads to it."""
    listed = (instances(side, intention.profile.region(side)),) if in_cloud(intention.profile, side) else ()
    if told_by_cloud(facts, intention, side):
        return (*listed, *_through_cloud(facts, intention, side))
    if listed and cluster_identity(side) not in facts:
        return (*listed, cluster_identity(side))
    return (*listed, cluster_identity(side), licence(side), health(side), certificates(side), who_am_i(side))


def end_of(facts: Facts, intention: Intention, side: Side) -> End:
    """What was learned of that end."""
    profile = intention.profile
    look = Look(facts, profile)
    if told_by_cloud(facts, intention, side):
        return _as_cloud_tells(look, side)
    identity = facts.value(cluster_identity(side), ClusterIdentity)
    colour = facts.value(health(side), Health)
    return End(
        by_cloud=False,
        instance=look.instance(side) if in_cloud(profile, side) else None,
        version=identity.version if identity else None,
        licence=facts.value(licence(side), Licence),
        health=colour.status if colour else None,
        certificates=listed_certificates(facts.outcome(certificates(side))),
        user=facts.value(who_am_i(side), User),
    )


def _through_cloud(facts: Facts, intention: Intention, side: Side) -> tuple[Call, ...]:
    look = Look(facts, intention.profile)
    instance = look.instance(side)
    if instance is None:
        return ()
    place = (side, intention.profile.region(side), instance.id)
    return (instance_licence(*place), instance_certificates(*place))


def _as_cloud_tells(look: Look, side: Side) -> End:
    """The licence of the list counts where the cluster's own cannot be read through the cloud."""
    instance = look.instance(side)
    if instance is None:
        return End(by_cloud=True, instance=None, version=None, licence=None, health=None, certificates=None)
    listed = Licence(instance.licence, "active", None) if instance.licence else None
    place = (side, look.region(side), instance.id)
    return End(
        by_cloud=True,
        instance=instance,
        version=instance.version,
        licence=look.value(instance_licence(*place), Licence) or listed,
        health=instance.health,
        certificates=look.value(instance_certificates(*place), Certificates),
    )
