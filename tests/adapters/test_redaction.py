"""A password is covered wherever it stands in a fault, in texts inside of other values too."""

from __future__ import annotations

from ccrtui.adapters.redaction import redactor
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.json_value import JsonObject

WORD = "a word of somebody"


def test_a_password_is_covered_in_every_value_of_the_details() -> None:
    details: JsonObject = {"text": f"[{WORD}]", "list": [WORD, 7], "object": {"place": WORD, f"env:{WORD}": None}}
    covered = redactor("somebody", WORD)(Fault(FaultCode.REJECTED, reason=WORD, details=details))
    assert covered.reason == "***"
    assert covered.details == {"text": "[***]", "list": ["***", 7], "object": {"place": "***", "env:***": None}}
