"""What the verbs are told by the process they run in."""

from __future__ import annotations

import os

from ccrtui.core.secret import Variables


def environment() -> Variables:
    """The variables of this process."""
    return Variables(os.environ)
