"""The profile as a value: which clusters, which links, which choices, and what we made."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from ccrtui.core.call.call import Side
from ccrtui.core.profile.announcement import Announcement
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.history_room import DEFAULT_ROOM, HistoryRoom
from ccrtui.core.profile.link_words import Destinations, RemoteMode
from ccrtui.core.profile.threshold import Threshold

BEAT = "beat"
"""The id of the one document of a heartbeat."""
SCHEMA = 1
"""The newest schema this program reads and the one it writes."""


class Environment(StrEnum):
    """Whether a profile is production, which looks different and asks for its name before writing."""

    PROD = "prod"
    TEST = "test"


class NetworkChoice(StrEnum):
    """How the two networks are joined."""

    AUTO = "auto"
    PEERING = "peering"
    CCN = "ccn"
    CONNECTED = "connected"


@dataclass(frozen=True, slots=True)
class ClusterProfile:
    """One cluster: where it is and who we are there. `password` is a reference (`env:`, `file:`, `prompt`)."""

    url: str | None = None
    instance: str | None = None
    region: str | None = None
    user: str | None = None
    password: str | None = None
    ca: str | None = None
    credentials: str | None = None
    transport: tuple[str, ...] = ()
    """Transport addresses `host:port` as the other side dials them; for the leader of a link."""

    @property
    def in_cloud(self) -> bool:
        """Whether it is an instance, or is to be picked from the instances of a region, and no bare address."""
        return self.instance is not None or self.url is None


@dataclass(frozen=True, slots=True)
class IndexPair:
    """A leader index and the follower index that copies it."""

    leader: str
    follower: str


@dataclass(frozen=True, slots=True)
class LinkProfile:
    """One replication relation and the choices made for it. `leader` and `follower` name clusters of the profile."""

    leader: str = "leader"
    follower: str = "follower"
    alias: str = "leader"
    network: NetworkChoice = NetworkChoice.AUTO
    remote_mode: RemoteMode = RemoteMode.AUTO
    indices: tuple[IndexPair, ...] = ()
    create_index: bool = False
    sample_docs: int = 0
    shards: int | None = None
    """Primary shards of a leader index that we create; one where nothing is said."""
    settings: str | None = None
    """Its other settings, as JSON."""
    bandwidth: int | None = None
    """Mbit/s of a cross-region connection that we may create."""
    charge: str | None = None
    """How such a connection is charged, in the cloud's own word."""
    ccn: str | None = None
    """The Cloud Connect Network to use, `ccn-…`."""
    destinations: Destinations = Destinations.SUBNETS
    probe_from: str | None = None
    """The CVM that pings, `ins-…`; `pick` while it is to be picked from a list."""
    probe_to: str | None = None
    """The address it pings."""
    heartbeat: bool = False
    """Whether an index of ours beside the others is followed, into which a document may be written each second."""
    ticket_filed: str | None = None
    """The day on which the ticket that aligns the certificates was filed, `2026-11-30`."""

    @property
    def creates_index(self) -> bool:
        """Whether a leader index that is missing is to be created: where that was asked for, or samples go into it."""
        return self.create_index or self.sample_docs > 0


@dataclass(frozen=True, slots=True)
class Made:
    """What we made and may therefore remove; each entry names the cluster by uuid, so no other is ever touched."""

    aliases: tuple[str, ...] = ()
    """`<follower cluster uuid>/<alias>`"""
    leader_indices: tuple[str, ...] = ()
    """`<leader cluster uuid>/<index>`"""
    follower_indices: tuple[str, ...] = ()
    """`<follower cluster uuid>/<index>`"""
    sample_docs: tuple[str, ...] = ()
    """`<leader cluster uuid>/<index>/<document id>`"""
    routes: tuple[str, ...] = ()
    """Route ids of the cloud, `rti-…`."""
    peerings: tuple[str, ...] = ()
    """Ids of peering connections, `pcx-…`; they also carry the marker in their name."""
    ccns: tuple[str, ...] = ()
    """Ids of Cloud Connect Networks, `ccn-…`; they also carry the marker in their name."""
    ccn_attachments: tuple[str, ...] = ()
    """`<CCN id>/<VPC id>` of the VPCs we attached."""
    security_rules: tuple[str, ...] = ()
    """`<group id>/<ingress|egress>/<protocol>/<port>/<block>` of the rules we added, marked in their description."""

    def with_also(self, *others: Made) -> Made:
        """What is in this or one of the others, each entry once."""
        every = (self, *others)
        return Made(
            **{
                kind.name: tuple(dict.fromkeys(entry for made in every for entry in getattr(made, kind.name)))
                for kind in fields(Made)
            }
        )

    def without(self, other: Made) -> Made:
        """What is in this and not in the other."""
        left_out = {kind.name: frozenset(getattr(other, kind.name)) for kind in fields(Made)}
        return Made(
            **{
                name: tuple(entry for entry in getattr(self, name) if entry not in entries)
                for name, entries in left_out.items()
            }
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """A whole profile. `id` is made once; the first eight characters mark what we create."""

    name: str
    id: str
    clusters: dict[str, ClusterProfile]
    links: tuple[LinkProfile, ...]
    environment: Environment = Environment.PROD
    """Production where nothing else was said: what is not known to be a test is guarded."""
    language: str | None = None
    cloud_endpoint: str | None = None
    """Where the cloud API answers, when it is not the public one."""
    thresholds: tuple[Threshold, ...] = ()
    """From when on an index is too far behind; of those that fit an index the later ones count."""
    notify: tuple[str, ...] = ()
    """A command and its words that is run on a change and gets it on its stdin; none where empty."""
    announce: tuple[Announcement, ...] = ()
    """How the terminal of a console is told of a change."""
    sort: str | None = None
    """How the rows of the watch are sorted, as `core/profile/order.py` reads it; worst first where it is not said."""
    history: HistoryRoom = DEFAULT_ROOM
    """How much room what the watch sees may take on disk."""
    made: Made = field(default_factory=Made)
    chosen: int = 0
    """The number of the link that is spoken of, from 0: what `link` and options are about. No file says it."""

    @property
    def link(self) -> LinkProfile:
        """The link that is spoken of."""
        return self.links[self.chosen]

    @property
    def link_names(self) -> tuple[str, ...]:
        """What its links are called: by their aliases; of those that share one, `ALIAS@FOLLOWER`."""
        aliases = [link.alias for link in self.links]
        return tuple(
            link.alias if aliases.count(link.alias) == 1 else f"{link.alias}@{link.follower}" for link in self.links
        )

    @property
    def link_name(self) -> str:
        """What the link is called that is spoken of."""
        return self.link_names[self.chosen]

    @property
    def by_link(self) -> tuple[Profile, ...]:
        """The profile as it speaks of each of its links, in their order."""
        return tuple(replace(self, chosen=number) for number in range(len(self.links)))

    def of_link(self, name: str) -> Profile:
        """The profile as it speaks of the link of that name. Raises ProfileError `link_unknown`."""
        for profile in self.by_link:
            if profile.link_name == name:
                return profile
        raise ProfileError("link_unknown", link=name, known=", ".join(self.link_names))

    def speaking_as(self, other: Profile) -> Profile:
        """The profile as it speaks of the link that another state of it speaks of: by name, else by both its ends.

        Raises ProfileError `link_unknown`.
        """
        if other.link_name not in self.link_names:
            ends = (other.link.leader, other.link.follower)
            alike = [each for each in self.by_link if (each.link.leader, each.link.follower) == ends]
            if len(alike) == 1:
                return alike[0]
        return self.of_link(other.link_name)

    @property
    def production(self) -> bool:
        """Whether it looks like production, and its name is to be typed before anything is written with it."""
        return self.environment is Environment.PROD

    @property
    def marker(self) -> str:
        """What stands in the name of things we create."""
        return f"ccrtui-{self.id[:8]}"

    @property
    def heartbeat_index(self) -> str | None:
        """The index of the heartbeat, on both sides; None where the link has none."""
        return f"{self.marker}-heartbeat-{self.link.leader.lower()}" if self.link.heartbeat else None

    @property
    def pairs(self) -> tuple[IndexPair, ...]:
        """What the walk makes follow: the indices of the link, and its heartbeat."""
        name = self.heartbeat_index
        return self.link.indices if name is None else (*self.link.indices, IndexPair(name, name))

    def cluster(self, side: Side) -> ClusterProfile:
        """The cluster at that end of the link that is spoken of."""
        return self.clusters[self.link.leader if side is Side.LEADER else self.link.follower]

    def region(self, side: Side) -> str:
        """The region of that end; empty while it is not chosen."""
        return self.cluster(side).region or ""
