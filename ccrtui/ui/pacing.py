"""How often news may be painted: so many frames a second, and none while the terminal has not taken the last."""

from __future__ import annotations

DEEPEST = 2
"""Writes that may wait for the terminal before news is held back; one frame is about that many."""

_RETRY_S = 0.2
_CALM_S = 5.0


class Pacing:
    """Decides when the newest state may be painted. Times are monotonic seconds."""

    def __init__(self, fps: int) -> None:
        self._interval = 1 / max(1, fps)
        self._painted: float | None = None
        self._choked: float | None = None

    def wait_s(self, now: float, queued: int) -> float:
        """How long to wait before news is painted; 0 is now."""
        if queued > DEEPEST:
            self._choked = now
            return _RETRY_S
        if self._painted is None:
            return 0.0
        return max(0.0, self._painted + self._interval - now)

    def painted(self, now: float) -> None:
        """Note that a frame was handed to the terminal."""
        self._painted = now

    def slow(self, now: float) -> bool:
        """Whether the link has been too slow within the last seconds."""
        return self._choked is not None and now - self._choked < _CALM_S
