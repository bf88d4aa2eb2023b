"""Where the recorded requests and answers are: a folder for each version of the server."""

from __future__ import annotations

from pathlib import Path

RECORDINGS = Path(__file__).resolve().parent / "recordings"
