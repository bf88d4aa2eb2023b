"""Both ends of the link side by side: the clusters, the network between, and what the follower says of the leader."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.record.event import cut_for_s
from ccrtui.core.standing.contradiction import contradictions
from ccrtui.core.standing.evidence import unread_evidence
from ccrtui.core.standing.way import stands_still
from ccrtui.core.state import State
from ccrtui.core.walk.code import UNJUDGED, Code
from ccrtui.core.walk.step import Judgement, StepName, StepState
from ccrtui.core.watch.aging import age_step
from ccrtui.core.watch.link_view import LinkView
from ccrtui.text.durations import duration
from ccrtui.text.spacing import beside
from ccrtui.text.template import said
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, cells, crop, fit, line, shorten
from ccrtui.ui.render.view import LEAST_SHOWN_S, View, host_of
from ccrtui.ui.render.wrap import wrap

NARROW = 60
"""Columns below which the two ends stand under one another."""


def ends(view: View, state: State, width: int) -> list[Line]:
    """The table of the two ends."""
    words = view.words
    if width < NARROW:
        rows = [
            line(" ", Span(label, Tone.HEAD), " ", *_cluster(view, state, side, width - cells([Span(label)]) - 3))
            for label, side in ((words.frame.leader, Side.LEADER), (words.frame.follower, Side.FOLLOWER))
        ]
        joint = _joint(view, state, _judged(state, StepName.PEERING))
        return (
            [*rows, _marked(line(" ", Span(words.overview.network, Tone.DIM), f" {joint}"), width)] if joint else rows
        )
    labels = (words.overview.cluster, words.overview.remote, words.overview.network)
    label = max(cells([Span(text)]) for text in labels) + 2
    half = (width - 1 - label) // 2
    heads = [
        (Span(name, Tone.HEAD), Span("  "), Span(view.place_of(side), Tone.DIM))
        for name, side in ((words.frame.leader, Side.LEADER), (words.frame.follower, Side.FOLLOWER))
    ]
    rows = [_two(" " * label, heads[0], heads[1], half)]
    leader, follower = (_cluster(view, state, side, half - 1) for side in ENDS)
    rows.append(_two(fit(words.overview.cluster, label), leader, follower, half))
    rows += _network(view, state, label, width)
    if state.link is not None and Side.FOLLOWER in state.identities:
        rows.append(_two(fit(words.overview.remote, label), (), _remote(view, state.link, half), half))
    return rows


def _network(view: View, state: State, label: int, width: int) -> list[Line]:
    """The network of each end, and what joins them: between the two where that has room, else under them."""
    judged = _judged(state, StepName.PEERING)
    joint = _joint(view, state, judged)
    if judged is None or not joint:
        return []
    head, half = fit(view.words.overview.network, label), (width - 1 - label) // 2
    networks = [judged.evidence.get(f"{side}_network") for side in ENDS]
    between = line(f"{view.glyphs.to_left} {joint} {view.glyphs.to_right}")
    if not any(networks):
        return [_marked((Span(f" {head}", Tone.DIM), *between), width)]
    left, right = (_network_in(network, width) for network in networks)
    whole = (Span(" "), Span(head, Tone.DIM), *line(left), Span("  "), *between, Span("  "), *line(right))
    if cells(whole) < width:
        return [whole]
    left, right = (_network_in(network, half - 1) for network in networks)
    return [_two(head, line(left), line(right), half), _marked((Span(" " * (label + 1)), *between), width)]


def _network_in(network: JsonValue, width: int) -> str:
    """An id with its first block and how many more there are; `..` stands for what has no room."""
    if not isinstance(network, Mapping):
        return ""
    name, listed = said(network.get("id")), network.get("blocks")
    blocks = [said(block) for block in listed] if isinstance(listed, list) else []
    more = [f"+{len(blocks) - 1}"] if len(blocks) > 1 else []
    tried = (" ".join((name, *blocks[:1], *more)), f"{name} .." if blocks else name)
    return next((text for text in tried if cell_len(text) <= width), shorten(name, width))


def _marked(spans: Line, width: int) -> Line:
    """A line cut at the width, with a mark where something is missing."""
    return spans if cells(spans) <= width else (*crop(spans, width - 2), Span(".."))


def _judged(state: State, name: StepName) -> Judgement | None:
    steps = state.walk.steps if state.walk else ()
    return next((step.judgement for step in steps if step.name is name), None)


def _joint(view: View, state: State, judged: Judgement | None) -> str:
    """What joins the two networks, in what state, and how long a packet takes; empty where there is nothing to say."""
    if judged is None or judged.code in UNJUDGED | {Code.TYPED_ADDRESSES, Code.NETWORK_UNKNOWN}:
        return ""
    words, evidence = view.words, judged.evidence
    known = {
        Code.SAME_NETWORK: words.overview.same_network,
        Code.CONNECTED_OTHERWISE: words.overview.joined_otherwise,
    }
    means = said(evidence.get("connection") or evidence.get("ccn"))
    if isinstance(judged.code, Code) and judged.code in known:
        return known[judged.code]
    if not means:
        return words.overview.not_connected_yet
    state_word = words.evidence.value("state", said(evidence.get("state")))
    if not judged.state.holds:
        return beside(means, state_word or words.step_states[judged.state])
    parts = (beside(means, state_word), _delay(view, _judged(state, StepName.REACHABILITY)))
    return words.figures.clause.join(filter(None, parts))


def _delay(view: View, reached: Judgement | None) -> str:
    if reached is None or reached.state is not StepState.SATISFIED:
        return ""
    delay = _first(reached.evidence, "leader_delay_ms", "follower_delay_ms", "delay_ms")
    return view.words.say(view.words.figures.milliseconds, n=delay) if delay else ""


def _first(evidence: JsonObject, *keys: str) -> str:
    return next((text for key in keys if (text := said(evidence.get(key)))), "")


def silent_ends(view: View, state: State, width: int) -> list[Line]:
    """Which end does not answer us, and why."""
    link = state.link
    if link is None:
        return []
    lines: list[Line] = []
    for side, fault in ((Side.LEADER, link.leader_fault), (Side.FOLLOWER, link.follower_fault)):
        if fault is None:
            continue
        cluster = state.profile.cluster(side)
        address = host_of(cluster.url) or cluster.instance or view.words.side(side.value)
        explanation = view.words.explain(fault.code, {"address": address, **unread_evidence(link, side, fault)})
        end = beside(view.words.side(side.value), view.place_of(side))
        first, *rest = wrap(f"{end}: {explanation.seen}{view.words.figures.joint}{explanation.way_out}", width - 4)
        lines.append(line(" ", Span(view.glyphs.bad, Tone.BAD), " ", first))
        lines += [line("   ", part) for part in rest]
    return [EMPTY, *lines] if lines else []


def _two(label: str, left: Line, right: Line, half: int) -> Line:
    cut = crop(left, half - 1)
    return (Span(" "), Span(label, Tone.DIM), *cut, Span(" " * (half - cells(cut))), *crop(right, half))


def _cluster(view: View, state: State, side: Side, width: int) -> Line:
    """Name, id, version and health of a cluster; the id goes first where there is no room for all."""
    identity = state.identities.get(side)
    if identity is None:
        return _marked(_told(view, state, side, width), width)
    link = state.link
    health = (link.leader_health if side is Side.LEADER else link.follower_health) if link else None
    tone = {"green": Tone.GOOD, "yellow": Tone.WARN, "red": Tone.BAD}.get(health or "", Tone.PLAIN)
    if link is None or not view.fresh(link.taken_at):
        tone = Tone.DIM
    instance = state.profile.cluster(side).instance
    rest = (Span(f"  {identity.version}"), *((Span("  "), Span(health, tone)) if health else ()))
    whole = (Span(f"{identity.name} {instance}" if instance and instance != identity.name else identity.name), *rest)
    if cells(whole) <= width:
        return whole
    return (Span(shorten(identity.name, max(4, width - cells(rest)))), *rest)


def _told(view: View, state: State, side: Side, width: int) -> Line:
    """What is known of a cluster that has not said itself who it is."""
    judged = _judged(state, StepName.CLUSTERS)
    evidence: JsonObject = judged.evidence if judged else {}
    name, instance, version = (said(evidence.get(f"{side}_{key}")) for key in ("name", "instance", "version"))
    facts = (name, instance, version) if cell_len(f"{name}  {instance}  {version}") <= width else (name, version)
    cluster, words = state.profile.cluster(side), view.words.overview
    known = "  ".join(filter(None, facts)) or host_of(cluster.url) or cluster.instance
    return (Span(known or (words.not_chosen if state.profile.cluster(side).in_cloud else words.no_answer), Tone.DIM),)


def _remote(view: View, link: LinkView, width: int) -> Line:
    """What the follower says of the remote cluster: green only while fresh, because it proves no contact anyway."""
    words = view.words.overview
    alias = Span(f'"{link.alias}"  ')
    if link.connected is None:
        return (alias, Span(f"{view.glyphs.unknown} {words.connection_unknown}", Tone.WARN))
    if not link.connected:
        return _cut(view, link, alias, width)
    pairs = view.state.profile.link.indices if view.state else ()
    if stands_still(link) or StepName.REMOTE_CLUSTER in contradictions(link, pairs):
        spans = (alias, Span(f"{view.glyphs.unknown} {words.says_connected}", Tone.WARN))
    else:
        tone = Tone.GOOD if view.fresh(link.taken_at) else Tone.DIM
        spans = (alias, Span(f"{view.glyphs.good} {words.connected}", tone))
    if link.connections is None:
        return spans
    open_now, wanted = link.connections
    long, short = (
        view.words.say(text, n=open_now, wanted=wanted) for text in (words.connections, words.connections_short)
    )
    whole = (*spans, Span(f"{view.words.figures.clause}{long}"))
    state, sign = spans[-1], spans[-1].text[0]
    brief = (alias, Span(f"{sign} {short}", state.tone)) if sign == view.glyphs.good else spans
    return next((each for each in (whole, brief) if cells(each) <= width), spans)


def _cut(view: View, link: LinkView, alias: Span, width: int) -> Line:
    """That it is not connected, and for how long where that is known and has room."""
    words, lasts = view.words.overview, None
    if view.state is not None and view.past_at is None:
        lasts = cut_for_s(view.state.events, link.called, view.wall)
    time = None if lasts is None else duration(view.words.figures, max(LEAST_SHOWN_S, age_step(lasts)))
    text = words.not_connected if link.registered else words.not_registered
    told = (view.words.say(text, time=length) for length in (time, None))
    whole, brief = ((alias, Span(f"{view.glyphs.bad} {sentence}", Tone.BAD)) for sentence in told)
    return whole if cells(whole) <= width else brief
