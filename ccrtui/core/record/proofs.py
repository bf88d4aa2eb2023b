"""What is kept of a last proof, and read again: how a standby stood when its leader was last heard."""

from __future__ import annotations

from ccrtui.core.record.kept import Plain, Values, whole_number
from ccrtui.core.watch.measure.last_proof import LastProof

_AT = "proof_at"
_NUMBERS = {name: f"proof_{name}" for name in ("operations_behind", "operations", "seq_no", "level", "indices")}


def kept_proof(proof: LastProof | None) -> dict[str, Plain]:
    """What is kept of it, its moment as milliseconds since 1970; nothing where there is none."""
    if proof is None:
        return {}
    return {_AT: round(proof.epoch_s * 1000), **{key: getattr(proof, name) for name, key in _NUMBERS.items()}}


def proof_of(values: Values, at: float, taken_at: float) -> LastProof | None:
    """It again, in a view of that moment (epoch seconds) on that clock; None where none was kept, or not all of it."""
    moment = whole_number(values.get(_AT))
    numbers = {name: whole_number(values.get(key)) for name, key in _NUMBERS.items()}
    behind, operations, seq_no = (numbers[name] for name in ("operations_behind", "operations", "seq_no"))
    level, indices = numbers["level"], numbers["indices"]
    if moment is None or behind is None or operations is None or level is None or indices is None:
        return None
    epoch_s = moment / 1000
    return LastProof(epoch_s - at + taken_at, epoch_s, behind, operations, seq_no, level, indices)
