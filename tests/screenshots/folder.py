"""Where the pictures are, how large the terminal of each is, and how one is written."""

from __future__ import annotations

import sys
from pathlib import Path

from ccrtui.ui.app import Console
from tests.screenshots.picture import ZOOM, picture, png

FOLDER = Path(__file__).parents[2] / "screenshots"
SIZE = (80, 24)
WIDE = (120, 36)
WIDEST = (200, 50)
"""The terminals that are drawn, in columns and lines."""


def sized(size: tuple[int, int]) -> str:
    """A size as it stands in the name of a picture."""
    return f"{size[0]}x{size[1]}"


def keep(console: Console, name: str) -> None:
    """Write what a console shows."""
    path = FOLDER / f"{name}.png"
    rows = console.screen._compositor.render_strips()
    zoom = ZOOM if console.size.width <= SIZE[0] else 1.0
    path.write_bytes(png(picture(rows, *console.size), zoom))
    sys.stdout.write(f"{path.relative_to(FOLDER.parent)}\n")
