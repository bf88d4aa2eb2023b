"""What a server loads before its first order."""

from __future__ import annotations

import importlib
import pkgutil

import ccrtui


def load() -> None:
    """Import every module of the program, and with them what they are made of."""
    for module in pkgutil.walk_packages(ccrtui.__path__, "ccrtui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
