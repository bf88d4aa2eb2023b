"""What is heavier than the screen is not imported with the modules that compose names."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"elasticsearch", "elastic_transport", "aiohttp", "msgspec", "cryptography"}


def test_nothing_heavy_is_imported_before_the_first_request() -> None:
    modules = "ccrtui.adapters.elasticsearch.client, ccrtui.adapters.tls.transport_port"
    code = f"import {modules}, sys; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "ccrtui" in loaded
    assert not loaded & HEAVY
