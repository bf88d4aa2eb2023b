"""A record takes all of its fields and no other, and cannot be changed."""

from __future__ import annotations

from typing import Any

import pytest

from ccrtui.text.record import Record


class Greeting(Record):
    """Two words."""

    hello: str
    goodbye: str


def test_it_holds_what_it_was_given() -> None:
    assert Greeting(hello="hello", goodbye="bye").goodbye == "bye"


@pytest.mark.parametrize("given", [{"hello": "hello"}, {"hello": "a", "goodbye": "b", "again": "c"}])
def test_it_wants_every_field_and_no_other(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Greeting(**given)


@pytest.mark.parametrize("name", ["hello", "other"])
def test_it_cannot_be_changed(name: str) -> None:
    made = Greeting(hello="hello", goodbye="bye")
    with pytest.raises(AttributeError):
        setattr(made, name, "hi")
