"""The key that a machine of the cloud is lent for its role, asked from the metadata service.

Path and fields: SDK 3.1.195 (`CVMRoleCredential`), which asks without a time limit.
"""

from __future__ import annotations

import json
import urllib.request
from threading import Thread
from urllib.parse import quote

from ccrtui.adapters.tencent.credentials.key_formats import Keys, MalformedError, keys

METADATA = "http://metadata.tencentyun.com"
WAIT_S = 1.0
_PATH = "/latest/meta-data/cam/security-credentials/"
_LONGEST = 64 * 1024


def role_keys(role: str, metadata: str = METADATA) -> Keys | None:
    """The role's temporary key; None when nothing answers within a second. Raises MalformedError."""
    answers: list[bytes] = []
    asking = Thread(target=_ask, args=(f"{metadata}{_PATH}{quote(role, safe='')}", answers), daemon=True)
    asking.start()
    asking.join(WAIT_S)
    return _read(answers[0]) if answers else None


def _ask(url: str, answers: list[bytes]) -> None:
    """Ask directly, whatever proxy is set: the service is on the machine's own link."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=WAIT_S) as answer:
            answers.append(answer.read(_LONGEST))
    except (OSError, ValueError):
        return


def _read(body: bytes) -> Keys:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedError from None
    names = ("TmpSecretId", "TmpSecretKey", "Token")
    if not isinstance(document, dict) or not all(isinstance(document.get(name) or "", str) for name in names):
        raise MalformedError
    return keys(*(document.get(name) for name in names))
