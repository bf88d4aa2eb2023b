"""The variables of the environment in which a key of the cloud stands."""

from __future__ import annotations

SECRET_ID, SECRET_KEY = "TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"
TOKENS = ("TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN")
KEY_VARIABLES = frozenset({SECRET_ID, SECRET_KEY, *TOKENS})
"""All of them."""
