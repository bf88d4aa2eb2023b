"""The file of one profile: read whole and strictly, changed under its lock, replaced at once or not at all."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ccrtui.adapters.disk.aside import aside_of
from ccrtui.adapters.disk.atomic_file import reason_of, write_atomically
from ccrtui.adapters.disk.paths import Paths, make_private
from ccrtui.adapters.disk.profile.lock import ProfileLock
from ccrtui.adapters.disk.profile.size import LARGEST, check_bytes, check_room
from ccrtui.adapters.disk.profile.toml import plain, read
from ccrtui.adapters.disk.profile.values import values_of
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.name import name_problem
from ccrtui.core.profile.profile import Made, Profile

if TYPE_CHECKING:
    import tomlkit

_NO_TOML = frozenset({"profile_damaged", "given_twice"})
"""Codes of files that are no TOML, and so may be all that is left of something."""


class ProfileFile:
    """One profile on disk. `lock` is for whoever may write with it; single changes take it by themselves."""

    def __init__(self, paths: Paths, name: str) -> None:
        """Raises ProfileError when no profile can have that name; whether it exists is not asked."""
        problem = name_problem(name)
        if problem is not None:
            raise ProfileError(problem, name=name)
        self.name = name
        self.path = paths.profile(name)
        self.lock = ProfileLock(paths.lock(name), name)
        self._known: tuple[bytes, Profile] | None = None
        self._document: tuple[bytes, tomlkit.TOMLDocument] | None = None

    def load(self) -> Profile:
        """Read it. Raises ProfileError that says what is wrong with the file, and in which line."""
        return self._read()

    def create(self, profile: Profile) -> Path | None:
        """Write it new; gives where a damaged file of that name was kept. Raises ProfileError `profile_exists`."""
        with self.lock:
            make_private(self.path.parent)
            aside = None
            if self.path.exists():
                try:
                    self._read()
                except ProfileError as error:
                    aside = self._keep_aside() if error.code in _NO_TOML else None
                if aside is None:
                    raise ProfileError("profile_exists", name=self.name, file=str(self.path))
            from ccrtui.adapters.disk.profile.edit import document_of

            self._write(document_of(profile), profile)
            return aside

    def change(self, edit: Callable[[Profile], Profile]) -> Profile:
        """Write what the edit changed and nothing else. A damaged file is copied aside first. Raises ProfileError."""
        from ccrtui.adapters.disk.profile.edit import apply

        with self.lock:
            try:
                old = self._read()
                document = self._editable()
            except ProfileError as error:
                if error.code in _NO_TOML:
                    error.params["kept"] = str(self._keep_aside())
                raise
            new = edit(old)
            if new != old:
                self._known = self._document = None
                apply(document, plain(old), plain(new))
                self._write(document, new)
            return new

    def remove(self) -> None:
        """Delete the file, readable or not. Raises ProfileError."""
        with self.lock:
            try:
                self.path.unlink()
            except FileNotFoundError:
                raise self._missing() from None
            except OSError as error:
                raise self._unwritable(error) from error

    def check_room(self, further: Iterable[str]) -> None:
        """Raises ProfileError `profile_no_room` where so many further entries would make it larger than it may be."""
        check_room(self._bytes().decode("utf-8-sig", "replace"), further, str(self.path))

    def record_made(self, made: Made) -> None:
        """Add to what we made, on disk when this returns. Raises ProfileError."""
        self.change(lambda profile: replace(profile, made=profile.made.with_also(made)))

    def forget_made(self, made: Made) -> None:
        """Take out of what we made what is no longer there, on disk when this returns. Raises ProfileError."""
        self.change(lambda profile: replace(profile, made=profile.made.without(made)))

    def _read(self) -> Profile:
        """What the file says, which is understood once for as long as it holds the same bytes."""
        data = self._bytes()
        if self._known is None or self._known[0] != data:
            self._known = (data, self._understood(data))
        return self._known[1]

    def _understood(self, data: bytes) -> Profile:
        return read(*values_of(data, str(self.path)), self.name, str(self.path))

    def _editable(self) -> tomlkit.TOMLDocument:
        """The document of the bytes that were read last."""
        from ccrtui.adapters.disk.profile.document import parse

        assert self._known is not None
        data = self._known[0]
        if self._document is None or self._document[0] != data:
            self._document = (data, parse(data, str(self.path)))
        return self._document[1]

    def _bytes(self) -> bytes:
        try:
            with self.path.open("rb") as file:
                about = os.fstat(file.fileno())
                mode = about.st_mode
                if mode & 0o077:
                    command = f"chmod 600 {shlex.quote(str(self.path))}"
                    raise ProfileError(
                        "profile_exposed", file=str(self.path), mode=f"{stat.S_IMODE(mode):04o}", command=command
                    )
                check_bytes(about.st_size, str(self.path))
                return file.read(LARGEST + 1)
        except FileNotFoundError:
            raise self._missing() from None
        except OSError as error:
            raise ProfileError("profile_unreadable", file=str(self.path), reason=reason_of(error)) from error

    def _write(self, document: tomlkit.TOMLDocument, profile: Profile) -> None:
        """Write the document after making sure that it says the profile: nobody shall find another one later."""
        data = document.as_string().encode()
        if self._understood(data) != profile:
            raise ProfileError("profile_edit_unclear", file=str(self.path))
        try:
            write_atomically(self.path, data)
        except OSError as error:
            raise self._unwritable(error) from error
        self._known, self._document = (data, profile), (data, document)

    def _keep_aside(self) -> Path:
        """Copy the file beside itself, once per content."""
        data = self._bytes()
        for earlier in self.path.parent.glob(f"{self.path.name}.damaged-*"):
            if earlier.read_bytes() == data:
                return earlier
        aside = aside_of(self.path, "damaged")
        try:
            write_atomically(aside, data)
        except OSError as error:
            raise self._unwritable(error) from error
        return aside

    def _missing(self) -> ProfileError:
        return ProfileError("profile_missing", name=self.name, file=str(self.path))

    def _unwritable(self, error: OSError) -> ProfileError:
        return ProfileError("profile_unwritable", file=str(self.path), reason=reason_of(error))
