"""What a place of the console says of itself: each screen overrides what it has."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

if TYPE_CHECKING:
    from ccrtui.core.call.call import Call
    from ccrtui.ui.commands.command import Command
    from ccrtui.ui.render.export_table import ExportTable
    from ccrtui.ui.render.setup.handoff import Handoff


class PlaceContent:
    """What it is for, shows and lets be copied; its commands, and the keys that move about in it."""

    @property
    def purpose(self) -> str:
        """What the place is for, in a sentence."""
        return ""

    hints: ClassVar[tuple[str, ...]] = ()
    """The names of the commands that stand in the bottom line, the most wanted first."""

    @abstractmethod
    def body(self) -> ComposeResult:
        """The widgets between the permanent lines."""

    @abstractmethod
    def draw(self) -> None:
        """Give the body what it shows."""

    def own_commands(self) -> Sequence[Command]:
        """The commands of this place beside those of every place."""
        return ()

    def own_key(self, key: str) -> bool:
        """Keys that move about; True when it was one."""
        del key
        return False

    def own_typed_key(self, key: str) -> bool:
        """Keys that mean something while text is typed; True when it was one."""
        del key
        return False

    def point_at(self, key: str) -> None:
        """Select what another place sends the operator to, where this place has it."""
        del key

    @property
    def in_question(self) -> str:
        """The follower index that is pointed at, which another place is to tell of; empty where there is none."""
        return ""

    @property
    def can_copy(self) -> bool:
        """Whether something is selected that can be copied."""
        return False

    @property
    def can_save(self) -> bool:
        """Whether something is seen that can be saved."""
        return False

    def copied_text(self) -> str:
        """What is copied as text; empty when nothing is selected."""
        return ""

    def copied_calls(self) -> Sequence[Call]:
        """The calls that are copied as curl or console."""
        return ()

    @property
    def handoff(self) -> Handoff | None:
        """What somebody else is to read, None where there is nothing of the kind."""
        return None

    def export_table(self) -> ExportTable | None:
        """What is saved, None when nothing is seen."""
        return None
