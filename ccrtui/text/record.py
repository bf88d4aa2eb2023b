"""What the larger types of the catalogue are made of: read-only, named fields only, all of them required.

A frozen dataclass says the same, but writes code for every class when it is imported: forty classes of up to seventy
fields cost a seventh of the time to the first frame. To the type checker a record is the dataclass that it stands for.
"""

from __future__ import annotations

from typing import Any, NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """Base of a type whose annotations are its fields. Raises TypeError unless every one is given, and no other."""

    def __init__(self, **words: Any) -> None:
        if words.keys() != type(self).__annotations__.keys():
            differing = ", ".join(sorted(words.keys() ^ type(self).__annotations__.keys()))
            raise TypeError(f"{type(self).__name__}: {differing}")
        self.__dict__.update(words)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} is read-only")

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(cls.__annotations__)
