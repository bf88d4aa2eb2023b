"""The last proof: how a standby stood when its leader was last heard. What came after, nobody here knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ccrtui.core.watch.link_view import IndexView, LinkView


@dataclass(frozen=True, slots=True)
class LastProof:
    """One index, or all of a link together, when both sides were last compared.

    `at` is when the leader's answer arrived, in monotonic seconds, `epoch_s` the same by this machine's clock.
    `operations` is how many the standby had taken: the sum of its checkpoints, each counted from 0; `seq_no` is that
    checkpoint where there is one shard alone. `level` of so many `indices` were proven level.
    """

    at: float
    epoch_s: float
    operations_behind: int
    operations: int
    seq_no: int | None
    level: int
    indices: int


def last_proof(link: LinkView) -> LastProof | None:
    """The last proof of a link: of this very sample where its leader was heard."""
    return link.last_proof or together(proof for index in link.indices if (proof := _of_sample(link, index)))


def with_proofs(link: LinkView, before: LinkView | None) -> LinkView:
    """A judged link, in which whatever is not known now carries what was proven of it before."""
    if before is None or link.sums.known == len(link.indices):
        return link
    rows = {index.follower_index: index for index in before.indices}
    indices = tuple(
        replace(index, last_proof=_carried(before, rows.get(index.follower_index)))
        if index.operations_behind is None
        else index
        for index in link.indices
    )
    heard = link.sums.known > 0
    return replace(link, indices=indices, last_proof=None if heard else last_proof(before))


def _carried(before: LinkView, index: IndexView | None) -> LastProof | None:
    if index is None:
        return None
    return index.last_proof if index.operations_behind is None else _of_sample(before, index)


def _of_sample(link: LinkView, index: IndexView) -> LastProof | None:
    """What a sample proves of an index; None where the two sides were not compared in it."""
    behind, at = index.operations_behind, link.leader_heard_at
    if behind is None or at is None or not index.leader_told:
        return None
    checkpoints = [shard.follower_global_checkpoint for shard in index.shards]
    taken = sum(checkpoint + 1 for checkpoint in checkpoints if checkpoint is not None)
    epoch_s = link.sampled_at - (link.taken_at - at)
    seq_no = checkpoints[0] if len(checkpoints) == 1 else None
    return LastProof(at, epoch_s, behind, taken, seq_no, int(index.proven), 1)


def together(proofs: Iterable[LastProof]) -> LastProof | None:
    """Those of one sample as one."""
    parts = tuple(proofs)
    if not parts:
        return None
    oldest = min(parts, key=lambda proof: proof.at)
    return LastProof(
        oldest.at,
        oldest.epoch_s,
        sum(proof.operations_behind for proof in parts),
        sum(proof.operations for proof in parts),
        parts[0].seq_no if len(parts) == 1 else None,
        sum(proof.level for proof in parts),
        len(parts),
    )
