"""What somebody who is not looking is told: changes, each once, and never what was so from the beginning."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.alarm.news import MOST, Heard, told
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.announcement import Announcement
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.record.about import about, profile_of
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

LEVEL = IndexView("orders", "orders", Verdict.IN_SYNC, Reason.PROVEN)
PAUSED = IndexView("orders", "orders", Verdict.PAUSED, Reason.PAUSED)
LATE = (Alarm(Figure.SECONDS, Level.WARN, 5, 6, 0),)


def view(at: float, *indices: IndexView, connected: bool = True) -> LinkView:
    return LinkView("leader", connected, Reason.PROVEN, indices, 1_700_000_000.0 + at, at)


def changes(*views: LinkView) -> list[tuple[JsonObject, ...]]:
    heard, brought = Heard(), []
    for each in views:
        heard, news = heard.after(each)
        brought.append(news)
    return brought


def test_what_was_so_from_the_beginning_is_no_news() -> None:
    late = replace(LEVEL, alarms=LATE)
    assert changes(view(0, PAUSED), view(1, PAUSED), view(2, PAUSED)) == [(), (), ()]
    assert changes(view(0, late), view(1, late)) == [(), ()]


def test_each_change_is_told_once() -> None:
    other = replace(LEVEL, follower_index="catalog")
    brought = changes(
        view(0, LEVEL), view(1, PAUSED), view(2, PAUSED, connected=False), view(3, PAUSED, other, connected=False),
        view(4, PAUSED, connected=False),
    )  # fmt: skip
    assert [[(change["what"], change["index"], change["to"]) for change in news] for news in brought] == [
        [],
        [("verdict", "orders", "paused")],
        [("connection", None, "not_connected")],
        [("appeared", "catalog", "in_sync")],
        [("gone", "catalog", None)],
    ]


def test_a_limit_that_is_passed_or_over_is_a_change() -> None:
    late = replace(LEVEL, alarms=LATE)
    _, passed, over = changes(view(0, LEVEL), view(1, late), view(2, LEVEL))
    assert passed == ({"what": "alarm", "index": "orders", "from": None, "to": "warn"},)
    assert over == ({"what": "alarm", "index": "orders", "from": "warn", "to": None},)


def test_of_very_many_changes_the_number_is_told() -> None:
    names = [f"i{number}" for number in range(5_000)]
    before = view(0, *(replace(LEVEL, follower_index=name) for name in names))
    after = view(1, *(replace(PAUSED, follower_index=name) for name in names))
    one_object = told("dr", after, changes(before, after)[1])
    assert isinstance(one_object["changes"], list)
    assert (len(one_object["changes"]), one_object["changes_left_out"]) == (MOST, 5_000 - MOST)
    assert (one_object["profile"], one_object["link"], one_object["verdict"]) == ("dr", "leader", "paused")


def test_a_history_carries_no_command_and_no_sequence_for_a_terminal() -> None:
    ends = {"leader": ClusterProfile(), "follower": ClusterProfile()}
    loud = Profile("dr", "5f0c1b7e", ends, (LinkProfile(),), notify=("page",), announce=(Announcement.BELL,))
    assert "page" not in "".join(about(loud, {}).values())
    opened = profile_of({**about(loud, {}), "notify": "page", "announce": "bell"}, ("leader",))
    assert (opened.notify, opened.announce) == ((), ())
