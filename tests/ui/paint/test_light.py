"""The first frame waits for nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("elasticsearch", "elastic_transport", "aiohttp", "tencentcloud", "cryptography", "tomlkit", "tree_sitter")
LATER = ("ccrtui.ui.screens.setup", "ccrtui.ui.screens.watch", "ccrtui.ui.screens.calls")


def test_the_console_imports_no_client_and_no_place_but_the_first() -> None:
    program = "import sys, ccrtui.ui.app, ccrtui.ui.screens.overview; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    loaded = out.stdout.split()
    assert "ccrtui.ui.app" in loaded
    assert not [name for name in loaded if name.split(".")[0] in HEAVY]
    assert not [name for name in loaded if name in LATER]


def test_only_the_chosen_language_is_loaded() -> None:
    program = "import sys; from ccrtui.text.catalogue import words; words('zh'); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert "ccrtui.text.zh.catalogue" in out.stdout
    assert "ccrtui.text.en.catalogue" not in out.stdout
