from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.record.columns import Columns, ColumnsError, columns_of, frames_of
from ccrtui.core.record.kept import Kept, Plain
from tests.examples import tried

WHOLE = st.integers(-(2**62), 2**62)
PLAIN: st.SearchStrategy[Plain] = st.none() | st.booleans() | WHOLE | st.floats(allow_nan=False) | st.text(max_size=5)
VALUES = st.dictionaries(st.sampled_from(["verdict", "seq_no", "@since", "@0.seconds_behind"]), PLAIN)
ROWS = st.dictionaries(st.sampled_from(["a", "b"]), VALUES.filter(bool))
TIMES = st.lists(st.integers(0, 4_000_000_000_000), max_size=6)


@st.composite
def films(draw: st.DrawFn) -> list[Kept]:
    """Changes of a link, in no order of time: a clock may be set back."""
    return [
        Kept(at / 1000, draw(VALUES), draw(ROWS), tuple(draw(st.lists(st.sampled_from("ab"), max_size=1))))
        for at in draw(TIMES)
    ]


@tried(60)
@given(films())
def test_columns_give_back_what_was_written(frames: list[Kept]) -> None:
    assert frames_of(columns_of(frames)) == frames


NO_ROWS: dict[str, dict[str, tuple[int, list[int], list[Plain]]]] = {}


@pytest.mark.parametrize(
    "columns",
    [
        ([-5], {}, NO_ROWS, []),
        ([10**15], {}, NO_ROWS, []),
        ([1000], {"alias": (0, [1], [])}, NO_ROWS, []),
        ([1000], {"alias": (0, [2], ["x"])}, NO_ROWS, []),
        ([1000], {"alias": (0, [0], ["x"])}, NO_ROWS, []),
        ([1000, 1], {"alias": (0, [2, -1], ["x", "y"])}, NO_ROWS, []),
        ([0] * 30_000, {}, NO_ROWS, []),
    ],
)
def test_columns_that_contradict_themselves_are_refused(columns: Columns) -> None:
    with pytest.raises(ColumnsError):
        frames_of(columns)
