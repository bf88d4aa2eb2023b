"""A judged link as `status` and `watch` report it: one JSON object for machines, a table for people."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.cli.shapes.heartbeat import heartbeat_object
from ccrtui.cli.shapes.loss import loss_object, proof_object
from ccrtui.cli.shapes.rate import coverage_object, index_rates, link_rates
from ccrtui.core.alarm.alarm import Alarm
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.trust import TrustModel
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.rules.families.followers import codes_of
from ccrtui.core.standing.evidence import index_evidence, unread_evidence
from ccrtui.core.standing.next import worst_of
from ccrtui.core.state import ExactCount
from ccrtui.core.timestamp import rfc3339
from ccrtui.core.watch.following.coverage import Coverage
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.last_proof import last_proof
from ccrtui.core.watch.shard.lag import slow_half
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.verdict import Reason
from ccrtui.text.glyphs import UNICODE
from ccrtui.text.phrases.alarm import alarm_text
from ccrtui.text.phrases.heartbeat import heartbeat
from ccrtui.text.phrases.number import copied, exposure, gone_sentence
from ccrtui.text.phrases.row import history_kept, short_reason
from ccrtui.text.spacing import beside
from ccrtui.text.words import Words


def status_object(
    words: Words,
    view: LinkView,
    now: float,
    counted: Mapping[str, ExactCount] | None = None,
    trust: TrustModel | None = None,
    covered: Coverage | None = None,
    breaks_1h: int | None = None,
) -> JsonObject:
    """The whole as machines read it; every key is always there, null where it is not known."""
    indices: list[JsonValue] = [
        _index(view, index, now, (counted or {}).get(index.follower_index)) for index in view.indices
    ]
    link: JsonObject = {
        "name": view.called,
        "alias": view.alias,
        "connected": view.connected,
        "trust": trust,
        "verdict": view.verdict.value,
        "reason": view.reason.value,
        "alarm": view.alarm,
        "next": _next_advice(words, view),
        "loss_now": loss_object(view),
        **link_rates(view, now),
        "last_proof": proof_object(last_proof(view)),
        "heartbeat": heartbeat_object(view),
        "events_1h": breaks_1h,
        "gone": _gone(view),
        "coverage": None if covered is None else coverage_object(covered),
        "indices": indices,
    }
    return {"verdict": view.verdict.value, "sampled_at": rfc3339(view.sampled_at, "milliseconds"), "links": [link]}


def _gone(view: LinkView) -> list[JsonValue]:
    """The followers that were there and are no more, each with when it was first missed."""
    return [
        {
            "leader_index": index.leader_index,
            "follower_index": index.follower_index,
            "at": rfc3339(view.roster.gone[index.follower_index][1].epoch_s, "milliseconds"),
        }
        for index in view.gone
    ]


def _new_since(view: LinkView, index: IndexView, now: float) -> str | None:
    moment = view.roster.new_since(index.follower_index, now)
    return None if moment is None else rfc3339(moment.epoch_s, "milliseconds")


def _index(view: LinkView, index: IndexView, now: float, counted: ExactCount | None) -> JsonObject:
    docs_at, heard_at = counted.at if counted else index.docs_at, view.leader_heard_at
    return {
        "leader_index": index.leader_index,
        "follower_index": index.follower_index,
        "verdict": index.verdict.value,
        "reason": index.reason.value,
        "operations_behind": index.operations_behind,
        "seconds_behind": _rounded(index.seconds_behind or _none_if_at_least(index)),
        "level_in_s": _rounded(index.level_in_s),
        "leader_docs": counted.leader_docs if counted else index.leader_docs,
        "follower_docs": counted.follower_docs if counted else index.follower_docs,
        "docs_exact": counted is not None,
        "docs_age_s": _rounded(now - docs_at) if docs_at is not None else None,
        "sample_age_s": _rounded(now - heard_at) if index.leader_told and heard_at is not None else None,
        "history_left_s": _rounded(index.lease_left_s),
        "history_held_operations": index.history_held,
        "first_copy": _copy(index),
        "new_since": _new_since(view, index, now),
        **index_rates(view, index, now),
        "transport_lag": index.lags.transport,
        "apply_lag": index.lags.apply,
        "slow_half": slow_half(index.lags),
        "alarms": [_alarm(alarm) for alarm in index.alarms],
        "findings": [code.value for code in codes_of(index)],
        "shards": [_shard(shard, now) for shard in index.shards],
    }


def _alarm(alarm: Alarm) -> JsonObject:
    return {"level": alarm.level, "figure": alarm.figure, "value": _rounded(alarm.value), "limit": alarm.limit}


def _copy(index: IndexView) -> JsonObject | None:
    """How far its first copy is; null where none is under way, or it is not known yet how much there is to copy."""
    copy = index.first_copy
    if copy is None or not copy.total_bytes:
        return None
    return {
        "bytes": copy.recovered_bytes,
        "total_bytes": copy.total_bytes,
        "percent": round(100 * copy.recovered_bytes / copy.total_bytes, 1),
        "bytes_per_s": _rounded(index.copy_bytes_per_s),
        "level_in_s": _rounded(index.copy_left_s),
    }


def _none_if_at_least(index: IndexView) -> float | None:
    """Zero seconds is no figure where the index was behind already when we began to look."""
    return None if index.seconds_at_least else index.seconds_behind


def _shard(shard: ShardView, now: float) -> JsonObject:
    return {
        "shard": shard.shard,
        "verdict": shard.verdict.value,
        "reason": shard.reason.value,
        "leader_max_seq_no": shard.leader_max_seq_no,
        "leader_global_checkpoint": shard.leader_global_checkpoint,
        "follower_global_checkpoint": shard.follower_global_checkpoint,
        "evidence": shard.evidence.value,
        "transport_lag": shard.lags.transport,
        "apply_lag": shard.lags.apply,
        "error": _error(shard, now),
    }


def _error(shard: ShardView, now: float) -> JsonObject | None:
    """What a read of it last failed with, or what ended it, and how long ago failures were last seen to grow."""
    if shard.error is None:
        return None
    age_s = None if shard.error_at is None else _rounded(now - shard.error_at)
    return {"type": shard.error.type, "reason": shard.error.reason, "age_s": age_s}


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(max(0.0, figure), 3)


def status_lines(words: Words, view: LinkView, profile: str | None = None) -> list[str]:
    """The link for people: its own line first, with the profile's name where that is to be told, then its indices."""
    verdict = words.verdict(view.verdict, view.reason)
    head = words.say(
        words.verbs.status_head, profile=profile, alias=view.called, verdict=verdict.word, n=len(view.indices)
    )
    lines = [
        f"{UNICODE.verdict(view.verdict)} {head}",
        *(_fault_text(words, view, side, fault) for side, fault in _faults(view)),
        *(f"  {text}" for text in (exposure(words, view), gone_sentence(words, view)) if text),
    ]
    lines += [index_text(words, view, index) for index in view.indices]
    return [*lines, *_next_text(words, view)]


def _next_advice(words: Words, view: LinkView) -> str | None:
    """What is next because of the worst that is known; None where nothing is wrong."""
    worst = worst_of(view)
    if worst is None and view.own_verdict is not None and view.reason is Reason.LINK_SILENT:
        return words.advice(view.reason, {})
    return words.advice(worst.reason, index_evidence(view, worst)) if worst else None


def _next_text(words: Words, view: LinkView) -> list[str]:
    text = _next_advice(words, view)
    return [f"  {words.say(words.setup.next, text=text)}"] if text else []


def _faults(view: LinkView) -> list[tuple[Side, Fault]]:
    """What keeps a side from being read, each once."""
    both = ((Side.LEADER, view.leader_fault), (Side.FOLLOWER, view.follower_fault))
    return [(side, fault) for side, fault in both if fault is not None]


def _fault_text(words: Words, view: LinkView, side: Side, fault: Fault) -> str:
    explanation = words.explain(fault.code, unread_evidence(view, side, fault))
    return f"  ? {words.side(side.value)}: {beside(explanation.seen, explanation.way_out)}"


def index_text(words: Words, view: LinkView, index: IndexView) -> str:
    """One index on one line: verdict, name, what it means, and the figures that are known."""
    figures = [*filter(None, (alarm_text(words, index),)), short_reason(words, index, view)]
    if index.operations_behind:
        figures.append(words.say(words.figures.operations, n=f"{index.operations_behind:,}"))
    if history := history_kept(words, index):
        figures.append(history)
    if index.leader_docs is not None and index.follower_docs is not None:
        template = words.verbs.documents if index.docs_at is None else words.verbs.documents_counted
        docs = words.say(template, leader=f"{index.leader_docs:,}", follower=f"{index.follower_docs:,}")
        figures.append(docs)
    if copy := copied(words, index):
        figures.append(copy)
    name = index.follower_index
    verdict = words.verdict(index.verdict, index.reason).word
    return f"  {UNICODE.verdict(index.verdict)} {name} · {verdict}: {words.figures.separator.join(figures)}"


def sample_text(words: Words, view: LinkView, *, named: bool = False) -> str:
    """One line for one sample of `watch`, with the link's name where there are several."""
    behind = [index.operations_behind for index in view.indices]
    known = [figure for figure in behind if figure is not None]
    worst = view.indices[0].follower_index if view.not_level else None
    total = sum(known) if len(known) == len(behind) and known else None
    sample = words.say(
        words.verbs.sample,
        link=view.called if named else None,
        at=rfc3339(view.sampled_at, "milliseconds"),
        verdict=words.verdict(view.verdict, view.reason).word,
        index=worst,
        not_level=len(view.not_level),
        n=len(view.indices),
        operations=None if total is None else f"{total:,}",
    )
    return "  ".join(filter(None, (sample, heartbeat(words, view))))
