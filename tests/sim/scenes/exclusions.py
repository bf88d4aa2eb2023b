"""The page of what the replay sets apart, from the lists: `python -m tests.sim.scenes.exclusions` writes it anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from tests.sim.scenes.recording import load, names
from tests.sim.scenes.scope import BEYOND, RACES, SCENES

PAGE = Path(__file__).with_name("EXCLUSIONS.md")
_HEAD = """# What the replay of the recorded scenes sets apart

The simulator is asked what the recorded servers were asked, scene by scene, and has to answer as they did. {total}
lines of {scenes} scenes hold an answer. All are compared but those on this page, which is written from `scope.py` and
`scope_versions.py`; a test holds that it says what they say.
"""
_NOT_PLAYED = "## Scenes that are not played ({} lines)\n"
_ASKED = "## Lines that are asked, and whose answers are not compared ({} lines)\n"
_SHAPES = "## Lines read while something was under way: only keys and types are compared ({} lines)\n"
_TABLE = ("| lines | why | where |", "|---|---|---|")


def page() -> str:
    """The whole page, as it must stand in the file."""
    answers = {name: sum(step.answer is not None for step in load(name).steps) for name in names()}
    whole = sum(answers[name] for name in SCENES)
    parts = [_HEAD.format(total=sum(answers.values()), scenes=len(answers)), _NOT_PLAYED.format(whole), *_TABLE]
    parts += [f"| {answers[name]} | {why} | {name} |" for name, why in SCENES.items()]
    parts += ["", _ASKED.format(len(BEYOND)), *_TABLE, *_rows(BEYOND)]
    parts += ["", _SHAPES.format(len(RACES)), *_TABLE, *_rows(RACES)]
    return "\n".join(parts) + "\n"


def _rows(listed: Mapping[tuple[str, int], str]) -> Iterator[str]:
    by_reason: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (scene, line), why in listed.items():
        by_reason[why][scene].append(line)
    counted = {why: sum(map(len, scenes.values())) for why, scenes in by_reason.items()}
    for why in sorted(counted, key=lambda reason: (-counted[reason], reason)):
        where = "; ".join(f"{scene} {_ranges(lines)}" for scene, lines in sorted(by_reason[why].items()))
        yield f"| {counted[why]} | {why} | {where} |"


def _ranges(lines: Iterable[int]) -> str:
    """Line numbers, what follows on each other as from–to."""
    ranges = []
    for _, group in groupby(enumerate(sorted(lines)), lambda pair: pair[1] - pair[0]):
        run = [line for _, line in group]
        ranges.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return ", ".join(ranges)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
