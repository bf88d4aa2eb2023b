"""The files of this checkout: what belongs to it, without what tools leave behind."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = (".ci", ".github", "ccrtui", "tests", "screenshots")
FILES = (".gitignore", ".pre-commit-config.yaml", "README.md", "pyproject.toml")


def text_files() -> list[Path]:
    """Every file that is text, by its content."""
    found = [ROOT / name for name in FILES]
    for part in PARTS:
        found += [path for path in (ROOT / part).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return [path for path in found if b"\0" not in path.read_bytes()[:8192]]
