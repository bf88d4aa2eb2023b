"""The verb `export`: the plan that is still open, as text for other tools."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.cli.arguments import Arguments, typed_as
from ccrtui.cli.links import links_of
from ccrtui.cli.output import write_document
from ccrtui.cli.session import VerbSession, run_verb
from ccrtui.cli.surroundings import environment
from ccrtui.cli.verbs.setup import exit_code
from ccrtui.compose import open_paths
from ccrtui.core.call.call import Call
from ccrtui.core.profile.form import word
from ccrtui.core.profile.profile import Profile
from ccrtui.core.state import stopping
from ccrtui.core.steps.walk import WALK
from ccrtui.core.walk.step import PlannedCall, StepView
from ccrtui.engine.export.text import Form, commented, in_form, preface, with_addresses
from ccrtui.engine.walk.setup import run_setup
from ccrtui.text.catalogue import export_words
from ccrtui.text.records.export import ExportWords
from ccrtui.text.words import Words


def run(arguments: list[str]) -> int:
    """Observe, and print the calls of the current step; what stands in their way is a comment."""
    parser = Arguments("export", on_profile=True)
    parser.option("--as", typed_as(word(Form)), dest="form", needed=True)
    parser.repeatable("--confirm")
    parser.option("--link")
    return run_verb(parser, arguments, _export)


async def _export(session: VerbSession) -> int:
    views: list[StepView] = []
    for profile in links_of(session):
        if len(session.profile.links) > 1:
            write_document(f"{commented(_heading(session.words, profile))}\n")
        views += await _export_link(session, profile)
    return exit_code(views)


def _heading(words: Words, profile: Profile) -> str:
    ends = {"leader": profile.link.leader, "follower": profile.link.follower}
    return words.say(words.verbs.link_head, link=profile.link_name, **ends)


async def _export_link(session: VerbSession, profile: Profile) -> list[StepView]:
    connection = session.connect(profile)
    sheet = _Sheet(session, profile)
    try:
        async for view in run_setup(
            connection,
            WALK,
            frozenset(session.options.confirm),
            write=False,
            until=None,
        ):
            write_document(sheet.text(view))
    finally:
        await connection.close()
    if not any(view.planned for view in sheet.views):
        write_document(f"{commented(_why_nothing(session.words, sheet.views))}\n")
    return sheet.views


def _why_nothing(words: Words, views: list[StepView]) -> str:
    """Nothing to send because all holds, or because a step stands in the way."""
    stop = stopping(views)
    if stop is None:
        return words.verbs.nothing_to_send
    name, state = words.steps[stop.name].name, words.step_states[stop.judgement.state]
    return words.say(words.verbs.nothing_yet, step=name, state=state)


class _Sheet:
    """The exported text, step by step."""

    def __init__(self, session: VerbSession, profile: Profile) -> None:
        self._session = session
        self._profile = profile
        self._form: Form = session.options.form
        self._said: ExportWords = export_words(session.language)
        self.views: list[StepView] = []

    def text(self, view: StepView) -> str:
        """A step as a comment, and its calls; what is irreversible is a comment too, until its name was typed."""
        self.views.append(view)
        words = self._session.words
        sentence = words.explain(view.judgement.code, view.judgement.evidence).seen
        lines = [commented(f"{words.steps[view.name].name}: {words.step_states[view.judgement.state]}. {sentence}")]
        lines += self._above([planned.call for planned in view.planned])
        for planned in view.planned:
            lines += [commented(remark) for remark in self._remarks(planned.call)]
            lines.append(self._line(planned))
        return "".join(f"{line}\n" for line in lines)

    def _above(self, calls: list[Call]) -> Iterator[str]:
        """What the lines of these calls need above them."""
        if text := preface(self._form, calls):
            yield text.rstrip("\n")
        if self._form is Form.TCCLI and any(call.is_cloud for call in calls):
            yield commented(self._said.keys_of_tccli)

    def _remarks(self, call: Call) -> Iterator[str]:
        words, cluster = self._session.words, self._profile.cluster(call.side)
        where = words.side(call.side.value)
        yield f"{' '.join(filter(None, (where, call.region)))}: {words.kinds[call.kind]}"
        if call.is_cloud and cluster.credentials:
            yield words.say(self._said.own_key, side=where, reference=cluster.credentials)
        path = words.console_path(call.kind)
        if path and call.is_cloud and self._form is Form.CONSOLE:
            yield words.say(self._said.in_console, path=path)
        if not call.is_cloud and self._form is Form.TCCLI:
            yield self._said.curl_instead

    def _line(self, planned: PlannedCall) -> str:
        options = self._session.options
        profile = with_addresses(self._profile, self.views)
        ca = profile.cluster(planned.call.side).ca
        file = str(open_paths(environment()).from_profiles(ca)) if ca else None
        text = in_form(self._form, planned.call, profile, file)
        untyped = planned.confirm is not None and planned.confirm not in options.confirm
        return commented(text) if untyped else text
