"""What would be lost now, and the last proof, as `status` and `watch` report them; null where not known."""

from __future__ import annotations

from ccrtui.core.json_value import JsonObject
from ccrtui.core.timestamp import rfc3339
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.measure.last_proof import LastProof
from ccrtui.core.watch.measure.loss import loss_now


def loss_object(view: LinkView) -> JsonObject | None:
    """What the standby lacks as of this sample; null where it is not known of any index."""
    loss = loss_now(view.indices)
    if loss.unknown_indices == loss.indices:
        return None
    seconds = loss.seconds or (None if loss.at_least else loss.seconds)
    return {
        "operations": loss.operations,
        "seconds": None if seconds is None else round(seconds, 3),
        "operations_at_least": loss.known_operations,
        "unknown_indices": loss.unknown_indices,
    }


def proof_object(proof: LastProof | None) -> JsonObject | None:
    """How things stood when both sides were last compared; null where they never were."""
    if proof is None:
        return None
    return {
        "at": rfc3339(proof.epoch_s, "milliseconds"),
        "operations_behind": proof.operations_behind,
        "operations": proof.operations,
        "level_indices": proof.level,
        "indices": proof.indices,
    }
