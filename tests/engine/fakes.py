"""The ports as tests play them: time that passes when slept on, clusters that follow a script, a disk in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.attempt import Attempt
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.json_value import JsonValue
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.profile import ClusterProfile, Environment, IndexPair, LinkProfile, Made, Profile
from ccrtui.engine.address_resolver import AddressResolver
from ccrtui.engine.connection import Connection
from ccrtui.engine.sender import Sender
from ccrtui.ports.journal import JournalError

PROFILE = Profile(
    "orders",
    "5f0c1b7e-0000",
    {
        "leader": ClusterProfile(url="http://a:9200", transport=("a:9300",)),
        "follower": ClusterProfile(url="http://b:9200"),
    },
    (LinkProfile(indices=(IndexPair("orders", "orders"),)),),
    Environment.TEST,
)
Script = Callable[[Call], Outcome]


class PassingClock:
    """Time passes only when someone sleeps, and then at once."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def epoch(self) -> float:
        return 1_700_000_000.0 + self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


@dataclass
class ScriptedCluster:
    """Answers by a function of the call. `gate`, where set, keeps an answer back until it is opened."""

    script: Script
    asked: list[Call] = field(default_factory=list)
    gate: asyncio.Event | None = None
    closed: bool = False

    async def send(self, call: Call) -> Outcome:
        self.asked.append(call)
        if self.gate:
            await self.gate.wait()
        return self.script(call)

    async def close(self) -> None:
        self.closed = True


@dataclass
class MemoryJournal:
    """Keeps what it is told in order; `full` refuses intents, `torn` refuses outcomes."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    details: list[Mapping[str, JsonValue]] = field(default_factory=list)
    regions: list[str | None] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    tried: dict[str, Attempt] = field(default_factory=dict)
    claims: dict[str, Made] = field(default_factory=dict)
    full: bool = False
    torn: bool = False
    closed: bool = False

    def intent(self, call: Call, region: str | None) -> str:
        (entry,) = self.intents([(call, region)])
        return entry

    def intents(self, calls: Sequence[tuple[Call, str | None]]) -> tuple[str, ...]:
        if self.full:
            raise JournalError("no space left")
        self.lines += [("intent", call.id) for call, _ in calls]
        self.regions += [region for _, region in calls]
        return tuple(call.id for call, _ in calls)

    def claim(self, made: Mapping[str, Made]) -> None:
        self.claims |= made

    def never_left(self) -> Made:
        return Made().with_also(*(made for call, made in self.claims.items() if ("intent", call) not in self.lines))

    def outcome(self, entry: str, result: str, detail: Mapping[str, JsonValue]) -> None:
        if self.torn:
            raise JournalError("no space left")
        self.lines.append((result, entry))
        self.details.append(detail)

    def settle(self, call: str, result: str, detail: Mapping[str, JsonValue]) -> None:
        self.lines.append((f"settled {result}", call))
        self.open.remove(call)

    def unresolved(self) -> tuple[str, ...]:
        return tuple(self.open)

    def attempts(self) -> Mapping[str, Attempt]:
        return self.tried

    def close(self) -> None:
        self.closed = True


@dataclass
class MemorySession:
    """A profile that is nowhere but here; `events` tells what was recorded and forgotten, in order."""

    profile: Profile = PROFILE
    events: list[tuple[str, Made]] = field(default_factory=list)
    locked: bool = False
    taken: bool = False
    broken: bool = False
    full: bool = False

    def load(self) -> Profile:
        if self.broken:
            raise ProfileError("profile_damaged", file="orders.toml")
        return self.profile

    def lock(self) -> None:
        if self.taken:
            raise ProfileError("profile_locked", name=self.profile.name)
        self.locked = True

    def unlock(self) -> None:
        self.locked = False

    def change(self, edit: Callable[[Profile], Profile]) -> Profile:
        self.profile = edit(self.load())
        return self.profile

    def check_room(self, further: Iterable[str]) -> None:
        if self.full:
            raise ProfileError("profile_no_room", file="orders.toml")

    def record_made(self, made: Made) -> None:
        self.events.append(("record", made))
        self.profile = replace(self.profile, made=_merged(self.profile.made, made, keep=True))

    def forget_made(self, made: Made) -> None:
        self.events.append(("forget", made))
        self.profile = replace(self.profile, made=_merged(self.profile.made, made, keep=False))


def _merged(old: Made, more: Made, keep: bool) -> Made:
    entries: dict[str, tuple[str, ...]] = {}
    for kind in fields(Made):
        before, named = getattr(old, kind.name), getattr(more, kind.name)
        rest = tuple(entry for entry in before if entry not in named)
        entries[kind.name] = (*rest, *named) if keep else rest
    return Made(**entries)


@dataclass
class Bench:
    """A sender between scripted clusters, with everything it touches."""

    leader: ScriptedCluster
    follower: ScriptedCluster
    reach: ScriptedCluster
    cloud: ScriptedCluster
    clock: PassingClock = field(default_factory=PassingClock)
    journal: MemoryJournal = field(default_factory=MemoryJournal)
    session: MemorySession = field(default_factory=MemorySession)
    announced: list[Call] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sender = Sender(
            {Side.LEADER: self.leader, Side.FOLLOWER: self.follower},
            self.reach,
            self.journal,
            self.clock,
            {Side.LEADER: "ap-beijing", Side.FOLLOWER: None},
            {Side.LEADER: self.cloud, Side.FOLLOWER: self.cloud},
            AddressResolver(self.session.profile, {}, self.clock),
            self.announced.append,
        )

    @property
    def asked(self) -> list[Call]:
        """Everything that left, on either side."""
        return [*self.leader.asked, *self.follower.asked, *self.reach.asked, *self.cloud.asked]

    @property
    def connection(self) -> Connection:
        """The same as an engine gets it."""
        clusters = {Side.LEADER: self.leader, Side.FOLLOWER: self.follower}
        return Connection(self.session.profile, self.sender, self.clock, self.session, self.journal, dict(clusters))


def bench(leader: Script, follower: Script | None = None) -> Bench:
    """A bench whose clusters answer by these; without the second both answer alike."""
    other = leader if follower is None else follower
    return Bench(ScriptedCluster(leader), ScriptedCluster(other), ScriptedCluster(leader), ScriptedCluster(leader))


def answer(value: object, status: int = 200) -> Answer:
    """A successful answer at no particular time."""
    return Answer(value, status, 0.0, 0.1)


def always(outcome: Outcome) -> Script:
    """Answers every call alike."""
    return lambda call: outcome


def by_kind(**outcomes: Outcome) -> Script:
    """Answers by the call's kind; anything else is not found."""
    table = {Kind(name): outcome for name, outcome in outcomes.items()}
    return lambda call: table.get(call.kind, Fault(FaultCode.NOT_FOUND, 404))


async def settled() -> None:
    """Let everything that can run now run."""
    for _ in range(20):
        await asyncio.sleep(0)
