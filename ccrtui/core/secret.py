"""Texts that are used and never shown, and what holds them: neither says anything of itself when it is represented.

What prints values on its way, such as a traceback with its locals, prints representations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Secret(str):
    """A password, a key or what is made of one."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Secret(***)"


class Variables(Mapping[str, str]):
    """The variables of a process, any of which may hold a secret; its representation names them alone."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def __getitem__(self, name: str) -> Secret:
        return Secret(self._variables[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._variables)

    def __len__(self) -> int:
        return len(self._variables)

    def __repr__(self) -> str:
        return f"Variables({', '.join(sorted(self))})"
