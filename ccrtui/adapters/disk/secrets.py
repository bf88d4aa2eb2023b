"""Secrets: found where a reference points to, and never kept, logged or named here."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from ccrtui.adapters.disk.atomic_file import reason_of
from ccrtui.core.profile.profile import ProfileError
from ccrtui.core.profile.rules import reference_problem

LONGEST = 64 * 1024
"""No secret is longer (bytes); a file that is, is not one."""


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

    def resolve(self, reference: str, purpose: str) -> str:
        """The secret. Raises ProfileError, which names the reference and never what stood there."""
        if reference_problem(reference) is not None:
            raise ProfileError("secret_reference_bad", purpose=purpose)
        if reference == "prompt":
            return self._ask(purpose)
        kind, _, rest = reference.partition(":")
        return self._from_environment(rest) if kind == "env" else self._from_file(rest)

    def _ask(self, purpose: str) -> str:
        try:
            secret = self._prompt(purpose)
        except (EOFError, OSError) as error:
            raise ProfileError("secret_no_prompt", purpose=purpose) from error
        if not secret:
            raise ProfileError("secret_empty", reference="prompt")
        return secret

    def _from_environment(self, name: str) -> str:
        reference = f"env:{name}"
        if name not in self._environ:
            raise ProfileError("secret_missing", reference=reference, variable=name)
        if not self._environ[name]:
            raise ProfileError("secret_empty", reference=reference)
        return self._environ[name]

    def _from_file(self, path: str) -> str:
        reference = f"file:{path}"
        data = _private_bytes(self._folder / Path(path).expanduser(), reference)
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise ProfileError("secret_not_text", reference=reference) from None
        secret = text.removesuffix("\n").removesuffix("\r")
        if not secret:
            raise ProfileError("secret_empty", reference=reference)
        return secret


def _private_bytes(path: Path, reference: str) -> bytes:
    try:
        with path.open("rb") as file:
            _refuse_shared(os.fstat(file.fileno()), path, reference)
            data = file.read(LONGEST + 1)
    except OSError as error:
        raise ProfileError("secret_unreadable", reference=reference, file=str(path), reason=reason_of(error)) from error
    if len(data) > LONGEST:
        raise ProfileError("secret_not_text", reference=reference)
    return data


def _refuse_shared(status: os.stat_result, path: Path, reference: str) -> None:
    if stat.S_ISREG(status.st_mode) and status.st_mode & 0o007:
        mode = f"{stat.S_IMODE(status.st_mode):04o}"
        raise ProfileError("secret_exposed", reference=reference, file=str(path), mode=mode)
