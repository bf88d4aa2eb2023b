"""All of it put together, in English."""

from __future__ import annotations

from ccrtui.text.en.problems.places import PLACES
from ccrtui.text.en.problems.profile import PROFILE
from ccrtui.text.en.problems.usage import USAGE
from ccrtui.text.en.problems.values import VALUES
from ccrtui.text.records.problems import ProblemWords

WORDS = ProblemWords({**PROFILE, **PLACES, **USAGE}, VALUES, place="{file}, line {line}: ")
