"""The numbers that decide, as sentences: at every door the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ccrtui.core.watch.following.coverage import Coverage
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.last_proof import LastProof, last_proof
from ccrtui.core.watch.measure.loss import Loss, loss_now
from ccrtui.text.durations import duration
from ccrtui.text.sizes import size
from ccrtui.text.words import Words

_WITH_DATE_S = 12 * 3600
"""From which age on a moment is told with its date."""


def moment(epoch_s: float, now_s: float) -> str:
    """A moment by the clock on the wall here, with its date where it is long ago."""
    is_near = abs(now_s - epoch_s) < _WITH_DATE_S
    return datetime.fromtimestamp(epoch_s).strftime("%H:%M:%S") if is_near else dated(epoch_s)


def dated(epoch_s: float) -> str:
    """A moment by the clock on the wall here, with its date."""
    return datetime.fromtimestamp(epoch_s).strftime("%Y-%m-%d %H:%M:%S")


def copied(words: Words, index: IndexView) -> str | None:
    """How far its first copy is, how fast it comes and how long the rest takes; None where none is under way."""
    copy = index.first_copy
    if copy is None or not copy.total_bytes:
        return None
    pace, left = index.copy_bytes_per_s, index.copy_left_s
    return words.say(
        words.numbers.copy,
        percent=int(100 * copy.recovered_bytes / copy.total_bytes),
        done=size(copy.recovered_bytes),
        total=size(copy.total_bytes),
        rate=None if pace is None else size(pace),
        left=None if left is None else duration(words.figures, left),
    )


def copy_pace(words: Words, index: IndexView) -> str | None:
    """How fast its first copy comes and how long the rest takes; None where that is not known."""
    pace, left = index.copy_bytes_per_s, index.copy_left_s
    if pace is None:
        return None
    return words.say(
        words.numbers.copy_pace, rate=size(pace), left=None if left is None else duration(words.figures, left)
    )


def exposure(words: Words, link: LinkView) -> str | None:
    """What would be lost now; while nothing is known of it, how things stood at the last proof. None: nothing lacks."""
    loss = loss_now(link.indices)
    if loss.unknown_indices < loss.indices:
        return _loss(words, loss) if loss.known_operations or loss.unknown_indices else None
    proof = last_proof(link)
    return proof_sentence(words, proof, link.sampled_at) if proof else None


def _loss(words: Words, loss: Loss) -> str:
    text = words.numbers.loss_some if loss.unknown_indices else words.numbers.loss
    if not loss.known_operations:
        return words.say(words.numbers.loss_unknown, unknown=loss.unknown_indices, indices=loss.indices)
    span = None if not loss.seconds else duration(words.figures, loss.seconds)
    span = words.say(words.figures.at_least, n=span) if span and loss.at_least else span
    return words.say(text, n=f"{loss.known_operations:,}", span=span, unknown=loss.unknown_indices)


def gone_sentence(words: Words, link: LinkView) -> str | None:
    """Who has gone last, and how many besides; None where nobody has."""
    gone = link.gone
    if not gone:
        return None
    name = gone[-1].follower_index
    return words.say(
        words.numbers.gone_one, index=name, at=gone_at(link, name), n=len(gone) - 1 if len(gone) > 1 else None
    )


def gone_at(link: LinkView, follower_index: str) -> str:
    """When a follower that is gone was first missed."""
    return moment(link.roster.gone[follower_index][1].epoch_s, link.sampled_at)


_MOST_NAMES = 8
"""How many names a sentence lists."""


def coverage_sentence(words: Words, covered: Coverage | None) -> str:
    """How many of the leader's indices nobody takes, by name as far as there are few."""
    if covered is None:
        return words.numbers.coverage_unknown
    text = words.say(
        words.numbers.coverage if covered.untaken or covered.not_followed else words.numbers.coverage_all,
        n=len(covered.untaken),
        indices=covered.indices,
        names=_names(words, covered.untaken),
    )
    if not covered.not_followed:
        return text
    further = words.say(
        words.numbers.coverage_named, n=len(covered.not_followed), names=_names(words, covered.not_followed)
    )
    return f"{text}{words.figures.joint}{further}"


def _names(words: Words, names: Sequence[str]) -> str | None:
    shown = words.figures.separator.join(names[:_MOST_NAMES])
    return f"{shown} .." if len(names) > _MOST_NAMES else shown or None


def proof_sentence(words: Words, proof: LastProof, now_s: float) -> str:
    """How things stood when both sides were last compared, and that nobody knows what came since."""
    level = proof.level == proof.indices
    return words.say(
        words.numbers.proof_level if level else words.numbers.proof_behind,
        at=moment(proof.epoch_s, now_s),
        n=f"{proof.operations_behind:,}",
        seq=None if proof.seq_no is None else f"{proof.seq_no:,}",
        operations=f"{proof.operations:,}" if proof.seq_no is None else None,
        indices=proof.indices,
    )
