"""What the verbs share that read a history: the profile without its secrets, the file, a moment that is typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import UsageError
from ccrtui.compose import log_to_file, open_history, open_paths, profile_store, system_clock
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.profile import Profile
from ccrtui.core.record.trouble import HistoryError
from ccrtui.core.record.when import moment

if TYPE_CHECKING:
    from ccrtui.compose import Record


@contextmanager
def past_of(name: str) -> Iterator[tuple[Profile, Record]]:
    """A profile and its history. Raises ProfileError, also for what is wrong with the history."""
    paths = open_paths(environment())
    log_to_file(paths)
    profile = profile_store(paths).load(name)
    with read(paths.history_of(name)) as past:
        yield profile, past


@contextmanager
def read(file: Path) -> Iterator[Record]:
    """A history in a file. Raises ProfileError with what is wrong with it."""
    try:
        past = open_history(file)
        try:
            yield past
        finally:
            past.close()
    except HistoryError as error:
        raise ProfileError(error.code.value, **error.params) from error


def since(name: str, typed: str) -> float:
    """An option that says since when, as epoch seconds. Raises UsageError."""
    at = moment(typed, system_clock().epoch())
    if at is None:
        raise UsageError("profile_value_bad", option=name, reason="since_form")
    return at
