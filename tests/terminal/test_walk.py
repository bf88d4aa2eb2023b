"""The walk of the demo from two unconnected networks to equal counts, by the keyboard alone, at 80x24."""

from __future__ import annotations

import re

import pytest

from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.text.words import Words
from tests.terminal.demo import demo
from tests.terminal.terminal import Terminal

CHOICES = ("leader-instance", "follower-instance", "bandwidth")
"""What is picked from lists, in the order it is asked for."""
STEPS, TOTAL = (4, 5, 8, 9, 10, 11), 11
"""The steps that have something to send: peering, routes, remote cluster, leader index, follower index, compare."""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_demo_is_walked_with_the_keyboard_alone(language: Language) -> None:
    found = words(language)
    with demo("--lang", language, honest=language == "en") as terminal:
        terminal.wait_until_shown(re.escape(found.frame.read_only))
        terminal.type("w")
        terminal.wait_until_shown(found.frame.write)
        terminal.type("2")
        for option in CHOICES:
            _choose(terminal, found, option)
        for number in STEPS:
            terminal.wait_until_shown(_place(found, number))
            terminal.wait_until_shown(found.setup.will_send)
            terminal.press("a", found.setup.armed_keys)
            terminal.type("\r")
        terminal.wait_until_shown(re.escape(found.standing.all_hold[:3]))
        terminal.wait_until_shown(r"orders +4 += +4 ")
        terminal.type("q")
        assert terminal.ended() == 0


def _choose(terminal: Terminal, found: Words, option: str) -> None:
    """Open the list that a step offers, and take what is proposed, or the first of what is not."""
    question: str = found.choices[option].question
    terminal.wait_until_shown(re.escape(question))
    terminal.wait_until_shown(re.escape(found.setup.choose_hint))
    confirms = re.escape(found.setup.confirm_hint.partition("{")[0].strip())
    if option == "bandwidth":
        terminal.press("\r", re.escape(found.setup.pick_hint))
        terminal.press("\x1b[B", confirms)
    else:
        terminal.press("\r", confirms)
    terminal.type("\r")


def _place(found: Words, number: int) -> str:
    return found.say(found.setup.step_of, n=number, total=TOTAL)
