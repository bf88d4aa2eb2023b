"""Names of indices in a path: as they are escaped, no more than fit, and all of them in parts."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from ccrtui.core.elasticsearch.requests.names import LONGEST_PATH, MOST_TOGETHER, fits, fitting, in_parts, name_list

LONGEST_LINE = 4096
"""What a server takes by default (public reference, http.max_initial_line_length)."""


@pytest.mark.parametrize("name", ["orders-{}", "bestellungen-ü-{}", "订单-{}", "a%=&+{}"])
def test_what_fits_is_short_as_it_is_escaped_and_all_stands_in_the_parts_in_its_order(name: str) -> None:
    names = [name.format(number) for number in range(2000)]
    parts = in_parts(names)
    assert [single for part in parts for single in part] == names
    assert max(map(len, parts)) <= MOST_TOGETHER
    assert all(len(quote(",".join(part), safe=",")) <= LONGEST_PATH for part in parts)
    assert fitting(names)[: len(parts[0])] == list(parts[0])


def test_a_name_alone_is_a_part_however_long() -> None:
    longest = "单" * 85
    assert in_parts([longest * 5, "a"]) == ((longest * 5,), ("a",))
    assert len(in_parts([f"{longest[:-1]}{n}" for n in range(9)])) > 1
    assert in_parts([]) == ()


def test_names_that_do_not_fit_as_they_are_escaped_ask_the_whole_cluster() -> None:
    names = [f"订单-{number:03}" for number in range(200)]
    assert len(",".join(names)) < LONGEST_PATH < LONGEST_LINE < len(quote(",".join(names)))
    assert not fits(names)
    assert name_list(names) == "_all"
    assert name_list(names[:50]) == ",".join(names[:50])
    assert name_list([]) == "_all"


def test_as_many_characters_as_there_are_fit_and_no_more() -> None:
    whole = ["a" * (LONGEST_PATH // 2), "b" * (LONGEST_PATH - LONGEST_PATH // 2 - 1)]
    assert fits(whole)
    assert not fits([*whole, "c"])
    assert not fits([whole[0], f"{whole[1]}b"])
