"""Which language a command line is answered in."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import requested_language
from ccrtui.core.profile.error import ProfileError
from ccrtui.text.language import Language, choose_language


def spoken_language(arguments: Sequence[str]) -> Language:
    """What was asked for, else that of the profile that is named, else that of the locale."""
    requested = requested_language(arguments)
    return choose_language(requested, None if requested else _kept_language(arguments), environment())


def _kept_language(arguments: Sequence[str]) -> str | None:
    """The language of the profile that is named, where it can be read."""
    from ccrtui.compose import open_paths, profile_store

    try:
        store = profile_store(open_paths(environment()))
        names = store.names()
        name = next((word for word in arguments if word in names), None)
        return store.load(name).language if name else None
    except ProfileError:
        return None
