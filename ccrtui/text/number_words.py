"""The numbers that decide, as sentences: at every door the same."""

from __future__ import annotations

from datetime import datetime

from ccrtui.core.watch.last_proof import LastProof, last_proof
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.loss import Loss, loss_now
from ccrtui.text.durations import duration
from ccrtui.text.words import Words

_WITH_DATE_S = 12 * 3600
"""From which age on a moment is told with its date."""


def moment(epoch_s: float, now_s: float) -> str:
    """A moment by the clock on the wall here, with its date where it is long ago."""
    form = "%H:%M:%S" if abs(now_s - epoch_s) < _WITH_DATE_S else "%Y-%m-%d %H:%M:%S"
    return datetime.fromtimestamp(epoch_s).astimezone().strftime(form)


def exposure(words: Words, link: LinkView) -> str | None:
    """What would be lost now; while nothing is known of it, how things stood at the last proof. None: nothing lacks."""
    loss = loss_now(link.indices)
    if loss.unknown_indices < loss.indices:
        return _loss(words, loss) if loss.known_operations or loss.unknown_indices else None
    proof = last_proof(link)
    return proof_sentence(words, proof, link.sampled_at) if proof else None


def _loss(words: Words, loss: Loss) -> str:
    text = words.numbers.loss_some if loss.unknown_indices else words.numbers.loss
    span = None if not loss.seconds else duration(words.figures, loss.seconds)
    span = words.say(words.figures.at_least, n=span) if span and loss.at_least else span
    return words.say(text, n=f"{loss.known_operations:,}", span=span, unknown=loss.unknown_indices)


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
