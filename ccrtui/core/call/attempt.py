"""What the journal knows of an earlier sending of a call."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attempt:
    """The newest sending of a call: epoch seconds of its end, or of its intent while `result` is None or `unknown`."""

    at: float
    result: str | None
    kind: str = ""
    """The kind of the call."""

    @property
    def is_open(self) -> bool:
        """Whether nobody knows how it ended."""
        return self.result in (None, "unknown")
