"""What came of the rounds of auto-follow since the node began, as its statistics tell."""

from __future__ import annotations

from ccrtui.sim.errors import ApiError, Cause
from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.remotes.wire import one_line

KEPT = 256


class Outcomes:
    """Counts, and the latest error of each pattern or index."""

    def __init__(self, clock: SimClock) -> None:
        self._clock = clock
        self._errors: dict[str, tuple[int, Cause]] = {}
        self._failed_states = 0
        self._failed_follows = 0
        self._followed = 0

    def clear(self) -> None:
        """The node starts: nothing has come of anything yet."""
        self._failed_states = self._failed_follows = self._followed = 0
        self._errors.clear()

    def fail_state(self, pattern: str, error: ApiError) -> None:
        """The leader did not tell a pattern what it has."""
        self._failed_states += 1
        self._note(pattern, Cause("exception", one_line(error.cause), {}, error.cause))

    def fail_follow(self, key: str, cause: Cause) -> None:
        """An index that a pattern matches was not followed."""
        self._failed_follows += 1
        self._note(key, cause)

    def followed(self, key: str, *, forget: bool) -> None:
        """An index is followed; `forget` an error of it."""
        self._followed += 1
        if forget:
            self._errors.pop(key, None)

    def _note(self, key: str, cause: Cause) -> None:
        self._errors[key] = (self._clock.millis(), cause)
        while len(self._errors) > KEPT:
            self._errors.pop(next(iter(self._errors)))

    def errors(self) -> list[tuple[str, int, Cause]]:
        """The latest error of each pattern or index, by key: when (milliseconds of the epoch) and what."""
        return [(key, at, cause) for key, (at, cause) in sorted(self._errors.items())]

    def counters(self) -> dict[str, int]:
        """What succeeded and failed since the node began."""
        return {
            "number_of_failed_follow_indices": self._failed_follows,
            "number_of_failed_remote_cluster_state_requests": self._failed_states,
            "number_of_successful_follow_indices": self._followed,
        }
