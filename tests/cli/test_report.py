"""A report from a recorded incident: its figures, its charts, and nothing in it that a browser would run or fetch."""

from __future__ import annotations

import re
import stat
import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.cli import main
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.recording.film import Film
from tests.adapters.disk.homes import HAND_WRITTEN, NAME, home, written
from tests.core.record.views import follower, link

HOSTILE = 'x"><script>alert(1)</script>|`[a](http://evil)\u202e\x1b[31m'
INCIDENT_S, CUT_S, LENGTH_S = 100, 420, 700
CODES: tuple[tuple[str, str], ...] = (("en", "retrying"), ("zh", "重试中"))


def orders(at: int) -> IndexView:
    """A follower whose link was swallowed for seven minutes."""
    cut = at - INCIDENT_S
    if not 0 < cut <= CUT_S:
        return follower("orders", 0, 50 * at)
    row = follower("orders", 50 * cut, 50 * at, verdict=Verdict.RETRYING, reason=Reason.LINK_SILENT)
    return replace(row, seconds_behind=float(cut))


@pytest.fixture
def began(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> float:
    """A home with a profile and its history; gives when that began."""
    monkeypatch.setenv("CCRTUI_HOME", str(tmp_path))
    paths, began = home(tmp_path), round(time.time()) - 1000.0
    written(paths, HAND_WRITTEN)
    file, film = HistoryFile(paths.history_of(NAME)), Film("leader")
    file.begin({"profile": NAME, "leader.name": HOSTILE, "follower.name": "orders-sh"})
    for at in range(LENGTH_S):
        film.add(link(float(at), orders(at), follower(HOSTILE, 3), follower("still"), offset=began))
    file.add(*film.batch())
    file.close()
    return began


def report(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main.run(["report", NAME, "--since", "30m", *options]) == 0
    return capsys.readouterr().out


class Page(HTMLParser):
    """What a browser finds in a page: its elements, and whatever would be fetched or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.outside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.outside += [name for name, _ in attrs if name in ("src", "href", "xlink:href") or name.startswith("on")]


@pytest.mark.parametrize(("language", "word"), CODES)
@pytest.mark.usefixtures("began")
def test_a_page_runs_nothing_and_fetches_nothing(language: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = report(capsys, "--lang", language)
    page = Page(text)
    assert page.outside == []
    assert not {"script", "link", "img", "iframe", "object", "a"} & set(page.tags)
    assert "url(" not in text
    assert word in text
    pictures = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(pictures) == page.tags.count("svg") >= 4
    for picture in pictures:
        ElementTree.fromstring(picture)


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.usefixtures("began")
def test_whatever_is_foreign_is_shown_and_is_neither_markup_nor_obeyed(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = report(capsys, "--as", form)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "u001b" in text
    assert "<script" not in text
    if form == "markdown":
        assert "\\|\\`\\[a\\](http\\://evil)" in text


def test_the_figures_are_those_of_the_incident(began: float, capsys: pytest.CaptureFixture[str]) -> None:
    text = report(capsys, "--as", "markdown")
    worst = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(began + INCIDENT_S + CUT_S))
    assert re.search(rf"\(RPO\): the standby was 7 m( 1 s)? behind, orders, at {worst[:-3]}\d\dZ", text)
    assert "**1 break, 7 m.**" in text
    assert f"21,003 ops, at {worst}" in text
    row = next(line for line in text.splitlines() if line.startswith("| orders | retrying"))
    assert re.match(r"\| orders \| retrying 7 m \| (39\.9|40\.0)\d % \| 21,000 ops \|", row), row
    assert re.search(r"Watched for 11 m 39 s of 30 m \(38\.\d+ %\)", text)
    assert "Never behind and without a problem: 1 of 3 indices." in text


@pytest.mark.usefixtures("began")
def test_a_file_is_written_whole_for_its_owner_alone_and_what_cannot_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.html"
    file.write_text("before", "utf-8")
    assert report(capsys, "--to", str(file)) == ""
    assert file.read_text("utf-8").endswith("</html>\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert main.run(["report", NAME, "--to", str(tmp_path / "no" / "report.html")]) == 2
    assert str(tmp_path / "no") in capsys.readouterr().err


@pytest.mark.usefixtures("began")
def test_of_a_time_of_which_nothing_is_recorded_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["report", NAME, "--since", "1s", "--lang", "en", "--as", "markdown"]) == 0
    assert "Nothing is recorded of this time." in capsys.readouterr().out
