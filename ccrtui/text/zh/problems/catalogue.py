"""All of it put together, in Chinese."""

from __future__ import annotations

from ccrtui.text.records.problems import ProblemWords
from ccrtui.text.zh.problems.places import PLACES
from ccrtui.text.zh.problems.profile import PROFILE
from ccrtui.text.zh.problems.usage import USAGE
from ccrtui.text.zh.problems.values import VALUES

WORDS = ProblemWords({**PROFILE, **PLACES, **USAGE}, VALUES, place="{file} 第 {line} 行：")
