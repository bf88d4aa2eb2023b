"""The one place that joins engines with adapters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ccrtui.adapters.journal_file import JournalFile
from ccrtui.adapters.places import Places, find_places
from ccrtui.adapters.profile_file import ProfileFile
from ccrtui.adapters.profile_store import ProfileFolder
from ccrtui.adapters.secret_source import SecretSource
from ccrtui.ports import ProfileStore

Store: TypeAlias = ProfileStore
"""What `profile_store` gives, for those who may not import the ports."""


def open_places(environ: Mapping[str, str]) -> Places:
    """Tell where profiles, journals and history are for that environment."""
    return find_places(environ)


def profile_store(places: Places) -> ProfileStore:
    """All profiles of this user."""
    return ProfileFolder(places)


def session_profile(places: Places, name: str) -> ProfileFile:
    """The profile that a session works on; `with it.lock:` around everything that may write."""
    return ProfileFile(places, name)


def open_journal(places: Places, name: str) -> JournalFile:
    """The journal of a profile; its file appears with the first intent."""
    return JournalFile(places.journal(name))


def secret_source(places: Places, environ: Mapping[str, str], prompt: Callable[[str], str]) -> SecretSource:
    """Where references to secrets are resolved; `prompt` asks a person without echo."""
    return SecretSource(places.profiles, environ, prompt)
