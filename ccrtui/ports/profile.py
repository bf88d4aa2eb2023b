"""Profiles on disk, and the secrets that they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ccrtui.core.profile.profile import Made, Profile
    from ccrtui.core.secret import Secret


class ProfileSession(Protocol):
    """The profile this session works on. Every method raises ProfileError."""

    def load(self) -> Profile:
        """Read it from disk."""
        ...

    def lock(self) -> None:
        """Take it for writing, for as long as this session may write. Again is no change."""
        ...

    def unlock(self) -> None:
        """Give it back; without a lock nothing happens."""
        ...

    def change(self, edit: Callable[[Profile], Profile]) -> Profile:
        """Write what the edit changed, and leave the rest of the file, its comments too, as it is."""
        ...

    def check_room(self, further: Iterable[str]) -> None:
        """Raises ProfileError `profile_no_room` where that many entries could not be recorded, or not any more read."""
        ...

    def record_made(self, made: Made) -> None:
        """Remember what we made, durably, before anything else happens."""
        ...

    def forget_made(self, made: Made) -> None:
        """Take out what is no longer there, or never came to be."""
        ...


class ProfileStore(Protocol):
    """All profiles of this user. Every method raises ProfileError."""

    def names(self) -> tuple[str, ...]:
        """The names of all profiles, sorted; whether they can be read is not asked."""
        ...

    def path(self, name: str) -> Path:
        """The file of that profile, whether it exists or not."""
        ...

    def load(self, name: str) -> Profile:
        """Read one profile."""
        ...

    def text(self, name: str) -> str:
        """The profile as TOML, written anew from its values: comments, where anything may stand, are left out."""
        ...

    def create(self, profile: Profile) -> Path | None:
        """Write a new profile; gives the file in which a damaged one of that name was kept aside."""
        ...

    def change(self, name: str, edit: Callable[[Profile], Profile]) -> Profile:
        """Write what the edit changed, and leave the rest of the file, its comments too, as it is."""
        ...

    def remove(self, name: str) -> None:
        """Delete the file of that profile, readable or not."""
        ...


class Secrets(Protocol):
    """Turns the references of a profile into secrets."""

    def resolve(self, reference: str, purpose: str) -> Secret:
        """The secret behind `env:NAME`, `file:PATH` or `prompt`, which shows `purpose`. Raises ProfileError."""
        ...
