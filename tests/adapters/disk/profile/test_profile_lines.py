from __future__ import annotations

from ccrtui.adapters.disk.profile.lines import dotted, line_of

TEXT = """\
a.b = 1
[one]
x = 1  # y = 2
"q r" = 3
[[many]]
k = 1
[[many]] # second
k = 2
inline = { deep = 1 }
"""


def test_keys_are_found_in_their_own_table() -> None:
    assert line_of(TEXT, ("a", "b")) == 1
    assert line_of(TEXT, ("one", "x")) == 3
    assert line_of(TEXT, ("one", "q r")) == 4
    assert line_of(TEXT, ("many", 0, "k")) == 6
    assert line_of(TEXT, ("many", 1, "k")) == 8


def test_what_is_not_there_falls_back_to_what_is_around_it() -> None:
    assert line_of(TEXT, ("one", "missing")) == 2
    assert line_of(TEXT, ("many", 1, "inline", "deep")) == 9
    assert line_of(TEXT, ("nothing",)) == 1


def test_a_path_is_written_as_people_count() -> None:
    assert dotted(("links", 0, "alias")) == "links[1].alias"
    assert dotted(("clusters", "leader", "url")) == "clusters.leader.url"
