"""Amounts of bytes: three digits at most, in the unit that fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.text.sizes import size
from tests.examples import tried


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (99_949, "99.9 kB"), (99_951, "100 kB"), (999_600, "1.0 MB")],
)
def test_worked_examples(amount: float, text: str) -> None:
    assert size(amount) == text


@tried(60)
@given(st.floats(0, 10**17))
def test_a_size_is_at_most_four_characters_and_its_unit(amount: float) -> None:
    assert len(size(amount).split()[0]) <= 4
