"""What the client is made of is loaded with the first call, and says nothing on the way."""

from __future__ import annotations

import subprocess
import sys
import warnings

import pytest

from ccrtui.adapters.tencent.endpoint import read_endpoint
from ccrtui.adapters.tencent.sdk import Sdk
from tests.adapters.tencent.rig import key

HEAVY = {"tencentcloud", "requests", "urllib3", "aiohttp", "msgspec", "cryptography"}
MODULES = "ccrtui.adapters.tencent.client, ccrtui.adapters.tencent.credentials.source"
CODE = f"import {MODULES}, sys; print('\\n'.join(sys.modules))"
CALL = """
import asyncio, logging, sys
logging.basicConfig(level=logging.DEBUG)
from ccrtui.adapters.tencent.client import cloud_client
from ccrtui.adapters.tencent.credentials.credential import Credential
from ccrtui.adapters.system_clock import SystemClock
from ccrtui.core.call.call import Side
from ccrtui.core.cloud.calls import caller
key = Credential("AKIDofsomebody", "a-key-of-somebody", "a-token-of-somebody", "env:X")
async def main():
    cloud = cloud_client(key, "http://127.0.0.1:" + sys.argv[1], SystemClock(), "en")
    print(await cloud.send(caller(Side.LEADER)), key, cloud)
    await cloud.close()
asyncio.run(main())
"""


def test_nothing_heavy_is_imported_before_the_first_call() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "ccrtui" in loaded
    assert not loaded & HEAVY


def test_a_call_warns_of_nothing_and_logs_no_key() -> None:
    arguments = [sys.executable, "-W", "error", "-c", CALL, "9"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "refused" in done.stdout
    output = done.stdout + done.stderr
    assert "Warning" not in output
    assert not any(part in output for part in ("AKIDofsomebody", "a-key-of-somebody", "a-token-of-somebody"))


def test_the_clients_way_to_take_the_time_is_no_error_and_other_old_ways_are() -> None:
    ending = "() is deprecated and scheduled for removal in a future version."
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Sdk(key(), read_endpoint(None), "zh").close()
        warnings.warn(f"datetime.datetime.utcfromtimestamp{ending}", DeprecationWarning, stacklevel=1)
        with pytest.raises(DeprecationWarning):
            warnings.warn(f"datetime.datetime.utcnow{ending}", DeprecationWarning, stacklevel=1)
