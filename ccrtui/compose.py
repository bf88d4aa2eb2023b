"""The one place that joins engines with adapters.

Adapters are imported where they are made: the console draws before any of them is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ccrtui.adapters.disk.paths import Paths, find_paths
from ccrtui.adapters.system_clock import SystemClock
from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.openly import said_openly
from ccrtui.core.profile.profile import Profile
from ccrtui.core.secret import Secret
from ccrtui.ports.clusters import Cloud, LocatedSearch, Search
from ccrtui.ports.memory import Past
from ccrtui.ports.profile import ProfileStore
from ccrtui.ports.system import Clock

if TYPE_CHECKING:
    from ccrtui.adapters.command import CommandCourier
    from ccrtui.adapters.disk.journal.file import JournalFile
    from ccrtui.adapters.disk.secrets import SecretSource
    from ccrtui.adapters.elasticsearch.address import SearchAddress
    from ccrtui.adapters.metrics.http import MetricsServer
    from ccrtui.adapters.tencent.credentials.credential import Credential, NoCredential
    from ccrtui.engine.connection import Connect, Connection, OnCall

Store: TypeAlias = ProfileStore
"""What `profile_store` gives, for those who may not import the ports."""
Record: TypeAlias = Past
"""What `open_history` gives, likewise."""


def open_paths(environ: Mapping[str, str]) -> Paths:
    """Tell where profiles, journals and history are for that environment."""
    return find_paths(environ)


def profile_store(paths: Paths) -> ProfileStore:
    """All profiles of this user."""
    from ccrtui.adapters.disk.profile.store import ProfileFolder

    return ProfileFolder(paths)


def connector(paths: Paths, profile: Profile, secrets: SecretSource, language: str = "en") -> Connect:
    """Prepare the connections of a session: secrets are resolved now, and held only by what is given back.

    `language` is that of the cloud's own messages. Raises ProfileError when a secret cannot be had.
    """
    from ccrtui.engine.sent_calls import SentCalls

    clock, calls = SystemClock(), SentCalls()
    courier = _courier(paths, secrets) if profile.notify else None
    passwords = _passwords(profile, secrets)
    keys = _keys(profile, secrets)

    def connect(profile: Profile, on_call: OnCall | None = None) -> Connection:
        from ccrtui.adapters.disk.follow_memory import FollowMemoryFile
        from ccrtui.adapters.disk.history.writer import HistoryFile
        from ccrtui.adapters.disk.profile.file import ProfileFile
        from ccrtui.adapters.disk.profile.session import LockingSession
        from ccrtui.adapters.disk.proofs import ProofFile
        from ccrtui.adapters.tls.transport_port import TransportReach
        from ccrtui.engine.address_resolver import AddressResolver
        from ccrtui.engine.connection import Connection
        from ccrtui.engine.sender import Sender

        clusters, located = _clusters(paths, profile, passwords, clock)
        leader_ca = profile.cluster(Side.LEADER).ca
        reach = TransportReach(clock, str(paths.from_profiles(leader_ca)) if leader_ca else None)
        journal = open_journal(paths, profile.name)
        regions = {side: profile.cluster(side).region for side in ENDS}
        addresses = AddressResolver(profile, located, clock)
        accounts = {reference: _cloud(credential, profile, clock, language) for reference, credential in keys.items()}
        cloud = {side: accounts[profile.cluster(side).credentials] for side in ENDS} if accounts else {}
        sender = Sender(clusters, reach, journal, clock, regions, cloud, addresses, on_call, calls)
        session = LockingSession(ProfileFile(paths, profile.name), paths, profile)
        proofs = ProofFile(paths.proofs(profile.name))
        memory = FollowMemoryFile(paths.following(profile.name))
        history = HistoryFile(paths.history_of(profile.name), profile.history.quotas)
        past = partial(open_history, paths.history_of(profile.name))
        clouds = tuple(accounts.values())
        kept = (memory, proofs, history, past)
        return Connection(profile, sender, clock, session, journal, clusters, clouds, *kept, courier)

    return connect


def _courier(paths: Paths, secrets: SecretSource) -> CommandCourier:
    """What runs the command of a profile, told no secret. Raises ProfileError."""
    from ccrtui.adapters.command import CommandCourier, without_secrets

    return CommandCourier(without_secrets(secrets.environ, _references(paths)))


def _references(paths: Paths) -> Iterator[str | None]:
    """Where the secrets of all profiles of this user are, as far as those can be read. Raises ProfileError."""
    store = profile_store(paths)
    for name in store.names():
        with suppress(ProfileError):
            for cluster in store.load(name).clusters.values():
                yield from (cluster.password, cluster.credentials)


def _passwords(profile: Profile, secrets: SecretSource) -> dict[str, Secret]:
    """The password of each cluster that a link leads from or to, by its name, asked for as its side where it can.

    Raises ProfileError.
    """
    purposes: dict[str, str] = {}
    for each in profile.by_link:
        for side, name in ((Side.LEADER, each.link.leader), (Side.FOLLOWER, each.link.follower)):
            purposes.setdefault(name, side.value if len(profile.links) == 1 else name)
    references = {name: profile.clusters[name].password for name in purposes}
    return {name: secrets.resolve(reference, purposes[name]) for name, reference in references.items() if reference}


def _clusters(
    paths: Paths, profile: Profile, passwords: Mapping[str, Secret], clock: Clock
) -> tuple[dict[Side, Search], dict[Side, LocatedSearch]]:
    """A client for each end, and those that still need an address."""
    from ccrtui.adapters.elasticsearch.address import SearchAddress
    from ccrtui.adapters.elasticsearch.client import ElasticsearchSearch
    from ccrtui.adapters.elasticsearch.instance import InstanceSearch

    clusters: dict[Side, Search] = {}
    located: dict[Side, LocatedSearch] = {}
    for side in ENDS:
        name = profile.link.leader if side is Side.LEADER else profile.link.follower
        cluster = profile.cluster(side)
        ca_file = str(paths.from_profiles(cluster.ca)) if cluster.ca else None
        make = partial(
            _client,
            SearchAddress((), cluster.user, passwords.get(name), ca_file, said_openly(profile)),
            ElasticsearchSearch,
            clock,
        )
        if cluster.url is not None and cluster.instance is None:
            clusters[side] = make((cluster.url,))
        else:
            located[side] = clusters[side] = InstanceSearch(make)
    return clusters, located


def _client(
    address: SearchAddress,
    kind: Callable[[SearchAddress, Clock], Search],
    clock: Clock,
    urls: tuple[str, ...],
) -> Search:
    return kind(replace(address, urls=urls), clock)


def _keys(profile: Profile, secrets: SecretSource) -> dict[str | None, Credential | NoCredential]:
    """The key of each account by its reference in the profile; nothing where no end is in the cloud."""
    links = profile.by_link
    if not any(each.cluster(side).in_cloud for each in links for side in ENDS):
        return {}
    from ccrtui.adapters.tencent.credentials.source import find_credential

    references = dict.fromkeys(each.cluster(side).credentials for each in links for side in ENDS)
    return {reference: find_credential(reference, secrets.environ, secrets, "cloud") for reference in references}


def _cloud(credential: Credential | NoCredential, profile: Profile, clock: Clock, language: str) -> Cloud:
    from ccrtui.adapters.tencent.client import cloud_client

    return cloud_client(credential, profile.cloud_endpoint, clock, language)


def load_clients() -> None:
    """Import what talks to a cluster now, so that its loading is not counted as a cluster's time to answer."""
    from importlib import import_module

    for name in ("channel", "decode.answer"):
        import_module(f"ccrtui.adapters.elasticsearch.{name}")


def log_to_file(paths: Paths) -> None:
    """Send warnings and whatever libraries log to a file of ours, never onto the screen."""
    from ccrtui.adapters.disk.log_file import log_to

    log_to(paths.log)


def system_clock() -> Clock:
    """This machine's clock."""
    return SystemClock()


def open_journal(paths: Paths, name: str) -> JournalFile:
    """The journal of a profile; its file appears with the first intent."""
    from ccrtui.adapters.disk.journal.file import JournalFile

    return JournalFile(paths.journal(name))


def open_history(file: Path) -> Record:
    """What was recorded in that file. Raises HistoryError."""
    from ccrtui.adapters.disk.history.reader import HistoryReader

    return HistoryReader(file)


def export_history(path: Path, file: Path) -> None:
    """Write a copy of what was recorded. Raises HistoryError."""
    from ccrtui.adapters.disk.history.transfer import export

    export(path, file)


def secret_source(paths: Paths, environ: Mapping[str, str], prompt: Callable[[str], str]) -> SecretSource:
    """Where references to secrets are resolved; `prompt` asks a person without echo."""
    from ccrtui.adapters.disk.secrets import SecretSource

    return SecretSource(paths.profiles, environ, prompt)


def metrics_server(host: str, port: int, text: Callable[[], str]) -> MetricsServer:
    """Serves the text that `text` gives, once it is started."""
    from ccrtui.adapters.metrics.http import MetricsServer

    return MetricsServer(host, port, text)


def write_metrics(file: Path, text: str) -> None:
    """Replace a file that others may read by that text, whole. Raises OSError."""
    from ccrtui.adapters.disk.atomic_file import write_atomically

    write_atomically(file, text.encode(), 0o644)


def write_page(file: Path, text: str) -> None:
    """Write a page for people into that file, whole, without anything that a reader's program would obey.

    It is for its owner alone, as what it is about. Raises OSError.
    """
    from ccrtui.adapters.disk.atomic_file import write_atomically
    from ccrtui.core.harmless import harmless_text

    write_atomically(file, harmless_text(text).encode())
