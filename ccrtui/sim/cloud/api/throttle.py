"""The frequency limit of an account's calls of one action, as documented per product."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from ccrtui.sim.cloud.api.refusal import CloudError
from ccrtui.sim.cloud.rules import Rules

WINDOW_S = 1.0
USUAL = 20
DOCUMENTED = {
    "CreateRoutes": 100,
    "SetCcnRegionBandwidthLimits": 100,
    "DetachCcnInstances": 100,
    "DeleteCcn": 100,
    "DescribeAutomationAgentStatus": 60,
}
"""Requests per second by action, where the documents say another number than the usual one."""


class Throttle:
    """Counts calls in a sliding second of real time: the limit protects the server, whatever its clock shows."""

    def __init__(self, rules: Rules, now: Callable[[], float] = time.monotonic) -> None:
        self._rules = rules
        self._now = now
        self._calls: dict[tuple[int, str, str], deque[float]] = {}

    def admit(self, uin: int, service: str, action: str) -> None:
        """Count one more call. Raises CloudError when there were too many within the second."""
        limit = self._rules.per_second or DOCUMENTED.get(action, USUAL)
        calls, now = self._calls.setdefault((uin, service, action), deque()), self._now()
        while calls and calls[0] <= now - WINDOW_S:
            calls.popleft()
        if len(calls) >= limit:
            text = f"The request times of `{action}` exceed the frequency limit `{limit}` for a second. Retry later."
            raise CloudError("RequestLimitExceeded", text)
        calls.append(now)
