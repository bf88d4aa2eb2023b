"""The verb `watch`: one line per sample, until it is interrupted."""

from __future__ import annotations

import asyncio
import math
import shlex
from collections.abc import Iterable, Sequence
from contextlib import aclosing
from functools import partial

from ccrtui.cli.arguments import Arguments, typed_as
from ccrtui.cli.history.past import since
from ccrtui.cli.history.recording import session_record
from ccrtui.cli.history.replay import replay
from ccrtui.cli.links import joined, links_of, worst_exit_code
from ccrtui.cli.outlets import Outlets, serve_at
from ccrtui.cli.output import write_object, write_remark, write_result
from ccrtui.cli.seconds import every
from ccrtui.cli.session import VerbSession, run_verb
from ccrtui.cli.shapes.link import sample_text, status_object
from ccrtui.cli.usage import UsageError
from ccrtui.core.elasticsearch.trust import TrustModel
from ccrtui.core.metrics.link_metrics import Watched
from ccrtui.core.profile.form import number
from ccrtui.core.profile.rules import taken_problem
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.connection import Connection
from ccrtui.engine.identities import Identities, identify
from ccrtui.engine.links.rounds import WatchedLink, rounds
from ccrtui.engine.pace import Pace
from ccrtui.engine.recording.recall import breaks_lately
from ccrtui.engine.recording.recorder import BATCH_S
from ccrtui.engine.recording.session import SessionRecord
from ccrtui.engine.telling.notifier import Notifier
from ccrtui.engine.trust import read_trust, stop_asking, trust_beside
from ccrtui.text.phrases.alarm import not_notified
from ccrtui.text.words import Words

_TRUST_TRIES = 3
"""In how many samples it is asked by what the clusters trust each other, while that is not known."""


def run(arguments: list[str]) -> int:
    """Print each sample; `--samples N` ends after that many, with the exit code of the last verdict.

    With `--since T` the samples are those that were recorded.
    """
    parser = Arguments("watch", on_profile=True)
    parser.flag("--json")
    parser.option("--samples", typed_as(number(taken_problem)))
    parser.option("--metrics")
    parser.option("--serve", serve_at)
    parser.option("--every", every)
    parser.option("--link")
    parser.flag("--beat")
    parser.repeatable("--confirm")
    parser.option("--since", since)
    if any(argument.partition("=")[0] == "--since" for argument in arguments):
        return replay(parser, arguments)
    return run_verb(parser, arguments, _watch)


async def _watch(session: VerbSession) -> int:
    if session.options.beat:
        _consented(session)
    record = session_record(session.words)
    pace = Pace(session.options.every)
    begun = (_begun(session.connect(each), record, pace, session.options.json) for each in links_of(session))
    links = list(await asyncio.gather(*begun))
    outlets = Outlets(session.words, session.options.metrics, session.options.serve)
    beating = _beat(links) if session.options.beat else []
    notifier = Notifier(session.profile, links[0].link.connection.courier, partial(_say_unnotified, session.words))
    taken = 0
    try:
        await outlets.open()
        async with aclosing(rounds([each.link for each in links])) as samples:
            async for views in samples:
                for each, view in zip(links, views, strict=True):
                    if each.is_new(view):
                        record.take(each.link.connection, each.identities, view)
                        notifier.take(view)
                outlets.tell([Watched(session.profile.name, view.called, view) for view in views])
                await _tell(session, links, views)
                _raise_ended(beating)
                taken += 1
                if taken == session.options.samples:
                    break
    finally:
        for beats in beating:
            beats.cancel()
        await asyncio.gather(*beating, return_exceptions=True)
        await outlets.close()
        for each in links:
            await each.close()
        await asyncio.gather(record.close(), notifier.close())
    return worst_exit_code(view.exit_code for view in views)


def _consented(session: VerbSession) -> None:
    """Raises UsageError where no link has a heartbeat, or the name of a production profile was not typed."""
    profile, links = session.profile, links_of(session)
    if not any(each.heartbeat_index for each in links):
        raise UsageError("heartbeat_missing", name=profile.name)
    if profile.production and profile.name not in session.options.confirm:
        command = shlex.join(["ccrtui", "watch", *session.arguments, "--confirm", profile.name])
        raise UsageError("production_unconfirmed", name=profile.name, command=command)


def _beat(links: Sequence[_Told]) -> list[asyncio.Future[None]]:
    """Let writes leave, and write the heartbeat of each link that has one. Raises ProfileError."""
    with_heart = [each.link for each in links if each.link.profile.heartbeat_index]
    for link in with_heart:
        link.connection.lock_for_writing()
    return [asyncio.ensure_future(link.beat()) for link in with_heart]


def _raise_ended(beating: Iterable[asyncio.Future[None]]) -> None:
    """A heart that could not go on ends the watch, as what was consented to is not done."""
    for beats in beating:
        if beats.done():
            beats.result()


def _say_unnotified(words: Words, reason: str) -> None:
    """That a command could not be told of a change is a remark; the watch goes on."""
    write_remark(not_notified(words, reason))


async def _begun(connection: Connection, record: SessionRecord, pace: Pace, asks: bool) -> _Told:
    """A link under watch, with what was recorded of it before, of the clusters that are there."""
    identities = await identify(connection.sender.send)
    return _Told(WatchedLink(connection, await record.recall(connection, identities), pace), identities, asks)


class _Told:
    """A link with who answers at its ends, and by what they trust each other, asked beside the first samples."""

    def __init__(self, link: WatchedLink, identities: Identities, asks: bool) -> None:
        self.link = link
        self.identities = identities
        self._tries = _TRUST_TRIES if asks else 0
        self._trust: TrustModel | None = None
        self._taken_at: float | None = None
        self._asking: asyncio.Task[TrustModel | None] | None = None
        self._breaks: int | None = None
        self._breaks_at = -math.inf
        self.ask()

    def is_new(self, view: LinkView) -> bool:
        """Whether a view is of another sample than the last one."""
        before, self._taken_at = self._taken_at, view.taken_at
        return view.taken_at != before

    def ask(self) -> None:
        """Ask once more, beside the next sample, where it is not known."""
        if self._trust is None and self._tries:
            self._tries -= 1
            send, alias = self.link.connection.sender.send, self.link.profile.link.alias
            self._asking = asyncio.ensure_future(read_trust(send, alias))

    async def close(self) -> None:
        """Ask nothing more."""
        if self._asking is not None:
            await stop_asking(self._asking)
        await self.link.connection.close()

    async def breaks(self, view: LinkView) -> int | None:
        """How often something broke within the hour, as recorded; as seldom looked up as it is written."""
        if view.taken_at - self._breaks_at >= BATCH_S:
            connection, self._breaks_at = self.link.connection, view.taken_at
            name = self.link.profile.link_name
            self._breaks = await asyncio.to_thread(breaks_lately, connection.past, name, connection.clock)
        return self._breaks

    async def trust(self, view: LinkView) -> TrustModel | None:
        """The model, None while it is not known."""
        if self._asking is not None:
            self._trust, self._asking = await trust_beside(self._asking, view), None
            self.ask()
        return self._trust


async def _tell(session: VerbSession, links: list[_Told], views: tuple[LinkView, ...]) -> None:
    """One line: an object of all links, or for people one for each."""
    if not session.options.json:
        write_result(*(sample_text(session.words, view, named=len(views) > 1) for view in views))
        return
    trusts = await asyncio.gather(*(each.trust(view) for each, view in zip(links, views, strict=True)))
    now = links[0].link.connection.clock.monotonic()
    counts = [await each.breaks(view) for each, view in zip(links, views, strict=True)]
    whole = zip(views, trusts, counts, strict=True)
    told = [status_object(session.words, view, now, trust=trust, breaks_1h=number) for view, trust, number in whole]
    write_object(joined([(session.profile.name, each) for each in told]))
