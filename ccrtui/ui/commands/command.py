"""A command: one class gives its key, its words in bottom line, palette and help, and whether it is available."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Ready:
    """The command can be run."""


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The command does nothing here and now, and this is why."""

    reason: str


Availability = Ready | Unavailable


class Command(ABC):
    """`name` finds the words; `keys` are Textual's names of the keys, `shown` is how the key is written.

    One that `hides` stands in the bottom line only while it is available; another is dimmed there.
    """

    name: ClassVar[str]
    keys: ClassVar[tuple[str, ...]] = ()
    shown: ClassVar[str] = ""
    hides: ClassVar[bool] = False

    def availability(self) -> Availability:
        """Whether it can be run now."""
        return Ready()

    @abstractmethod
    def run(self) -> None:
        """Do it; only called while it is available."""
