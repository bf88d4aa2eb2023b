"""Terminals that lack something: the console works there, or one line says what to use instead."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.demo import DRAWN, KNOWN, LOOKED, demo

COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;[25];[\d;]+)(?:;\d+)*m")
MOVE = re.compile(rb"\x1b\[(\d+);(\d+)H")
INSTEAD = "ccrtui status"


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (60, 24), (40, 10), (20, 5)])
def test_it_draws_in_a_terminal_of_any_size_and_leaves_it_as_it_was(columns: int, rows: int) -> None:
    with demo(columns=columns, rows=rows) as terminal:
        terminal.wait_for("READ-")
        terminal.type("3")
        terminal.type("q")
        assert terminal.ended() == 0
        assert terminal.seen.rindex(b"\x1b[?1049l") > terminal.seen.rindex(b"\x1b[?1049h")
        assert terminal.seen.rindex(b"\x1b[?25h") > terminal.seen.rindex(b"\x1b[?25l")
        assert b"Traceback" not in terminal.seen


def test_nothing_is_drawn_outside_of_a_small_terminal() -> None:
    with demo(columns=40, rows=10) as terminal:
        terminal.wait_for(LOOKED)
        terminal.type("2")
        terminal.wait_for("step 2 of 11")
        moves = [(int(row), int(column)) for row, column in MOVE.findall(bytes(terminal.seen))]
        assert max(row for row, _ in moves) <= 10
        assert max(column for _, column in moves) <= 40


@pytest.mark.parametrize("away", ["stderr", "stdout"])
def test_it_draws_on_the_terminal_when_a_stream_is_redirected(away: str, tmp_path: Path) -> None:
    target = tmp_path / "away.txt"
    with target.open("wb") as stream, demo(elsewhere={away: stream}) as terminal:
        terminal.wait_for(DRAWN)
        terminal.wait_for(KNOWN)
        terminal.type("q")
        assert terminal.ended() == 0
    assert target.read_bytes() == b""


def test_it_draws_on_the_controlling_terminal_when_both_streams_are_redirected(tmp_path: Path) -> None:
    target = tmp_path / "away.txt"
    with target.open("wb") as stream, demo(elsewhere={"stdout": stream, "stderr": stream}) as terminal:
        terminal.wait_for(DRAWN)
        terminal.type("q")
        assert terminal.ended() == 0
    assert target.read_bytes() == b""


def test_it_refuses_in_one_line_when_there_are_no_keys_to_be_had() -> None:
    with Path(os.devnull).open("rb") as nothing, demo(elsewhere={"stdin": nothing}) as terminal:
        assert terminal.ended() == 2
        assert INSTEAD in terminal.drawn().decode()
        assert b"\x1b[?1049h" not in terminal.seen


def test_it_refuses_in_one_line_when_there_is_no_terminal_at_all() -> None:
    command = [sys.executable, "-m", "ccrtui", "demo"]
    asked = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, start_new_session=True)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert INSTEAD in asked.stderr
    assert len(asked.stderr.splitlines()) == 1


def test_it_refuses_a_dumb_terminal_in_the_language_that_was_asked_for() -> None:
    with demo("--lang", "zh", TERM="dumb") as terminal:
        assert terminal.ended() == 2
        said = terminal.drawn().decode()
        assert INSTEAD in said
        assert re.search("[一-鿿]", said)
        assert b"\x1b" not in terminal.seen


def test_it_sends_no_colour_when_none_is_wished() -> None:
    with demo(NO_COLOR="1") as terminal:
        terminal.wait_for(LOOKED)
        assert COLOUR.findall(bytes(terminal.seen)) == []


def test_the_pattern_of_colours_finds_them() -> None:
    with demo() as terminal:
        terminal.wait_for(DRAWN)
        assert COLOUR.search(bytes(terminal.seen))


@pytest.mark.parametrize("term", ["linux", "vt100", "unheard-of"])
def test_it_draws_on_terminals_of_every_name(term: str) -> None:
    with demo(TERM=term) as terminal:
        terminal.wait_for(LOOKED)
        terminal.type("q")
        assert terminal.ended() == 0


def test_it_draws_in_ascii_where_the_locale_has_nothing_else() -> None:
    with demo(honest=True, LANG="C", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0") as terminal:
        terminal.wait_for(LOOKED)
        assert bytes(terminal.seen).isascii()
        assert b"\\u" not in terminal.seen


def test_it_draws_signs_under_lang_c_which_python_takes_as_utf_8() -> None:
    with demo(honest=True, LANG="C") as terminal:
        terminal.wait_for(LOOKED)
        assert "►" in terminal.drawn().decode()


def test_it_speaks_chinese_when_asked() -> None:
    with demo("--lang", "zh") as terminal:
        terminal.wait_for("只读")
        terminal.type("q")
        assert terminal.ended() == 0
