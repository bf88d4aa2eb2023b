"""What the words of a fault are filled with."""

from __future__ import annotations

from ccrtui.core.call.fault import Fault
from ccrtui.core.json_value import JsonObject


def fault_params(fault: Fault) -> JsonObject:
    """The fault's own details, its status, and the deepest cause that the server names."""
    return {
        **fault.details,
        "status": fault.status,
        "reason": fault.cause_reason or fault.reason,
        "error": fault.cause_type or fault.error_type,
    }
