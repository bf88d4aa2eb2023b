"""The one place that joins engines with adapters.

Adapters are imported where they are made: the console draws before any of them is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from ccrtui.adapters.places import Places, find_places
from ccrtui.adapters.system_clock import SystemClock
from ccrtui.core.call import Side
from ccrtui.core.profile import ClusterProfile, Profile
from ccrtui.ports import Clock, ProfileStore, Search

if TYPE_CHECKING:
    from ccrtui.adapters.journal_file import JournalFile
    from ccrtui.adapters.search_address import SearchAddress
    from ccrtui.adapters.secret_source import SecretSource
    from ccrtui.engine.connection import Connect, Connection, OnCall

Store: TypeAlias = ProfileStore
"""What `profile_store` gives, for those who may not import the ports."""


def open_places(environ: Mapping[str, str]) -> Places:
    """Tell where profiles, journals and history are for that environment."""
    return find_places(environ)


def profile_store(places: Places) -> ProfileStore:
    """All profiles of this user."""
    from ccrtui.adapters.profile_store import ProfileFolder

    return ProfileFolder(places)


def connector(places: Places, profile: Profile, secrets: SecretSource) -> Connect:
    """Prepare the connections of a session: passwords are resolved now, and held only by what is given back.

    Raises ProfileError when a secret cannot be had.
    """
    from ccrtui.adapters.profile_file import ProfileFile
    from ccrtui.adapters.profile_session import LockingSession
    from ccrtui.adapters.search_client import ElasticsearchSearch
    from ccrtui.adapters.transport_probe import TransportReach
    from ccrtui.adapters.unaddressed import UnaddressedSearch
    from ccrtui.engine.connection import Connection
    from ccrtui.engine.sender import Sender

    clock = SystemClock()
    references = {side: profile.cluster(side).password for side in SIDES}
    passwords = {side: secrets.resolve(found, side.value) for side, found in references.items() if found}

    def connect(profile: Profile, on_call: OnCall | None = None) -> Connection:
        addresses = {side: _address(places, profile.cluster(side), passwords.get(side)) for side in SIDES}
        clusters: dict[Side, Search] = {
            side: ElasticsearchSearch(address, clock) if address else UnaddressedSearch()
            for side, address in addresses.items()
        }
        leader = addresses[Side.LEADER]
        journal = open_journal(places, profile.name)
        regions = {side: profile.cluster(side).region for side in SIDES}
        reach = TransportReach(clock, leader.ca_file if leader else None)
        sender = Sender(clusters, reach, journal, clock, regions, on_call)
        session = LockingSession(ProfileFile(places, profile.name))
        return Connection(profile, sender, clock, session, journal, clusters)

    return connect


SIDES = (Side.LEADER, Side.FOLLOWER)


def _address(places: Places, cluster: ClusterProfile, password: str | None) -> SearchAddress | None:
    from ccrtui.adapters.search_address import SearchAddress

    if cluster.url is None:
        return None
    ca_file = str(places.beside_profiles(cluster.ca)) if cluster.ca else None
    return SearchAddress((cluster.url,), cluster.user, password, ca_file)


def log_to_file(places: Places) -> None:
    """Send warnings and whatever libraries log to a file of ours, never onto the screen."""
    from ccrtui.adapters.log_file import log_to

    log_to(places.log)


def system_clock() -> Clock:
    """This machine's clock."""
    return SystemClock()


def open_journal(places: Places, name: str) -> JournalFile:
    """The journal of a profile; its file appears with the first intent."""
    from ccrtui.adapters.journal_file import JournalFile

    return JournalFile(places.journal(name))


def secret_source(places: Places, environ: Mapping[str, str], prompt: Callable[[str], str]) -> SecretSource:
    """Where references to secrets are resolved; `prompt` asks a person without echo."""
    from ccrtui.adapters.secret_source import SecretSource

    return SecretSource(places.profiles, environ, prompt)
