"""Secrets: found where a reference points to, and never kept, logged or named here."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from ccrtui.adapters.disk.atomic_file import reason_of
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.rules import reference_problem
from ccrtui.core.secret import Secret

LONGEST = 64 * 1024
"""No secret is longer (bytes of UTF-8); a file that is, is not one."""
_MARK = 8
"""Bytes beyond the longest that are read, so that a longer one is seen to be: a mark and a line end may go."""


class SecretSource:
    """Resolves `env:NAME`, `file:PATH` (relative to the profiles' folder) and `prompt`."""

    def __init__(self, folder: Path, environ: Mapping[str, str], prompt: Callable[[str], str]) -> None:
        """Take the folder that relative files start at, the variables, and how a person is asked without echo."""
        self._folder = folder
        self._environ = environ
        self._prompt = prompt

    @property
    def environ(self) -> Mapping[str, str]:
        """The variables that secrets are looked for in."""
        return self._environ

    def resolve(self, reference: str, purpose: str) -> Secret:
        """The secret. Raises ProfileError, which names the reference and never what stood there."""
        if reference_problem(reference) is not None:
            raise ProfileError("secret_reference_bad", purpose=purpose)
        kind, _, rest = reference.partition(":")
        if kind == "prompt":
            secret = self._typed(purpose)
        elif kind == "env":
            secret = self._from_environment(rest, reference)
        else:
            secret = _from_file(self._folder / Path(rest).expanduser(), reference)
        if not secret:
            raise ProfileError("secret_empty", reference=reference)
        if not _is_usable(secret):
            raise ProfileError("secret_not_text", reference=reference)
        return secret

    def _typed(self, purpose: str) -> Secret:
        try:
            return Secret(self._prompt(purpose))
        except (EOFError, OSError) as error:
            raise ProfileError("secret_no_prompt", purpose=purpose) from error

    def _from_environment(self, name: str, reference: str) -> Secret:
        if name not in self._environ:
            raise ProfileError("secret_missing", reference=reference, variable=name)
        return Secret(self._environ[name])


def _from_file(path: Path, reference: str) -> Secret:
    """What stands in the file, without one line end. No error is raised where its bytes are at hand."""
    try:
        with path.open("rb") as file:
            _refuse_shared(os.fstat(file.fileno()), path, reference)
            return _text_of(file)
    except OSError as error:
        raise ProfileError("secret_unreadable", reference=reference, file=str(path), reason=reason_of(error)) from error


def _text_of(file: BinaryIO) -> Secret:
    """The text of the file without a byte order mark; what is no UTF-8 in it becomes what no text holds."""
    text = file.read(LONGEST + _MARK).decode("utf-8-sig", "surrogateescape")
    return Secret(text.removesuffix("\n").removesuffix("\r"))


def _is_usable(secret: Secret) -> bool:
    """Whether it is a text, and no longer than one may be."""
    try:
        return len(secret.encode()) <= LONGEST
    except UnicodeEncodeError:
        return False


def _refuse_shared(status: os.stat_result, path: Path, reference: str) -> None:
    if stat.S_ISREG(status.st_mode) and status.st_mode & 0o007:
        mode = f"{stat.S_IMODE(status.st_mode):04o}"
        raise ProfileError("secret_exposed", reference=reference, file=str(path), mode=mode)
