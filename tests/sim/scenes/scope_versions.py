"""What of the recordings of other versions than 7.3 is listed apart: by scene and versions, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable

SEVEN, NEWER = ("7.10", "7.17"), ("8.19", "9")
EVERY = (*SEVEN, *NEWER)

TEMPLATES = "templates are not modelled"
WARNINGS = "a deprecated use that nobody here makes: its warning, its own endpoint or its refusal"
ROOT = "the published core server has no module for `GET /`, or no flavour and type of its own there"
CATALOGUE = "lists of endpoints, repositories, health indicators and plug-ins are not modelled"
NOBODY = "a search that nobody here sends: points in time, scrolls, field capabilities, shards of a search, percentiles"
BATCHES = "how a search is cut into batches, filtered beforehand or ended early: options that nobody here sends"
SKIPPED = "which shards a search knows beforehand to hold nothing"
YAML = "only JSON and text are simulated"
BROKEN = "the body was recorded without its media type; other words for broken JSON"
SUPPRESSED = "what a block suppresses beside itself"
ESCAPE = "the words for an escape that is none"

_LINES: tuple[tuple[str, tuple[str, ...], Iterable[int], str], ...] = (
    ("core-errors", EVERY, (1, 17, 130), ROOT),
    ("core-errors", ("7.10", "8.19", "9"), (80,), ROOT),
    ("core-errors", NEWER, (81,), ROOT),
    ("core-errors", EVERY, (73,), CATALOGUE),
    ("core-errors", NEWER, (75,), CATALOGUE),
    ("core-errors", SEVEN, (52,), "a body that is missing is told of before a parameter that is unknown"),
    ("core-errors", SEVEN, (96,), "the order of the methods that a path takes"),
    ("core-errors", EVERY, (97,), ESCAPE),
    ("core-errors", EVERY, (99,), BROKEN),
    ("core-errors", ("7.17",), (105,), "warnings about mapping types in a bulk are not modelled"),
    ("core-errors", ("8.19",), (116,), "answers in the shape of the major version before are not modelled"),
    ("core-errors", EVERY, (127,), YAML),
    ("core-remote", EVERY, (48,), NOBODY),
    ("core-remote", EVERY, (154,), ROOT),
    ("core-redial", NEWER, (19,), NOBODY),
    ("core-redial", NEWER, (22, 25), "what the field capabilities of line 19 dialled"),
    ("core-index-states", EVERY, (16,), TEMPLATES),
    ("core-index-states", SEVEN, (27,), "what is kept of a translog without soft deletes"),
    ("core-index-states", ("7.17", "8.19", "9"), (150,), "which shard of a red index failed, and why"),
    ("core-index-states", NEWER, (137,), SUPPRESSED),
    ("core-named", NEWER, (256, 257), SUPPRESSED),
    ("core-index-states", ("7.17",), (5, 10, 18, 156, 159, 160), WARNINGS),
    ("core-index-states", ("8.19",), (10, 18), WARNINGS),
    ("core-warnings", EVERY, (3, 15, 16, 17, 31, 37, 39), WARNINGS),
    ("core-warnings", SEVEN, (5, 29, 33, 34, 35, 36), WARNINGS),
    ("core-warnings", ("7.17",), (25, 32), WARNINGS),
    ("core-warnings", NEWER, (13, 27, 32, 41), WARNINGS),
    ("core-warnings", ("9",), (26,), WARNINGS),
    ("core-contact", SEVEN, (10, 59, 82, 87, 99, 113, 127, 141, 161, 175, 189), BATCHES),
    ("core-contact", SEVEN, (12, 69, 84, 101, 115, 129, 143, 163, 177, 191), NOBODY),
    ("core-contact", NEWER, (10, 61, 89, 96, 108, 124, 140, 156, 178, 194, 210), BATCHES),
    ("core-contact", NEWER, (12, 71, 91, 110, 126, 142, 158, 180, 196, 212), NOBODY),
    ("core-newest", EVERY, (45,), SKIPPED),
    ("core-newest", EVERY, (74, 83), BATCHES),
    ("core-counts", EVERY, (46,), BATCHES),
    ("core-counts", EVERY, (47,), "what the search of line 46 refreshed"),
    ("core-counts", SEVEN, (50, 57, 58, 67, 74, 75), WARNINGS),
    ("core-counts", EVERY, (59, 60, 64, 76, 77, 81, 85), NOBODY),
    ("core-counts", ("7.10",), (53, 55, 70, 71, 72, 82), "values of `_version` where it has none: never asked for"),
    ("core-counts", NEWER, (51, 68), "that a range ended early, or not: a key that nobody reads"),
    ("core-counts", ("7.10",), (86, 87, 88, 92), NOBODY),
    ("core-counts", ("7.17", *NEWER), (*range(86, 107), 110), NOBODY),
    ("core-dial-cause", NEWER, (5, 6, 7, 8, 11, 12, 19, 20), NOBODY),
)
_BETWEEN = (
    "7.10-follower-8.19",
    "7.17-follower-8.19",
    "8.19-follower-7.10",
    "8.19-follower-7.17",
    "8.19-follower-9",
    "9-follower-7.17",
    "9-follower-8.19",
)

BEYOND = {
    (f"{version}/{scene}", n): why for scene, versions, lines, why in _LINES for version in versions for n in lines
}
BEYOND |= {(f"cross/core-versions-leader-{pair}", 15): NOBODY for pair in _BETWEEN}
BEYOND["cross/core-versions-leader-7.17-follower-8.19", 13] = WARNINGS
RACES = {
    ("8.19/core-errors", 117): "whether the refresh of a second before has come",
    ("7.17/core-index-states", 141): "whether the refresh of a second before has come",
    ("7.17/core-index-states", 148): "whether the refresh of a second before has come",
}
