"""The durable record of writes and probes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ccrtui.core.call.attempt import Attempt
    from ccrtui.core.call.call import Call
    from ccrtui.core.json_value import JsonValue
    from ccrtui.core.profile.profile import Made


class Journal(Protocol):
    """The durable record of writes and probes."""

    def intent(self, call: Call, region: str | None) -> str:
        """Put on disk (fsync) that a call is about to leave; gives the entry's id. Raises JournalError."""
        ...

    def intents(self, calls: Sequence[tuple[Call, str | None]]) -> tuple[str, ...]:
        """Put on disk, in one go (fsync), that these calls are about to leave, each with its region; gives their ids.

        Raises JournalError; then none of them is recorded.
        """
        ...

    def claim(self, made: Mapping[str, Made]) -> None:
        """Put on disk (fsync) what calls that are about to leave would make, by their ids. Raises JournalError."""
        ...

    def never_left(self) -> Made:
        """What was claimed for calls of which no intent came behind it: they did not leave. Raises JournalError."""
        ...

    def outcome(self, entry: str, result: str, detail: Mapping[str, JsonValue]) -> None:
        """Put on disk how it ended: `done`, `refused` or `unknown`, with its codes and ids. Raises JournalError."""
        ...

    def settle(self, call: str, result: str, detail: Mapping[str, JsonValue]) -> None:
        """Put on disk how earlier intents of a call ended, known now by reading the state. Raises JournalError."""
        ...

    def unresolved(self) -> tuple[str, ...]:
        """Call ids whose intent has no outcome, from all processes of this profile, oldest first."""
        ...

    def attempts(self) -> Mapping[str, Attempt]:
        """The newest sending of each call, from all processes of this profile. Raises JournalError."""
        ...

    def close(self) -> None:
        """Let go of this process's file."""
        ...


class JournalError(Exception):
    """The journal cannot be written or read; the message names the file and the reason."""
