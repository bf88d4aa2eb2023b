"""What reaches a terminal or a file passes the one place that makes it harmless: no other way out is in the code."""

from __future__ import annotations

import re

import pytest

from tests.house.checkout import ROOT

PRODUCT = [file for file in (ROOT / "ccrtui").rglob("*.py") if "sim" not in file.relative_to(ROOT / "ccrtui").parts]
STREAMS = {"__main__.py", "cli/main.py", "cli/output.py", "cli/verbs/profiles.py"}
FILES = {
    "cli/output.py",
    "ui/app.py",
    "ui/saving.py",
    "adapters/disk/atomic_file.py",
    "adapters/tls/probe.py",
    "adapters/metrics/http.py",
}
HARMLESS = (
    *("cli/output.py", "ui/widgets/canvas.py", "ui/widgets/prompt.py", "ui/saving.py", "ui/clipboard.py"),
    *("adapters/disk/journal/lines.py", "adapters/disk/log_file.py", "core/metrics/openmetrics.py"),
)
WAYS = {
    "a print or a write to a stream": (r"(?<![\w.])print\(|sys\.std(?:out|err)\.write", {"__main__.py"}),
    "a stream in hand": (
        r"sys\.stdout|sys\.stderr",
        {"__main__.py", "cli/main.py", "cli/output.py", "cli/verbs/profiles.py"},
    ),
    "a piece of a screen": (r"\bSegment\(", {"ui/widgets/canvas.py"}),
    "a widget that shows a text by itself": (r"\b(?:Static|Label|Log|RichLog|Markdown)\(|\.notify\(", set()),
    "a text typed into": (r"\bInput\(", {"ui/widgets/prompt.py"}),
    "a file that is written": (r"(?<!os)\.write\(|write_text\(|write_bytes\(", FILES),
}


@pytest.mark.parametrize("what", WAYS)
def test_there_is_no_other_way_out(what: str) -> None:
    pattern, allowed = WAYS[what]
    found = {str(file.relative_to(ROOT / "ccrtui")) for file in PRODUCT if re.search(pattern, file.read_text("utf-8"))}
    assert found - allowed == set()


@pytest.mark.parametrize("place", HARMLESS)
def test_each_way_out_makes_harmless(place: str) -> None:
    assert "harmless" in (ROOT / "ccrtui" / place).read_text("utf-8")
